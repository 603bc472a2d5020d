import type { Transaction } from '../../platform/database.ts'
import type { DescribedItem, MatchItem } from './rules/item.ts'
import { queryKeys, queryTerms, searchKeys } from './rules/search-keys.ts'

/** Where the other side keeps its search keys and terms. */
export const sides = {
  stolen: { identifiers: 'thefts.item_identifier', terms: 'thefts.item_term' },
  bought: { identifiers: 'registers.item_identifier', terms: 'registers.item_term' },
} as const

/** Per term the newest of the other side: a term that more things share tells little, and what is new is still to be had. */
const PER_TERM_MAX = 200
/** Compared per item after that, those with most in common first. */
const BY_TERM_MAX = 100
/** No number of one thing stands on so many; what is left out are neighbours of a number that counts up. */
const BY_KEY_MAX = 500

type Sought = { described: DescribedItem; match: MatchItem }
type Row = { key: string; item_id: string }

/**
 * Per item the ids of the other side that may be the same thing: by a number within one edit, or by what is told of it.
 * Two look-ups for all items together: `= any` of the neighbourhood is one index descent per key and keeps its index
 * under row level security (architecture.md 4).
 */
export async function findCandidates(
  tx: Transaction,
  sought: readonly Sought[],
  side: keyof typeof sides,
): Promise<string[][]> {
  const found = sought.map(() => new Map<string, number>())
  await Promise.all([
    findByKey(tx, sought, sides[side].identifiers, found),
    findByTerm(tx, sought, sides[side].terms, found),
  ])
  return found.map((candidates) => [...candidates.keys()])
}

async function findByKey(
  tx: Transaction,
  sought: readonly Sought[],
  table: string,
  found: Map<string, number>[],
): Promise<void> {
  const keysOf = sought.map(({ match }) => queryKeys(match.identifiers))
  const rows = await keyQuery(tx, table, keysOf.flat())
  const wanted = whoWants(keysOf, rows)
  const same = sought.map(({ match }) => new Set(searchKeys(match.identifiers)))
  collect(rows, found, BY_KEY_MAX, function* (key) {
    // The number itself goes before its neighbours.
    for (const item of wanted.get(key) ?? []) yield [item, same[item]!.has(key) ? 1000 : 1]
  })
}

async function findByTerm(
  tx: Transaction,
  sought: readonly Sought[],
  table: string,
  found: Map<string, number>[],
): Promise<void> {
  const termsOf = sought.map(({ described }) => queryTerms(described))
  const rows = await termQuery(tx, table, [...new Set(termsOf.flat())])
  const wanted = whoWants(termsOf, rows)
  collect(rows, found, BY_TERM_MAX, function* (key) {
    for (const item of wanted.get(key) ?? []) yield [item, 1]
  })
}

// Keys and terms go as one text: writing 90,000 of them as an array costs a millisecond per item. They are folded or made
// of letters and digits, so a line end parts them. Both exported for the test of their plans.
export function keyQuery(tx: Transaction, table: string, keys: readonly string[]) {
  return tx<Row[]>`
    select folded as key, item_id from ${tx(table)} where folded = any (string_to_array(${keys.join('\n')}, E'\n'))`
}

export function termQuery(tx: Transaction, table: string, terms: readonly string[]) {
  return tx<Row[]>`
    select t.key, x.item_id from unnest(string_to_array(${terms.join('\n')}, E'\n')) as t(key)
     cross join lateral (
       select item_id from ${tx(table)} where term = t.key order by item_id desc limit ${PER_TERM_MAX}) x`
}

/** Which items look for the keys that were found: few of those that were looked for. */
function whoWants(keysOf: readonly string[][], rows: readonly Row[]): Map<string, number[]> {
  const wanted = new Map<string, number[]>(rows.map(({ key }) => [key, []]))
  keysOf.forEach((keys, item) => {
    for (const key of keys) wanted.get(key)?.push(item)
  })
  return wanted
}

/** Keeps per item the candidates with the most in common. */
function collect(
  rows: readonly Row[],
  found: Map<string, number>[],
  most: number,
  weigh: (key: string) => Iterable<[item: number, weight: number]>,
): void {
  const shared = found.map(() => new Map<string, number>())
  for (const { key, item_id } of rows) {
    for (const [item, weight] of weigh(key)) {
      shared[item]!.set(item_id, (shared[item]!.get(item_id) ?? 0) + weight)
    }
  }
  shared.forEach((candidates, item) => {
    const best = [...candidates].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? 1 : -1)).slice(0, most)
    for (const [id, weight] of best) found[item]!.set(id, weight)
  })
}
