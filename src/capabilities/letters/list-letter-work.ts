import { addDays, type Day } from '../../kernel/dates.ts'
import type { Transaction } from '../../platform/database.ts'
import type { WorkSource } from '../dealers/public.ts'

const DONE_WITHIN_DAYS = 14

type Uncertain = { letterId: string; dealerId: string; since: Day }

/**
 * Mails of which nobody knows whether they arrived: a person decides. Post that came back is seen from what happened with
 * its dealer (dealers/rules/dealer-work.ts).
 */
export const listLetterWork: WorkSource = async (tx) =>
  (await uncertain(tx)).map(({ letterId, dealerId, since }) => ({
    key: `letter-uncertain:${dealerId}:${letterId}`,
    kind: 'decide',
    dealerId,
    reason: 'letter-uncertain',
    values: {},
    since,
    due: addDays(since, DONE_WITHIN_DAYS),
    isBinding: false,
    to: `/brieven/${letterId}`,
  }))

function uncertain(tx: Transaction): Promise<Uncertain[]> {
  return tx<Uncertain[]>`
    select l.id as "letterId", l.dealer_id as "dealerId", (l.state_since at time zone 'Europe/Amsterdam')::date as since
      from programme.letter l join programme.dealer d on d.id = l.dealer_id
     where l.state = 'uncertain' and d.ended_on is null
     order by l.state_since, l.id`
}
