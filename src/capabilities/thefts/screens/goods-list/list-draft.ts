import type { Day } from '../../../../kernel/dates.ts'
import type { FieldError } from '../../../../kernel/result.ts'
import type { Thing } from '../../../belongings/rules/thing.ts'
import type { GoodsListRequest } from '../../contract.ts'

/** The pages on which a goods list is made, in order; each is a step in the address. */
export const draftSteps = ['start', 'wanneer', 'wat', 'helpt', 'aangifte', 'controleer'] as const
export type DraftStep = (typeof draftSteps)[number]

/** A list that is being made: which belongings are gone, and what was typed. Kept sealed in the vault. */
export type ListDraft = {
  /** One per list, so that sending again after a lost answer never sends twice. */
  key: string
  picked: string[]
  municipality: string
  knowsDay: '' | 'yes' | 'no'
  committedOn: string
  committedUntil: string
  hasReport: '' | 'yes' | 'no'
  registrationNumber: string
  name: string
  phone: string
  email: string
}

export function emptyDraft(key: string): ListDraft {
  return {
    key,
    picked: [],
    municipality: '',
    knowsDay: '',
    committedOn: '',
    committedUntil: '',
    hasReport: '',
    registrationNumber: '',
    name: '',
    phone: '',
    email: '',
  }
}

/** What is wrong on one page, all at once; the code of each is a key of the catalogues. */
export function checkStep(step: DraftStep, draft: ListDraft, today: Day): FieldError[] {
  if (step === 'wanneer') return checkWhen(draft, today)
  if (step === 'wat') return draft.picked.length > 0 ? [] : [{ field: 'picked', code: 'goods-list.pick-one' }]
  if (step !== 'aangifte') return []
  if (draft.hasReport === '') return [{ field: 'hasReport', code: 'field.choice' }]
  const isMissing = draft.hasReport === 'yes' && draft.registrationNumber.trim() === ''
  return isMissing ? [{ field: 'registrationNumber', code: 'field.required' }] : []
}

function checkWhen(draft: ListDraft, today: Day): FieldError[] {
  const { municipality, knowsDay, committedOn, committedUntil } = draft
  const wrong: FieldError[] = []
  if (municipality === '') wrong.push({ field: 'municipality', code: 'field.choice' })
  if (knowsDay === '') return [...wrong, { field: 'knowsDay', code: 'field.choice' }]
  if (committedOn === '') wrong.push({ field: 'committedOn', code: 'field.required' })
  else if (committedOn > today) wrong.push({ field: 'committedOn', code: 'theft.in-future' })
  if (knowsDay === 'yes') return wrong
  if (committedUntil === '') wrong.push({ field: 'committedUntil', code: 'field.required' })
  else if (committedUntil > today) wrong.push({ field: 'committedUntil', code: 'theft.in-future' })
  else if (committedUntil <= committedOn) wrong.push({ field: 'committedUntil', code: 'theft.until-before' })
  return wrong
}

/** The first page on which something is still missing; null when the list can be sent. */
export function firstOpenStep(draft: ListDraft, today: Day): DraftStep | null {
  return draftSteps.find((step) => checkStep(step, draft, today).length > 0) ?? null
}

/** A list as the API takes it. What someone noted for themselves (shop, price, note) stays in the vault. */
export function toListRequest(draft: ListDraft, things: readonly Thing[]): GoodsListRequest {
  return {
    municipality: draft.municipality,
    committedOn: draft.committedOn,
    committedUntil: draft.knowsDay === 'no' ? draft.committedUntil : null,
    registrationNumber: draft.hasReport === 'yes' ? draft.registrationNumber : null,
    contact: { name: draft.name, phone: draft.phone, email: draft.email },
    items: things.map((thing) => ({
      category: thing.category,
      brand: thing.brand,
      model: thing.model,
      colour: thing.colour,
      description: thing.description,
      jewellery: jewelleryOf(thing),
      identifiers: thing.identifiers,
    })),
  }
}

function jewelleryOf(thing: Thing): GoodsListRequest['items'][number]['jewellery'] {
  const { jewelleryKind: kind, weightGrams, stones, marks } = thing
  const metal = [thing.material, thing.fineness].filter(Boolean).join(' ')
  return kind || metal || stones || weightGrams || marks ? { kind, metal, stones, weightGrams, marks } : null
}
