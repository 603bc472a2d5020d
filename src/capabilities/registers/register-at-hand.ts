import type { IdentifierKind } from '../../identifiers/public.ts'
import { addMonths, type Day } from '../../kernel/dates.ts'
import type { Category } from '../../kernel/codes.ts'
import type { Transaction } from '../../platform/database.ts'
import { viewIdentifier } from '../../platform/view-identifier.ts'

/** Nobody needs more in a shop: what is older is asked for by number at the desk. */
const MONTHS_BACK = 12
/** Some 5 MB, which a tablet keeps and searches at once. */
const ITEMS_MAX = 10_000

type Item = {
  itemId: string
  entryId: string
  sequenceNumber: number
  acquiredOn: Day
  keepUntil: Day
  state: 'holding' | 'for-sale' | 'pledged' | 'sold'
  category: Category
  brand: string | null
  model: string | null
  colour: string | null
  material: string | null
  quantity: number
  identifiers: { kind: IdentifierKind; value: string; canonical: string }[]
}
type Row = { branchNumber: string | null; lastNumber: number; total: number; items: Item[] }

/**
 * The purchase register of the branch that is visited, for who inspects it: goods and numbers of the last twelve months and all
 * that is still held, never a person. The opening is recorded, and the dealer sees it. Null: no visit of the caller runs.
 */
export async function registerAtHand(tx: Transaction, visitId: string, today: Day) {
  const since = addMonths(today, -MONTHS_BACK)
  const [row] = await tx<Row[]>`
    select branch_number as "branchNumber", last_number as "lastNumber", total, items
      from registers.at_hand(${visitId}, ${since}, ${today}, ${ITEMS_MAX})`
  if (row === undefined) return null
  const items = row.items.map(({ identifiers, ...item }) => ({
    ...item,
    identifiers: identifiers.map((kept) => ({ ...viewIdentifier(kept), canonical: kept.canonical })),
  }))
  return {
    items,
    branchNumber: row.branchNumber,
    since,
    count: row.total,
    lastSequenceNumber: row.lastNumber,
  }
}
