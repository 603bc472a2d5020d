import { z } from 'zod'
import { day, requiredLine } from '../../../platform/contract.ts'
import { personView, purchaseView, saleView } from '../contract.ts'

const ENTRIES_MAX = 50
export const entryReference = z.object({
  register: z.enum(['purchase', 'sale'], 'field.choice'),
  branchNumber: z.string('field.text').regex(/^\d{12}$/, 'field.choice'),
  sequenceNumber: z.int('field.required').min(1, 'field.required'),
})
export type EntryReference = z.infer<typeof entryReference>

/** Who asks, as the identity document has it, and the numbers on the receipts that they show. */
export const registerAnswerInput = z.object({
  name: requiredLine(120),
  entries: z
    .array(entryReference, 'field.required')
    .min(1, 'field.required')
    .max(ENTRIES_MAX, 'field.too-many'),
})
export type RegisterAnswerInput = z.infer<typeof registerAnswerInput>

/** `erased`: the people are gone and nothing tells any more whose it was. `unreadable`: its key is missing. */
export const entryOutcomes = ['given', 'erased', 'other-person', 'not-found', 'unreadable'] as const
export type EntryOutcome = (typeof entryOutcomes)[number]

export const answeredEntry = entryReference.extend({
  outcome: z.enum(entryOutcomes),
  erased: personView.shape.erased,
  given: z
    .object({
      purchase: purchaseView.nullable(),
      sale: saleView.nullable(),
      person: personView,
      keptUntilMonth: z.string().describe('The month in which the person is destroyed, yyyy-mm'),
      recordedOn: day,
      legalBasis: z.string().nullable(),
    })
    .nullable(),
})
export type AnsweredEntry = z.infer<typeof answeredEntry>
export const registerAnswer = z.object({ entries: z.array(answeredEntry) })
export type RegisterAnswer = z.infer<typeof registerAnswer>
