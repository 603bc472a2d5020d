export const letterStates = [
  'made',
  'printed',
  'to-send',
  'sending',
  'sent',
  'uncertain',
  'undeliverable',
] as const
export type LetterState = (typeof letterStates)[number]

export const letterSteps = ['hand-to-post', 'came-back', 'did-arrive', 'send-again'] as const
export type LetterStep = (typeof letterSteps)[number]

/**
 * What a person can say of a letter, from which state, and what it becomes. The server itself takes a mail from `to-send` over
 * `sending` to `sent`, `undeliverable` or back; one that was handed over when the process died is `uncertain`, and only a
 * person takes it from there: nothing sends it a second time by itself.
 */
export const stepTable: Record<LetterStep, Partial<Record<LetterState, LetterState>>> = {
  'hand-to-post': { made: 'printed' },
  'came-back': { printed: 'undeliverable', sent: 'undeliverable', uncertain: 'undeliverable' },
  'did-arrive': { uncertain: 'sent', undeliverable: 'sent' },
  'send-again': { uncertain: 'to-send' },
}

/** What a letter becomes by a step; null when the step is not possible from its state and channel. */
export function stateAfter(
  { state, channel }: { state: LetterState; channel: 'post' | 'email' },
  step: LetterStep,
): LetterState | null {
  const next = stepTable[step][state] ?? null
  return next === 'sent' && channel === 'post' ? 'printed' : next
}

/** The steps that are possible, for the screen. */
export const stepsFrom = (letter: { state: LetterState; channel: 'post' | 'email' }): LetterStep[] =>
  letterSteps.filter((step) => stateAfter(letter, step) !== null)
