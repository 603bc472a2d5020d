import { addDays, type Day } from '../../kernel/dates.ts'
import type { Transaction } from '../../platform/database.ts'
import type { WorkSource } from '../dealers/public.ts'

/** So long before a meeting people are called who did not answer: time enough to come. */
const ASK_DAYS_BEFORE = 7

type Unanswered = { dealerId: string; meetingId: string; title: string; heldOn: Day }

/** Dealers of the caller who were invited and did not answer, from a week before the meeting to the day itself. */
export const listMeetingWork: WorkSource = async (tx, _caller, today) =>
  (await unanswered(tx, today)).map(({ dealerId, meetingId, title, heldOn }) => ({
    key: `invitation-unanswered:${dealerId}:${meetingId}`,
    kind: 'call',
    dealerId,
    reason: 'invitation-unanswered',
    values: { title, on: heldOn },
    since: addDays(heldOn, -ASK_DAYS_BEFORE),
    due: heldOn,
    isBinding: true,
    to: `/bijeenkomsten/${meetingId}`,
  }))

function unanswered(tx: Transaction, today: Day): Promise<Unanswered[]> {
  return tx<Unanswered[]>`
    select i.dealer_id as "dealerId", m.id as "meetingId", m.title, m.held_on as "heldOn"
      from programme.meeting_invitation i join programme.meeting m on m.id = i.meeting_id
     where i.answer is null and m.cancelled_on is null and m.held_on between ${today} and ${addDays(today, ASK_DAYS_BEFORE)}`
}
