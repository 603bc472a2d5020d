import type { UseFormRegisterReturn } from 'react-hook-form'
import type { Draft } from '../contract.ts'

/** A draft as the form holds it: a basis that is not chosen yet is an empty choice. */
export type DraftValues = Omit<Draft, 'basis'> & { basis: string }

export const emptyFact = () => ({ observedOn: '', text: '', source: '' })
export const emptyDraft = (): Draft => ({
  municipality: '',
  branchNumber: '',
  subject: '',
  basis: null,
  basisText: '',
  facts: [emptyFact()],
  request: '',
})
export const toValues = (draft: Draft): DraftValues => ({ ...draft, basis: draft.basis ?? '' })
export const toDraft = (values: DraftValues): Draft => ({
  ...values,
  basis: values.basis === '' ? null : (values.basis as Draft['basis']),
})

/** A field of the form, with what is wrong with it. */
export type BindDraft = (name: string) => UseFormRegisterReturn & { error: string | undefined }
