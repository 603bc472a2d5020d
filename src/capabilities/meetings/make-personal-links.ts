import { createHash, randomBytes } from 'node:crypto'
import { dayInAmsterdam } from '../../kernel/dates.ts'
import { newId } from '../../kernel/ids.ts'
import type { Refusal } from '../../kernel/result.ts'
import type { Caller } from '../../platform/caller.ts'
import type { Transaction } from '../../platform/database.ts'
import type { channels } from './contract.ts'
import { codeFrom, groupCode } from './rules/answer-code.ts'

const RANDOM_BYTES = 64

/** A code nobody can guess: 78 bits. */
function newCode(): string {
  for (;;) {
    const code = codeFrom(randomBytes(RANDOM_BYTES))
    if (code !== null) return code
  }
}

/** All that the database keeps of a code. */
export const codeDigest = (code: string): Buffer => createHash('sha256').update(code).digest()

/** Where a dealer answers: the code stands behind the #, which browsers don't send and servers don't log. */
export const answerPath = (code: string): string => `/uitnodiging#${groupCode(code)}`

export type PersonalLink = { dealerId: string; code: string; path: string }
type Reason = 'not-found' | 'meeting-cancelled' | 'meeting-over'
type Invitation = { meetingId: string; dealerId: string; channel: (typeof channels)[number]; now: Date }

/** A code for a dealer, and how it is printed; nobody can answer with it before `keepInvitation`. */
export function makePersonalLink(dealerId: string): PersonalLink {
  const code = newCode()
  return { dealerId, code: groupCode(code), path: answerPath(code) }
}

/** Invites a dealer with a code that was just made; the one before it stops. */
export async function keepInvitation(
  tx: Transaction,
  caller: Caller,
  { code }: PersonalLink,
  { meetingId, dealerId, channel, now }: Invitation,
): Promise<{ ok: true } | Refusal<Reason>> {
  const [row] = await tx<{ outcome: string }[]>`
    select programme.invite_to_meeting(${meetingId}, ${dealerId}, ${newId()}, ${codeDigest(code.replaceAll('-', ''))}, ${channel},
      ${newId()}, ${dayInAmsterdam(now)}, ${caller.accountName}) as outcome`
  const { outcome } = row!
  return outcome === 'invited' ? { ok: true } : { ok: false, reason: outcome as Reason }
}
