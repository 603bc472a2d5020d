// A deed that weighs asks whoever does it to show that they are there (`confirmation-needed`). One dialog answers that for
// every screen: the call waits for it and is repeated, so that nothing typed is lost.

/** Asks the person; true when they showed to be there, false when they stopped. */
export type AskConfirmation = () => Promise<boolean>

let ask: AskConfirmation | null = null
let asking: Promise<boolean> | null = null
let confirmed_ms = Number.NEGATIVE_INFINITY

/** The dialog says that it is there to ask; gives what takes it away again. */
export function answerConfirmations(by: AskConfirmation): () => void {
  ask = by
  return () => {
    if (ask === by) ask = null
  }
}

/**
 * For a call that was sent at `sent_ms` (performance.now) and refused. Calls that need it at the same moment share one
 * question, also when the refusal of one comes in after the answer. False where nobody is there to ask.
 */
export function confirmPresence(sent_ms: number): Promise<boolean> {
  if (confirmed_ms > sent_ms) return Promise.resolve(true)
  if (ask === null) return Promise.resolve(false)
  asking ??= ask()
    .then((isConfirmed) => {
      if (isConfirmed) confirmed_ms = performance.now()
      return isConfirmed
    })
    .finally(() => {
      asking = null
    })
  return asking
}
