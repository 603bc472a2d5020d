import { z } from 'zod'
import { categories } from '../../../kernel/codes.ts'
import { day, page, pageQuery, requiredLine } from '../../../platform/contract.ts'
import { identifierView } from '../../../platform/identifier-contract.ts'

export const leadStates = ['new', 'handled'] as const
export type LeadState = (typeof leadStates)[number]

/** A stolen item that bears the number. */
const leadItem = z.object({
  itemId: z.uuid(),
  reportId: z.uuid(),
  registrationNumber: z.string().nullable(),
  category: z.enum(categories),
  brand: z.string().nullable(),
  model: z.string().nullable(),
  colour: z.string().nullable(),
  committedOn: day,
  place: z.string(),
  endedOn: day.nullable(),
})

/** A lead as the list shows it: everything but the words, which may speak of a person. */
export const leadView = z.object({
  id: z.uuid(),
  receivedAt: z.string(),
  checkedAt: z.string().describe('When the number was checked and stood as stolen'),
  number: identifierView,
  site: z.string().nullable().describe('The site that a link leads to; null: described in words'),
  state: z.enum(leadStates),
  items: z.array(leadItem),
  handled: z.object({ at: z.string(), by: z.string(), note: z.string() }).nullable(),
})
export type LeadView = z.infer<typeof leadView>
export const leadList = page(leadView).extend({ counts: z.record(z.enum(leadStates), z.int()) })
export const leadListQuery = pageQuery.extend({ state: z.enum(leadStates).default('new') })

export const leadWords = z.object({ words: z.string() })
export type LeadWords = z.infer<typeof leadWords>
export const handlingInput = z.object({ note: requiredLine(500) })
