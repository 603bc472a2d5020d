import type { Day } from '../../kernel/dates.ts'
import type { Database, Transaction } from '../../platform/database.ts'
import type { GoldPriceView } from './contract.ts'
import { isFresh } from './rules/gold-price-age.ts'

type Row = Omit<GoldPriceView, 'enteredAt'> & { enteredAt: Date }

/** The newest gold prices, the newest day first and of one day the last that was entered. */
export async function listGoldPrices(sql: Database | Transaction, limit: number): Promise<GoldPriceView[]> {
  const rows = await sql<Row[]>`
    select ${columns(sql)} from campaign.gold_price order by priced_on desc, entered_at desc, id desc limit ${limit}`
  return rows.map(view)
}

/** One gold price that was entered. */
export async function readGoldPrice(tx: Transaction, id: string): Promise<GoldPriceView> {
  const [row] = await tx<Row[]>`select ${columns(tx)} from campaign.gold_price where id = ${id}`
  if (!row) throw new Error(`gold price ${id} is not there after it was entered`)
  return view(row)
}

const columns = (sql: Database | Transaction) =>
  sql`id, priced_on as "pricedOn", cents_per_gram as "centsPerGram", source, entered_at as "enteredAt"`

const view = (row: Row): GoldPriceView => ({ ...row, enteredAt: row.enteredAt.toISOString() })

/** The price that counts on `today`: the newest, unless it is too old to say anything. */
export function currentGoldPrice(newestFirst: readonly GoldPriceView[], today: Day): GoldPriceView | null {
  const newest = newestFirst[0]
  return newest && isFresh(newest.pricedOn, today) ? newest : null
}
