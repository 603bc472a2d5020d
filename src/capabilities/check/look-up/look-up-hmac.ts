import { createHmac, timingSafeEqual } from 'node:crypto'
import { dayInAmsterdam } from '../../../kernel/dates.ts'

/** Clocks differ: this long after midnight yesterday's day still counts, and as long before it tomorrow's. */
const CLOCK_SKEW_MS = 5 * 60_000

export type SignedTerm = { term: string; applicationId: string; hmac: string }

/** Hex HMAC-MD5 over term, day in Amsterdam as yyyymmdd and application id (domain.md 5: what clients have long sent). */
export function lookUpHmac(secret: string, term: string, day: string, applicationId: string): Buffer {
  return createHmac('md5', secret)
    .update(term + day.replaceAll('-', '') + applicationId)
    .digest()
}

/** True when the HMAC holds on the day that it is in Amsterdam. Every day that may count is tried, in equal time. */
export function isSigned(secret: string, { term, applicationId, hmac }: SignedTerm, now: Date): boolean {
  if (!/^[0-9a-f]{32}$/i.test(hmac)) return false
  const given = Buffer.from(hmac, 'hex')
  let holds = false
  for (const skew_ms of [-CLOCK_SKEW_MS, 0, CLOCK_SKEW_MS]) {
    const day = dayInAmsterdam(new Date(now.getTime() + skew_ms))
    holds = timingSafeEqual(lookUpHmac(secret, term, day, applicationId), given) || holds
  }
  return holds
}
