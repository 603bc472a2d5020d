import type { z } from 'zod'
import { compact } from '../../identifiers/public.ts'
import type { Transaction } from '../../platform/database.ts'
import { viewIdentifier } from '../../platform/view-identifier.ts'
import { countHits } from '../matching/public.ts'
import type { StolenItemView, TheftReportView, theftReportLine, theftReportListQuery } from './contract.ts'
import type { Municipality } from './rules/place-of.ts'

/** The municipalities of the region with the base team that serves each. */
export async function readMunicipalities(tx: Transaction): Promise<Municipality[]> {
  return tx<Municipality[]>`select slug, name, base_team as "baseTeam" from policy.municipality order by slug`
}

type ReportRow = Omit<TheftReportView, 'items' | 'goodsLists' | 'recordedAt'> & { recordedAt: Date }
type ItemRow = Omit<StolenItemView, 'identifiers' | 'hitCount'> & {
  identifiers: { kind: string; value: string; canonical: string }[]
}

/** A report with its items; null when there is none that the caller may see. */
export async function readReport(tx: Transaction, id: string): Promise<TheftReportView | null> {
  const [report] = await tx<ReportRow[]>`
    select id, source, reference, registration_number as "registrationNumber", committed_on as "committedOn", place,
           recorded_at as "recordedAt"
      from thefts.report where id = ${id}`
  if (!report) return null
  const items = await tx<ItemRow[]>`
    select i.id, i.reference, i.version, i.category, i.category_text as "categoryText", i.brand, i.model, i.colour,
           i.description, i.ended_on as "endedOn", i.ended_reason as "endedReason",
           coalesce((select json_agg(json_build_object('kind', x.kind, 'value', x.value, 'canonical', x.canonical)
                                     order by x.position)
                       from thefts.item_identifier x where x.item_id = i.id), '[]'::json) as identifiers
      from thefts.item i where i.report_id = ${id} order by i.id`
  const hits = await countHits(
    tx,
    items.map((item) => item.id),
  )
  const goodsLists = await tx<TheftReportView['goodsLists']>`
    select l.id, l.reference from thefts.goods_list l where l.report_id = ${id} order by l.id`
  return {
    ...report,
    goodsLists,
    recordedAt: report.recordedAt.toISOString(),
    items: items.map((item) => ({
      ...item,
      identifiers: item.identifiers.map(viewIdentifier),
      hitCount: hits.get(item.id) ?? 0,
    })),
  }
}

type Line = z.infer<typeof theftReportLine>
type LineRow = Omit<Line, 'recordedAt' | 'hitCount'> & { recordedAt: Date; itemIds: string[] }

/** One page of the reports, newest first. */
export async function listReports(
  tx: Transaction,
  query: z.infer<typeof theftReportListQuery>,
): Promise<{ items: Line[]; next: string | null }> {
  const words = (query.q ?? '').trim().split(/\s+/).filter(Boolean).slice(0, 8)
  const after = /^[0-9a-f-]{36}$/.exec(query.after ?? '')?.[0]
  const rows = await tx<LineRow[]>`
    select r.id, r.source, r.reference, r.registration_number as "registrationNumber", r.committed_on as "committedOn",
           r.place, r.recorded_at as "recordedAt", i.item_ids as "itemIds", cardinality(i.item_ids) as "itemCount",
           i.summary
      from thefts.report r
      cross join lateral (
        select array_agg(i.id order by i.id) as item_ids,
               (array_agg(coalesce(nullif(concat_ws(' ', i.brand, i.model, i.colour), ''), i.description, i.category_text,
                                   i.category) order by i.id))[1] as summary
          from thefts.item i where i.report_id = r.id) i
     where ${after ? tx`r.id < ${after}` : tx`true`} ${words.map((word) => holdsWord(tx, word)).reduce((all, one) => tx`${all} ${one}`, tx``)}
     order by r.id desc limit ${query.limit + 1}`
  const page = rows.slice(0, query.limit)
  const hits = await countHits(
    tx,
    page.flatMap((row) => row.itemIds),
  )
  const items = page.map(({ itemIds, recordedAt, ...row }) => ({
    ...row,
    recordedAt: recordedAt.toISOString(),
    hitCount: itemIds.reduce((sum, id) => sum + (hits.get(id) ?? 0), 0),
  }))
  return { items, next: rows.length > query.limit ? page.at(-1)!.id : null }
}

function holdsWord(tx: Transaction, word: string) {
  const like = `%${word.replace(/[\\%_]/g, '\\$&')}%`
  const number = compact(word)
  const byNumber =
    number.length < 3
      ? tx`false`
      : tx`exists (select from thefts.item i join thefts.item_identifier x on x.item_id = i.id
                    where i.report_id = r.id and x.canonical like ${`%${number}%`})`
  return tx`and (r.reference ilike ${like} or r.registration_number ilike ${like} or r.place ilike ${like} or ${byNumber}
    or exists (select from thefts.item i where i.report_id = r.id and (i.brand ilike ${like} or i.model ilike ${like}
               or i.colour ilike ${like} or i.description ilike ${like} or i.reference ilike ${like})))`
}
