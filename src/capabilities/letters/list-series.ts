import type { Transaction } from '../../platform/database.ts'
import type { LetterRow, LetterSeries } from './contract.ts'
import { type LetterState, stepsFrom } from './rules/letter-states.ts'
import { referenceOf } from './write-letter.ts'

type Page = { after?: string | undefined; limit: number }
type SeriesRow = Omit<LetterSeries, 'startedAt' | 'counts'> & { startedAt: Date } & LetterSeries['counts']
/** The pace of a series is that of so many of its last letters. */
const PACE_OF = 20

const series = (tx: Transaction, where: ReturnType<Transaction>) => tx<SeriesRow[]>`
  select s.id, v.name_nl as "nameNl", v.name_en as "nameEn", s.template_version as "templateVersion", s.channel,
         s.dated_on as "datedOn", s.started_at as "startedAt", s.account_name as "startedBy", s.made_at is not null as "isMade",
         c.*, case when s.made_at is null then (c.ordered - c.refused - c.made) * p.seconds end as "secondsLeft"
    from programme.letter_series s
    join programme.letter_template_version v on (v.template_id, v.version) = (s.template_id, s.template_version)
    cross join lateral (
      select count(*)::int as ordered, count(l.id)::int as made, count(r.refused)::int as refused,
             count(*) filter (where l.state = 'made')::int as "toPrint",
             count(*) filter (where l.state = 'printed')::int as printed,
             count(*) filter (where l.state = 'sent')::int as sent,
             count(*) filter (where l.state in ('to-send', 'sending'))::int as "toSend",
             count(*) filter (where l.state = 'uncertain')::int as uncertain,
             count(*) filter (where l.state = 'undeliverable')::int as undeliverable
        from programme.letter_recipient r
        left join programme.letter l on (l.series_id, l.dealer_id) = (r.series_id, r.dealer_id)
       where r.series_id = s.id) c
    cross join lateral (
      select extract(epoch from max(x.made_at) - min(x.made_at))::float / nullif(count(*) - 1, 0) as seconds from (
        select l.made_at from programme.letter l where l.series_id = s.id order by l.made_at desc limit ${PACE_OF}) x) p
   ${where}`

/** The series of the caller's municipalities, newest first, with how far each is. */
export async function listSeries(tx: Transaction, { after, limit }: Page) {
  const before = after
    ? tx`where (s.started_at, s.id) < (select x.started_at, x.id from programme.letter_series x where x.id::text = ${after})`
    : tx``
  const rows = await series(tx, tx`${before} order by s.started_at desc, s.id desc limit ${limit + 1}`)
  const items = rows.slice(0, limit).map(viewOf)
  return { items, next: rows.length > limit ? items.at(-1)!.id : null }
}

/** One series, by its own id or that of one of its letters; null when the caller has none like that. */
export async function readSeries(tx: Transaction, id: string): Promise<LetterSeries | null> {
  const [row] = await series(
    tx,
    tx`where s.id = ${id} or s.id = (select l.series_id from programme.letter l where l.id = ${id})`,
  )
  return row === undefined ? null : viewOf(row)
}

function viewOf({ startedAt, ...row }: SeriesRow): LetterSeries {
  const { ordered, made, refused, printed, sent, toSend, uncertain, undeliverable, toPrint, ...rest } = row
  const counts = { ordered, made, refused, printed, sent, toSend, uncertain, undeliverable, toPrint }
  return { ...rest, startedAt: startedAt.toISOString(), counts }
}

type Row = Omit<LetterRow, 'stateSince' | 'steps' | 'reference'> & {
  stateSince: Date
  organisationId: string
  year: number
  number: number
  state: LetterState
}

/** Letters of a series or to a dealer, by number; what asks for a decision first. */
export async function listLetters(
  tx: Transaction,
  {
    after,
    limit,
    seriesId,
    dealerId,
  }: Page & { seriesId?: string | undefined; dealerId?: string | undefined },
) {
  const rows = await tx<Row[]>`
    select l.id, l.dealer_id as "dealerId", d.name as "dealerName", m.name as "municipalityName",
           l.organisation_id as "organisationId", l.year, l.number, l.channel, l.state, l.state_since as "stateSince",
           l.answer_code as "answerCode"
      from programme.letter l join programme.dealer d on d.id = l.dealer_id
      join policy.municipality m on m.slug = l.municipality
     where ${seriesId ? tx`l.series_id = ${seriesId}` : tx`true`} and ${dealerId ? tx`l.dealer_id = ${dealerId}` : tx`true`}
       ${after ? tx`and (l.state not in ('uncertain', 'undeliverable'), l.year, l.number, l.id) > (select x.state not in ('uncertain', 'undeliverable'), x.year, x.number, x.id from programme.letter x where x.id::text = ${after})` : tx``}
     order by l.state not in ('uncertain', 'undeliverable'), l.year, l.number, l.id limit ${limit + 1}`
  const items = rows.slice(0, limit).map(({ organisationId, year, number, stateSince, ...row }) => ({
    ...row,
    stateSince: stateSince.toISOString(),
    reference: referenceOf(organisationId, year, number),
    steps: stepsFrom(row),
  }))
  return { items, next: rows.length > limit ? items.at(-1)!.id : null }
}
