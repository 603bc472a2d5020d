import { dayInAmsterdam } from '../../kernel/dates.ts'
import type { Refusal } from '../../kernel/result.ts'
import type { Caller } from '../../platform/caller.ts'
import type { Transaction } from '../../platform/database.ts'
import { readLetter } from './read-letter.ts'
import type { FieldValues } from './rules/fields.ts'
import { type SeriesStarted, startSeries } from './start-series.ts'

/** The same text to the same dealer once more, dated today: a series of one, with the values that the first one had. */
export async function resendLetter(
  tx: Transaction,
  caller: Caller,
  { id, channel, website, now }: { id: string; channel: 'post' | 'email'; website: string; now: Date },
): Promise<SeriesStarted | Refusal<'not-found'>> {
  const letter = await readLetter(tx, id)
  if (letter === null) return { ok: false, reason: 'not-found' }
  const [order] = await tx<{ templateId: string; fields: FieldValues; aboutId: string | null }[]>`
    select s.template_id as "templateId", r.fields, case s.about_kind when 'meeting' then s.about_id end as "aboutId"
      from programme.letter_recipient r join programme.letter_series s on s.id = r.series_id
     where (r.series_id, r.dealer_id) = (${letter.seriesId}, ${letter.dealerId})`
  const { templateId, fields, aboutId } = order!
  return startSeries(
    tx,
    caller,
    {
      template: { id: templateId },
      dealerIds: [letter.dealerId],
      channel,
      datedOn: dayInAmsterdam(now),
      fields: { [letter.dealerId]: fields },
      includeLately: true,
      website,
      ...(aboutId !== null && { about: { kind: 'meeting', id: aboutId } }),
    },
    now,
  )
}
