import { addDays, type Day } from '../../../kernel/dates.ts'
import type { FieldName } from './fields.ts'

export const channels = ['post', 'email', 'email-else-post'] as const
export type Channel = (typeof channels)[number]

/** A dealer as far as it matters for whether a letter can go. */
export type Candidate = {
  dealerId: string
  hasAddress: boolean
  hasEmail: boolean
  hasStopped: boolean
  /** Last day on which the dealer got this template; null: never. */
  gotItOn: Day | null
  missing: readonly FieldName[]
}

export const leftOutReasons = ['stopped', 'no-address', 'no-email', 'field-missing', 'got-it-lately'] as const
export type LeftOutReason = (typeof leftOutReasons)[number]
export type LeftOut = {
  dealerId: string
  reason: LeftOutReason
  on: Day | null
  missing: readonly FieldName[]
}
export type Chosen = { dealerId: string; channel: 'post' | 'email' }

/** The same letter twice in two weeks is a mistake, unless someone says it is not. */
export const LATELY_DAYS = 14

/** Who gets a letter and how, and who doesn't and why. Each candidate ends in exactly one of both. */
export function chooseRecipients(
  candidates: readonly Candidate[],
  { channel, datedOn, includeLately }: { channel: Channel; datedOn: Day; includeLately: boolean },
): { chosen: Chosen[]; leftOut: LeftOut[] } {
  const chosen: Chosen[] = []
  const leftOut: LeftOut[] = []
  for (const candidate of candidates) {
    const { dealerId, missing, gotItOn } = candidate
    const how = channelFor(candidate, channel)
    const lately = gotItOn !== null && gotItOn > addDays(datedOn, -LATELY_DAYS) ? gotItOn : null
    const reason = candidate.hasStopped
      ? 'stopped'
      : how === 'no-address' || how === 'no-email'
        ? how
        : missing.length > 0
          ? 'field-missing'
          : lately !== null && !includeLately
            ? 'got-it-lately'
            : null
    if (reason === null) chosen.push({ dealerId, channel: how as 'post' | 'email' })
    else leftOut.push({ dealerId, reason, on: reason === 'got-it-lately' ? lately : null, missing })
  }
  return { chosen, leftOut }
}

function channelFor(candidate: Candidate, channel: Channel): 'post' | 'email' | 'no-address' | 'no-email' {
  if (channel !== 'post' && candidate.hasEmail) return 'email'
  if (channel === 'email') return 'no-email'
  return candidate.hasAddress ? 'post' : 'no-address'
}
