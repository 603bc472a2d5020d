import type { Database } from '../../platform/database.ts'
import { nameGoods } from './name-goods.ts'

export const PRICE_WEEK_TASK = 'record-price-week'

type Text = { category: string; brand: string | null; model: string | null }

/**
 * Makes this week's price ranges out of the sales registers, once a week however often it is called; says how many, or
 * null when they were made before. The worker gives names to texts on goods; the sales it never sees (migration 0015).
 */
export async function recordPriceWeek(worker: Database): Promise<number | null> {
  const texts = await worker<Text[]>`
    select distinct category, brand, model from registers.item where brand is not null or model is not null`
  const names = texts.flatMap((text) => {
    const name = nameGoods(text)
    return name === null
      ? []
      : [{ category: text.category, brand_text: text.brand, model_text: text.model, ...name }]
  })
  const [made] = await worker<{ count: number | null }[]>`
    select campaign.record_price_week(${worker.json(names)}) as count`
  return made!.count
}
