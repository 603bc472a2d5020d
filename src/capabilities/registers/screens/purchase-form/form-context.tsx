import { createContext, useContext } from 'react'
import type { FieldPath, UseFormReturn } from 'react-hook-form'
import type { Day } from '../../../../kernel/dates.ts'
import type { BranchView } from '../../../access/contract.ts'
import type { PolicyView } from '../../../policy/contract.ts'
import type { Policy } from '../../../policy/rules/policy-on.ts'
import type { PurchaseValues } from './form-values.ts'

/** What the parts of the purchase form need to know of the whole. */
export type PurchaseFormState = {
  form: UseFormReturn<PurchaseValues>
  /** What is filled in at this moment. */
  values: PurchaseValues
  branch: BranchView
  policyView: PolicyView
  policy: Policy
  /** The day that the terms count from. */
  acquiredOn: Day
  documentDemanded: boolean
  /** The sentence at a field that is wrong, once someone has left it or tried to record. */
  errorOf: (name: string) => string | undefined
  /** The fields that show an error now. */
  errorNames: string[]
}

export const PurchaseFormContext = createContext<PurchaseFormState | null>(null)

/** The purchase form around this part, with `bind` to tie a field of it to an input. */
export function usePurchaseForm() {
  const state = useContext(PurchaseFormContext)
  if (state === null) throw new Error('this belongs inside the purchase form')
  const { form, errorOf } = state
  const bind = (name: FieldPath<PurchaseValues>) => ({ ...form.register(name), error: errorOf(name) })
  return { ...state, bind }
}
