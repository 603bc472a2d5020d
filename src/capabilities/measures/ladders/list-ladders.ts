import { addDays, type Day } from '../../../kernel/dates.ts'
import type { Transaction } from '../../../platform/database.ts'
import { enforceable, listBylaws } from '../../policy/public.ts'
import type { LadderValue, LadderView } from './contract.ts'

type Row = { id: string; municipality: string; from: Day; source: string; value: LadderValue }

/** The ladders of a municipality, or of all, oldest first. */
export async function readLadders(tx: Transaction, municipality: string | null): Promise<Row[]> {
  return await tx<Row[]>`
    select id, municipality, valid_from as from, source, value from supervision.ladder
     where ${municipality === null ? tx`true` : tx`municipality = ${municipality}`} order by municipality, valid_from`
}

/** The published enforcement policies, each with the last day on which it holds; newest first per municipality. */
export async function listLadders(
  tx: Transaction,
  municipality: string | null,
  today: Day,
): Promise<LadderView[]> {
  const rows = await readLadders(tx, municipality)
  const bylaws = await listBylaws(tx, municipality)
  return bylaws.flatMap(({ municipality: slug, name, articles }) => {
    const own = rows.filter((row) => row.municipality === slug)
    const isInForce = enforceable(articles, 'enforcement-policy', today).ok
    const views = own.map((row, n) => {
      const next = own[n + 1]
      const until = next === undefined ? null : addDays(next.from, -1)
      const holds = row.from <= today && (until === null || until >= today)
      return { ...row, municipalityName: name, until, isInForce: isInForce && holds }
    })
    return views.reverse()
  })
}
