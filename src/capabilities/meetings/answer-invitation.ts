import { type Day, dayInAmsterdam } from '../../kernel/dates.ts'
import { newId } from '../../kernel/ids.ts'
import type { Refusal } from '../../kernel/result.ts'
import type { Database } from '../../platform/database.ts'
import { type Attempts, openAttempts } from '../../platform/attempts.ts'
import { networkOf } from '../../platform/network-of.ts'
import { type Answer, answers, PEOPLE_MAX } from './contract.ts'
import { codeDigest } from './make-personal-links.ts'
import { readCode } from './rules/answer-code.ts'

/** What whoever shows the code of an invitation gets to see. */
export type InvitationToMeeting = {
  title: string
  heldOn: Day
  begins: string
  ends: string
  place: string
  address: string
  agenda: string
  contact: string
  organiser: string
  municipality: string
  dealerName: string
  cancelledOn: Day | null
  cancelReason: string | null
  answer: Answer | null
  people: number | null
  answeredAt: Date | null
}
export type AnswerRefusal = Refusal<
  | 'code-unknown'
  | 'too-many-requests'
  | 'answer-missing'
  | 'people-wrong'
  | 'meeting-over'
  | 'meeting-cancelled'
>
type Read = { ok: true; code: string; invitation: InvitationToMeeting } | AnswerRefusal

/** Guesses per network: a town hall behind one address can open many letters, nobody can try many codes. */
const BURST = 30
const EVERY_MS = 20_000

export type MeetingAnswers = {
  /** The invitation behind a code as it was typed, from an address. */
  read: (typed: string, ip: string) => Promise<Read>
  /** The answer to it, or why it does not count. */
  answer: (given: { typed: string; answer: string; people: string; ip: string }) => Promise<Read>
}

/** Lets dealers answer the invitation to a meeting by the code on it, without signing in. */
export function openMeetingAnswers(database: Database, now: () => Date = () => new Date()): MeetingAnswers {
  const attempts: Attempts = openAttempts({ burst: BURST, every_ms: EVERY_MS })
  const read = async (typed: string, ip: string): Promise<Read> => {
    const attempt = attempts.take(networkOf(ip))
    if (!attempt.ok) return { ok: false, reason: 'too-many-requests' }
    const code = readCode(typed)
    const invitation = code === null ? undefined : await findInvitation(database, code)
    // A code that is no code and one that was never given out are the same to whoever asks.
    if (code === null || invitation === undefined) return { ok: false, reason: 'code-unknown' }
    attempt.giveBack()
    return { ok: true, code, invitation }
  }
  return {
    read,
    async answer({ typed, answer, people, ip }) {
      const found = await read(typed, ip)
      if (!found.ok) return found
      const given = answers.find((one) => one === answer)
      if (given === undefined) return { ok: false, reason: 'answer-missing' }
      const count = given === 'comes' ? Number(people) : null
      if (count !== null && (!Number.isInteger(count) || count < 1 || count > PEOPLE_MAX)) {
        return { ok: false, reason: 'people-wrong' }
      }
      const today = dayInAmsterdam(now())
      const [row] = await database<{ outcome: string }[]>`
        select programme.answer_meeting_invitation(${codeDigest(found.code)}, ${given}, ${count}, ${newId()}, ${today}) as outcome`
      const { outcome } = row!
      if (outcome === 'meeting-over' || outcome === 'meeting-cancelled') return { ok: false, reason: outcome }
      // Another was sent in between: this code stopped.
      if (outcome === 'unknown') return { ok: false, reason: 'code-unknown' }
      return {
        ok: true,
        code: found.code,
        invitation: { ...found.invitation, answer: given, people: count, answeredAt: now() },
      }
    },
  }
}

async function findInvitation(database: Database, code: string): Promise<InvitationToMeeting | undefined> {
  const [row] = await database<InvitationToMeeting[]>`
    select title, held_on as "heldOn", begins, ends, place, address, agenda, contact, organiser, municipality,
           dealer_name as "dealerName", cancelled_on as "cancelledOn", cancel_reason as "cancelReason", answer, people,
           answered_at as "answeredAt"
      from programme.find_meeting_invitation(${codeDigest(code)})`
  return row
}
