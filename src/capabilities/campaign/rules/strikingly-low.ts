/** What dealers ask for a model: from the lower to the upper quarter of their sales, rounded outwards. */
export type PriceRange = { lowCents: number; highCents: number }

/** What can be said of an asked price. There is no third answer: nothing here ever says that a price is fine. */
export type Verdict =
  | { verdict: 'strikingly-low'; belowCents: number }
  /** `price`: the price alone says nothing; the others: what is missing to say anything. */
  | { verdict: 'nothing'; why: 'price' | 'few-sales' | 'no-gold-price' }

/**
 * Goods: below half of what dealers ask at the low end. A dealer sells for at most about twice what it pays, so whoever
 * sells below that half gets less than any dealer would give: someone in a hurry, or who did not pay for it.
 */
const GOODS_SHARE = 1 / 2

/**
 * Gold: below two thirds of what its fine gold is worth. It can be melted and is worth that to everyone; counters that
 * buy gold pay more than two thirds (K), so nobody needs to sell below it.
 */
const GOLD_SHARE = 2 / 3

/** Whether an asked price is strikingly low beside what dealers ask; null when too few sales are known. */
export function judgeGoodsPrice(askedCents: number, range: PriceRange | null): Verdict {
  if (range === null) return { verdict: 'nothing', why: 'few-sales' }
  return judge(askedCents, range.lowCents * GOODS_SHARE)
}

export type GoldAsked = { weightGrams: number; karat: number; askedCents: number }

/** Whether an asked price is strikingly low beside what the fine gold in it is worth; null when no price is known. */
export function judgeGoldPrice(asked: GoldAsked, centsPerGram: number | null): Verdict {
  if (centsPerGram === null) return { verdict: 'nothing', why: 'no-gold-price' }
  return judge(asked.askedCents, goldValueCents(asked, centsPerGram) * GOLD_SHARE)
}

/** What the fine gold is worth in whole cents, downwards: grams x karat / 24 x price per gram of fine gold. */
export function goldValueCents(
  { weightGrams, karat }: Pick<GoldAsked, 'weightGrams' | 'karat'>,
  centsPerGram: number,
): number {
  return Math.floor((weightGrams * karat * centsPerGram) / 24)
}

function judge(askedCents: number, belowCents: number): Verdict {
  return askedCents < belowCents
    ? { verdict: 'strikingly-low', belowCents: Math.floor(belowCents) }
    : { verdict: 'nothing', why: 'price' }
}
