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

/**
 * Invites dealers to a meeting: each gets a code of its own to answer with, given out this once; an earlier one stops. All of
 * them or none.
 */
export async function makePersonalLinks(
  tx: Transaction,
  caller: Caller,
  input: { meetingId: string; dealers: readonly string[]; channel: (typeof channels)[number]; now: Date },
): Promise<{ ok: true; links: PersonalLink[] } | Refusal<Reason>> {
  const { meetingId, dealers, channel, now } = input
  const asked = [...new Set(dealers)]
  const known = await tx`select from programme.dealer where id = any (${asked}::uuid[])`
  if (known.length < asked.length) return { ok: false, reason: 'not-found' }
  const links: PersonalLink[] = []
  for (const dealerId of asked) {
    const code = newCode()
    const [row] = await tx<{ outcome: string }[]>`
      select programme.invite_to_meeting(${meetingId}, ${dealerId}, ${newId()}, ${codeDigest(code)}, ${channel}, ${newId()},
        ${dayInAmsterdam(now)}, ${caller.accountName}) as outcome`
    const { outcome } = row!
    if (outcome !== 'invited') return { ok: false, reason: outcome as Reason }
    links.push({ dealerId, code: groupCode(code), path: answerPath(code) })
  }
  return { ok: true, links }
}
