import { dayInAmsterdam } from '../../kernel/dates.ts'
import type { Refusal } from '../../kernel/result.ts'
import type { Caller } from '../../platform/caller.ts'
import type { Transaction } from '../../platform/database.ts'
import { sayDay } from '../../platform/messages/say-values.ts'
import { type FieldValues, startSeries } from '../letters/public.ts'
import type { channels, MeetingView } from './contract.ts'
import { listMeetings } from './list-meetings.ts'
import { keepInvitation, makePersonalLink, type PersonalLink } from './make-personal-links.ts'

type Asked = {
  meetingId: string
  dealers: readonly string[]
  channel: (typeof channels)[number]
  /** Where Helder is reached: it stands on the letter. */
  baseUrl: string
  now: Date
}
export type Invited = {
  ok: true
  /** To hand over; empty when they went out in a series. */
  links: PersonalLink[]
  series: { id: string; letters: number; mails: number } | null
  leftOut: { dealerId: string; name: string; reason: string }[]
}
type Reason =
  | 'not-found'
  | 'meeting-cancelled'
  | 'meeting-over'
  | 'template-unknown'
  | 'nobody-to-write'
  | 'series-changed'

/** Invites dealers to a meeting, each with a code of its own: handed over, or in a series of letters and e-mails. */
export async function inviteDealers(
  tx: Transaction,
  caller: Caller,
  asked: Asked,
): Promise<Invited | Refusal<Reason>> {
  const [meeting] = await listMeetings(tx, asked.meetingId)
  if (!meeting) return { ok: false, reason: 'not-found' }
  if (meeting.cancelledOn !== null) return { ok: false, reason: 'meeting-cancelled' }
  if (meeting.heldOn < dayInAmsterdam(asked.now)) return { ok: false, reason: 'meeting-over' }
  const ids = [...new Set(asked.dealers)]
  // Before anything is written: all of them are the caller's, or nobody is invited.
  const known = await tx`select from programme.dealer where id = any (${ids}::uuid[])`
  if (known.length < ids.length) return { ok: false, reason: 'not-found' }
  const links = ids.map(makePersonalLink)
  return asked.channel === 'hand'
    ? handOver(tx, caller, asked, links)
    : sendOut(tx, caller, asked, { meeting, links })
}

async function handOver(
  tx: Transaction,
  caller: Caller,
  { meetingId, now }: Asked,
  links: PersonalLink[],
): Promise<Invited | Refusal<Reason>> {
  for (const link of links) {
    const about = { meetingId, dealerId: link.dealerId, channel: 'hand', now } as const
    const kept = await keepInvitation(tx, caller, link, about)
    if (!kept.ok) return kept
  }
  return { ok: true, links, series: null, leftOut: [] }
}

/** Who gets no letter is not invited: the organiser sees who, and why. */
async function sendOut(
  tx: Transaction,
  caller: Caller,
  { meetingId, channel, baseUrl, now }: Asked,
  { meeting, links }: { meeting: MeetingView; links: PersonalLink[] },
): Promise<Invited | Refusal<Reason>> {
  const byDealer = new Map(links.map((link) => [link.dealerId, link]))
  const started = await startSeries(
    tx,
    caller,
    {
      template: { kind: 'meeting-invitation' },
      dealerIds: [...byDealer.keys()],
      channel: channel === 'mail' ? 'email-else-post' : 'post',
      datedOn: dayInAmsterdam(now),
      fields: Object.fromEntries(links.map((link) => [link.dealerId, fieldsOf(meeting, link, baseUrl)])),
      about: { kind: 'meeting', id: meetingId },
      // Whom somebody chose gets it, also when another meeting was lately.
      includeLately: true,
      website: baseUrl,
    },
    now,
  )
  if (!started.ok) return started
  const { letters, leftOut } = started.plan
  for (const { dealerId, channel: by } of letters) {
    const about = { meetingId, dealerId, channel: by === 'email' ? 'mail' : 'letter', now } as const
    const kept = await keepInvitation(tx, caller, byDealer.get(dealerId)!, about)
    if (!kept.ok) throw new Error(`a meeting that was there is not: ${kept.reason}`)
  }
  const mails = letters.filter(({ channel: by }) => by === 'email').length
  return {
    ok: true,
    links: [],
    series: { id: started.seriesId, letters: letters.length - mails, mails },
    leftOut: leftOut.map(({ dealerId, name, reason }) => ({ dealerId, name, reason })),
  }
}

/** Letters are Dutch, so their days are too. The code stands beside the address, not in it. */
function fieldsOf(meeting: MeetingView, { code }: PersonalLink, baseUrl: string): FieldValues {
  const { title, heldOn, begins, ends, place, address } = meeting
  return {
    bijeenkomst: title,
    bijeenkomst_dag: sayDay(heldOn, 'nl'),
    bijeenkomst_tijd: `${begins} tot ${ends} uur`,
    bijeenkomst_plaats: `${place}, ${address}`,
    antwoorden_voor: sayDay(heldOn, 'nl'),
    antwoordlink: `${baseUrl}/uitnodiging`,
    antwoordcode: code,
  }
}
