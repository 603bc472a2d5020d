import type { Day } from '../../kernel/dates.ts'
import type { Transaction } from '../../platform/database.ts'

/** A letter that asks for a person: it came back, or nobody knows whether it arrived. */
export type LetterWorkItem = {
  letterId: string
  seriesId: string
  dealerId: string
  state: 'uncertain' | 'undeliverable'
  since: Day
}

/**
 * Letters of the caller's municipalities that wait for a decision, the oldest first. One that came back is done with once the
 * dealer was written to again.
 */
export async function listLetterWork(tx: Transaction): Promise<LetterWorkItem[]> {
  return tx<LetterWorkItem[]>`
    select l.id as "letterId", l.series_id as "seriesId", l.dealer_id as "dealerId", l.state,
           (l.state_since at time zone 'Europe/Amsterdam')::date as since
      from programme.letter l join programme.dealer d on d.id = l.dealer_id
     where l.state in ('uncertain', 'undeliverable') and d.ended_on is null
       and (l.state = 'uncertain' or not exists (
         select from programme.letter x where x.dealer_id = l.dealer_id and x.made_at > l.made_at and x.state <> 'undeliverable'))
     order by l.state_since, l.id`
}
