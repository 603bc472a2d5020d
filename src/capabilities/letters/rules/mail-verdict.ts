/** Wait this long after each try that a mail server put off; after the last it is given up, some two days later. */
const WAITS_MIN = [1, 5, 15, 60, 240, 720, 1_440]

export type MailVerdict =
  | { state: 'sent' | 'undeliverable' | 'uncertain' }
  | { state: 'to-send'; again_after_min: number }

/**
 * What becomes of a mail after its `attempts`th try. A server that refuses its address or its text with 5xx does so for good,
 * 4xx means later (RFC 5321, 4.2.1). When no answer came it may have arrived: a person decides.
 */
export function mailVerdict(
  outcome: 'taken' | 'later' | 'refused' | 'unknown',
  attempts: number,
): MailVerdict {
  if (outcome === 'taken') return { state: 'sent' }
  if (outcome === 'refused') return { state: 'undeliverable' }
  if (outcome === 'unknown') return { state: 'uncertain' }
  const again_after_min = WAITS_MIN[attempts - 1]
  return again_after_min === undefined ? { state: 'undeliverable' } : { state: 'to-send', again_after_min }
}
