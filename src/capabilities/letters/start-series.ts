import { type Day, dayInAmsterdam } from '../../kernel/dates.ts'
import { newId } from '../../kernel/ids.ts'
import type { Refusal } from '../../kernel/result.ts'
import type { Caller } from '../../platform/caller.ts'
import type { Transaction } from '../../platform/database.ts'
import type { SeriesPlan, TemplateKind } from './contract.ts'
import { readTemplateById, templateOfKind } from './list-templates.ts'
import { planSeries } from './plan-series.ts'
import type { Channel } from './rules/choose-recipients.ts'
import type { FieldValues } from './rules/fields.ts'

export type NewSeries = {
  /** The text: a kind (the caller's own template of it, else that of the region) or one template. */
  template: { kind: TemplateKind } | { id: string }
  dealerIds: readonly string[]
  channel: Channel
  datedOn: Day
  /** Per dealer id the values of fields that only who starts it knows (rules/fields.ts, source `given`). */
  fields?: Readonly<Record<string, FieldValues>>
  /** The meeting that the letters invite to. */
  about?: { kind: 'meeting'; id: string }
  /** Dealers that got this letter in the last 14 days get it again. Default: they are left out. */
  includeLately?: boolean
  /** Refuse when the number of letters is another than who starts it saw. */
  count?: number
  /** Where Helder is reached, for {website}. */
  website: string
}
export type SeriesStarted =
  | { ok: true; seriesId: string; plan: SeriesPlan }
  | Refusal<'template-unknown' | 'nobody-to-write' | 'series-changed'>

/**
 * Orders a series of letters within the caller's transaction: nothing is made before its commit, and then by whichever
 * process is there (make-letters.ts). Says who gets one and who is left out, and why.
 */
export async function startSeries(
  tx: Transaction,
  caller: Caller,
  order: NewSeries,
  now: Date,
): Promise<SeriesStarted> {
  const template =
    'id' in order.template
      ? await readTemplateById(tx, order.template.id)
      : await templateOfKind(tx, order.template.kind)
  if (template === null || template.archivedOn !== null) return { ok: false, reason: 'template-unknown' }
  const given = order.fields ?? {}
  const plan = await planSeries(tx, {
    template,
    dealerIds: order.dealerIds,
    channel: order.channel,
    datedOn: order.datedOn,
    includeLately: order.includeLately ?? false,
    fieldsOf: (dealerId) => given[dealerId] ?? {},
    website: order.website,
    today: dayInAmsterdam(now),
  })
  if (plan.letters.length === 0) return { ok: false, reason: 'nobody-to-write' }
  if (order.count !== undefined && order.count !== plan.letters.length)
    return { ok: false, reason: 'series-changed' }
  const seriesId = newId()
  const series = {
    id: seriesId,
    template_id: template.id,
    template_version: template.version,
    channel: order.channel,
    dated_on: order.datedOn,
    about_kind: order.about?.kind ?? null,
    about_id: order.about?.id ?? null,
  }
  const recipients = plan.letters.map(({ dealerId, channel }) => ({
    dealer_id: dealerId,
    channel,
    fields: given[dealerId] ?? {},
  }))
  const [row] = await tx<{ added: number }[]>`
    select programme.start_letter_series(${tx.json(series)}, ${tx.json(recipients)}, ${caller.accountName}) as added`
  if (row!.added !== plan.letters.length) throw new Error('a series that was planned for dealers of others')
  return { ok: true, seriesId, plan }
}
