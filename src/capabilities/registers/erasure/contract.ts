import { z } from 'zod'
import { day, instant, requiredLine } from '../../../platform/contract.ts'

/** An entry as it is named on a receipt. */
const entryName = {
  branchNumber: z.string('field.text').regex(/^\d{12}$/, 'retention.wrong.branch'),
  register: z.enum(['purchase', 'sale'], 'field.choice'),
  sequenceNumber: z.int('retention.wrong.number').min(1, 'retention.wrong.number'),
}

export const holdInput = z.object({
  ...entryName,
  orderedBy: requiredLine(200).describe('Who ordered it: an office and a name'),
  basis: requiredLine(200).describe('The article or decision that it stands on'),
  reason: requiredLine(500),
  until: day.describe('The last day, inclusive'),
})
export const holdEndInput = z.object({ reason: requiredLine(500) })
export const holdEndView = z.object({
  becomes: z
    .enum(['held-still', 'back-to-term', 'erased-next'])
    .describe('Another hold stands; the term of the entry still comes; or the next run erases'),
})

const listed = {
  id: z.uuid(),
  branchNumber: z.string(),
  register: z.enum(['purchase', 'sale']),
  sequenceNumber: z.int(),
  municipality: z.string(),
}
export const holdView = z.object({
  ...listed,
  orderedBy: z.string(),
  basis: z.string(),
  reason: z.string(),
  until: z.string(),
  placedAt: instant,
  endedAt: instant.nullable(),
  endReason: z.string().nullable(),
})
export type HoldView = z.infer<typeof holdView>
export const holdList = z.object({ items: z.array(holdView) })

export const entryErasureInput = z.object({ ...entryName, reason: requiredLine(500) })
export const entryErasureView = z.object({
  ...listed,
  ground: z.enum(['early', 'hold-ended', 'replayed']),
  reason: z.string(),
  begunAt: instant,
  erasedAt: instant.nullable().describe('Null: the log is not signed past it yet; the next run goes on'),
})
export type EntryErasureView = z.infer<typeof entryErasureView>
export const entryErasureList = z.object({ items: z.array(entryErasureView) })
