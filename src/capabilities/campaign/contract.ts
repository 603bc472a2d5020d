import { z } from 'zod'
import { cents, day, instant, requiredLine } from '../../platform/contract.ts'

/** What a gram of fine gold cost on a day, and who says so. */
export const goldPriceInput = z.object({
  pricedOn: day,
  centsPerGram: cents.min(1, 'gold.wrong.price').max(10_000_000, 'gold.wrong.price'),
  source: requiredLine(200),
})
export type GoldPriceInput = z.infer<typeof goldPriceInput>

export const goldPriceView = z.object({
  id: z.uuid(),
  pricedOn: z.string(),
  centsPerGram: z.int(),
  source: z.string(),
  enteredAt: instant,
})
export type GoldPriceView = z.infer<typeof goldPriceView>

/** The newest prices, newest day first; `current` is the one that counts today, if there is a fresh one. */
export const goldPriceList = z.object({
  items: z.array(goldPriceView),
  currentId: z.uuid().nullable(),
})
