import { sides, keyQuery } from '../src/capabilities/matching/find-candidates.ts'
import { editBetween, neighbourhood } from '../src/identifiers/public.ts'
import type { Database } from '../src/platform/database.ts'
import { type BenchHelder, openBenchHelder } from './helder.ts'
import { type BenchRow, median, spreadOf } from './row.ts'
import { fillSide } from './stolen-goods.ts'

const ROUNDS = 7
const QUERIES = 40

/**
 * One-edit search at equal recall: the neighbourhood in one `= any` on the product's table, as helder_worker under row
 * level security, beside a trigram GIN index on the same keys. Sizes in rising order; the table grows between them.
 */
export async function benchSearch(sizes: readonly number[] = [1_000_000]): Promise<BenchRow[]> {
  const helder = await openBenchHelder()
  try {
    await helder.admin`create extension if not exists pg_trgm`
    await helder.admin`create schema bench`
    await helder.admin`create table bench.trigram (folded text collate "C" not null)`
    const rows: BenchRow[] = []
    const ours: number[] = []
    let from = 0
    for (const size of sizes) {
      await grow(helder, from, size)
      from = size
      const { row, ours_ms } = await compare(helder, size)
      rows.push(row, figure(size, ours_ms))
      ours.push(median(ours_ms))
    }
    return [...rows, ...growth(sizes, ours)]
  } finally {
    await helder.stop()
  }
}

async function grow({ admin }: BenchHelder, from: number, to: number): Promise<void> {
  await fillSide(admin, 'thefts', from, to)
  await admin`drop index if exists bench.trigram_folded`
  await admin`truncate bench.trigram`
  await admin`insert into bench.trigram select folded from thefts.item_identifier where folded is not null`
  await admin`create index trigram_folded on bench.trigram using gin (folded gin_trgm_ops)`
  await admin`vacuum analyze bench.trigram`
}

type Query = { typed: string; keys: string[]; threshold: number }

async function compare(helder: BenchHelder, size: number): Promise<{ row: BenchRow; ours_ms: number[] }> {
  const queries = await makeQueries(helder.admin, size)
  const ours_ms: number[] = []
  const ratios: number[] = []
  for (let round = 0; round <= ROUNDS; round++) {
    const times = { ours: [] as number[], trigram: [] as number[] }
    for (const query of queries) {
      const ours = await timed(() => searchOurs(helder.worker, query))
      const trigram = await timed(() => searchTrigram(helder.admin, query))
      assertSame(query, ours.found, trigram.found)
      times.ours.push(ours.time_ms)
      times.trigram.push(trigram.time_ms)
    }
    // The first round warms the caches of both.
    if (round === 0) continue
    ours_ms.push(median(times.ours))
    ratios.push(median(times.trigram) / median(times.ours))
  }
  const row: BenchRow = {
    name: `one-edit search among ${size} numbers: how many times faster`,
    goal: '5 or more',
    peer: 'trigram GIN on the folded number at equal recall',
    ratio: median(ratios),
    spread: spreadOf(ratios),
    rounds: ROUNDS,
  }
  return { row, ours_ms }
}

/** Numbers that stand in the table with one edit in them, and what finds them. */
async function makeQueries(admin: Database, size: number): Promise<Query[]> {
  const rows = await admin<{ folded: string }[]>`
    select folded from thefts.item_identifier where item_id in (
      select md5('i' || n * ${Math.floor(size / QUERIES)}::bigint)::uuid from generate_series(0, ${QUERIES - 1}) n)`
  return Promise.all(
    rows.map(async ({ folded }, n) => {
      const typed = spoil(folded, n)
      const keys = neighbourhood(typed)
      // The highest threshold that still lets every number within one edit through.
      const [least] = await admin<{ t: number }[]>`
        select min(similarity(${typed}, k)) - 0.0001 as t from unnest(${keys}::text[]) k`
      return { typed, keys, threshold: least!.t }
    }),
  )
}

/** A deletion, a substitution, an insertion and a swap in turn, at places that move along. */
function spoil(key: string, n: number): string {
  const at = 1 + (n % (key.length - 2))
  const [before, char, after] = [key.slice(0, at), key[at]!, key.slice(at + 1)]
  const other = char === 'X' ? 'Y' : 'X'
  return [
    before + after,
    before + other + after,
    before + other + char + after,
    before + after[0] + char + after.slice(1),
  ][n % 4]!
}

async function searchOurs(worker: Database, { typed }: Query): Promise<string[]> {
  // Making the neighbourhood is part of the work.
  const keys = neighbourhood(typed)
  const rows = await worker.begin((tx) => keyQuery(tx, sides.stolen.identifiers, keys))
  return rows.map((row) => row.key)
}

async function searchTrigram(admin: Database, { typed, threshold }: Query): Promise<string[]> {
  const rows = await admin.begin(async (tx) => {
    const set = tx`select set_config('pg_trgm.similarity_threshold', ${String(threshold)}, true)`
    const [, found] = await Promise.all([
      set,
      tx<{ folded: string }[]>`select folded from bench.trigram where folded % ${typed}`,
    ])
    return found
  })
  return rows.map((row) => row.folded).filter((key) => key === typed || editBetween(typed, key) !== null)
}

function assertSame({ typed }: Query, ours: string[], trigram: string[]): void {
  const [a, b] = [ours, trigram].map((keys) => [...new Set(keys)].sort().join(' '))
  if (a !== b || ours.length === 0) throw new Error(`recall differs for ${typed}: ${a} and ${b}`)
}

async function timed<T>(work: () => Promise<T>): Promise<{ found: T; time_ms: number }> {
  const started = performance.now()
  const found = await work()
  return { found, time_ms: performance.now() - started }
}

function figure(size: number, times_ms: number[]): BenchRow {
  return {
    name: `one-edit search among ${size} numbers`,
    goal: 'shown only',
    peer: 'none',
    value: median(times_ms),
    unit: 'ms',
    spread: spreadOf(times_ms),
    rounds: times_ms.length,
  }
}

/** What tenfold data costs. */
function growth(sizes: readonly number[], ours_ms: readonly number[]): BenchRow[] {
  if (sizes.length < 2) return []
  const ratio = ours_ms.at(-1)! / ours_ms[0]!
  return [
    {
      name: `one-edit search among ${sizes.at(-1)} numbers: how many times slower`,
      goal: '1.5 or less',
      peer: `the same among ${sizes[0]}`,
      ratio,
      spread: [ratio, ratio],
      rounds: ROUNDS,
    },
  ]
}
