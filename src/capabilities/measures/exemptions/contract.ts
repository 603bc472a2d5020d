import { z } from 'zod'
import { categories } from '../../../kernel/codes.ts'
import { day, line, page, pageQuery, text } from '../../../platform/contract.ts'
import { exemptionStates } from '../rules/file-states.ts'

const id = z.uuid('field.choice')
const reason = text(4_000).min(1, 'field.required')
const chosen = z.array(z.enum(categories), 'field.choice').min(1, 'field.required')

export const exemptionInput = z.object({
  id,
  dealerId: id,
  receivedOn: day,
  categories: chosen,
  request: reason,
})
export type ExemptionInput = z.infer<typeof exemptionInput>

/** Once, with notice to who asked (4:14 Awb): the new last day. */
export const extensionInput = z.object({ on: day, until: day, reason })
export type ExtensionInput = z.infer<typeof extensionInput>

export const exemptionDecisionInput = z.object({
  on: day,
  isGranted: z.boolean(),
  reason,
  categories: z.array(z.enum(categories), 'field.choice').default([]),
  from: day.nullable().default(null),
  until: day.nullable().default(null),
})
export type ExemptionDecisionInput = z.infer<typeof exemptionDecisionInput>

export const exemptionView = z.object({
  id: z.uuid(),
  number: z.string(),
  dealerId: z.uuid(),
  dealerName: z.string(),
  receivedOn: day,
  categories: z.array(z.enum(categories)),
  request: z.string(),
  decideUntil: day.describe('The last day of the term (4:13, 4:14 Awb)'),
  isLate: z.boolean().describe('Not decided when the term was over, or decided after it'),
  state: z.enum(exemptionStates),
  extension: z.object({ on: day, until: day, reason: z.string() }).nullable(),
  decision: z
    .object({
      on: day,
      isGranted: z.boolean(),
      reason: z.string(),
      categories: z.array(z.enum(categories)),
      from: day.nullable(),
      until: day.nullable(),
      by: z.string(),
    })
    .nullable(),
})
export type ExemptionView = z.infer<typeof exemptionView>
export const exemptionList = page(exemptionView)
export const exemptionListQuery = pageQuery.extend({
  state: z.enum(exemptionStates).optional(),
  search: line(100).optional(),
})
