import type { Day } from '../../kernel/dates.ts'
import type { Database } from '../../platform/database.ts'
import { currentGoldPrice, listGoldPrices } from './list-gold-prices.ts'
import { findRange } from './name-goods.ts'
import type { AskedPrice } from './rules/asked-price.ts'
import {
  goldValueCents,
  judgeGoldPrice,
  judgeGoodsPrice,
  type PriceRange,
  type Verdict,
} from './rules/strikingly-low.ts'

/** What was said, and on what it stands: for a strikingly low price only, since a range beside another reads as approval. */
export type PriceAnswer =
  | Extract<Verdict, { verdict: 'nothing' }>
  | (Extract<Verdict, { verdict: 'strikingly-low' }> & { basis: Basis })
export type Basis =
  | ({ kind: 'sales'; week: Day } & PriceRange)
  | { kind: 'gold'; pricedOn: Day; source: string; valueCents: number }

type RangeRow = PriceRange & { brand: string; model: string; week: Day }

/** Says whether a price raises questions. Nothing about the question is kept. */
export async function judgePrice(database: Database, asked: AskedPrice, today: Day): Promise<PriceAnswer> {
  if (asked.about === 'gold') {
    const price = currentGoldPrice(await listGoldPrices(database, 1), today)
    const verdict = judgeGoldPrice(asked, price?.centsPerGram ?? null)
    if (verdict.verdict === 'nothing' || price === null) return nothing(verdict)
    const valueCents = goldValueCents(asked, price.centsPerGram)
    return { ...verdict, basis: { kind: 'gold', pricedOn: price.pricedOn, source: price.source, valueCents } }
  }
  const ranges = await database<RangeRow[]>`
    select brand, model, week, low_cents as "lowCents", high_cents as "highCents"
      from campaign.current_price_range where category = ${asked.category}`
  const range = findRange(ranges, asked)
  const verdict = judgeGoodsPrice(asked.askedCents, range)
  if (verdict.verdict === 'nothing' || range === null) return nothing(verdict)
  const { week, lowCents, highCents } = range
  return { ...verdict, basis: { kind: 'sales', week, lowCents, highCents } }
}

function nothing(verdict: Verdict): Extract<Verdict, { verdict: 'nothing' }> {
  if (verdict.verdict === 'nothing') return verdict
  throw new Error('a price is strikingly low beside nothing')
}
