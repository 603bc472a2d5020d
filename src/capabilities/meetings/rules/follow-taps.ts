/** A tap at the door: who is there, or after all not. */
export type Tap = { dealerId: string; isThere: boolean; tappedAt: string }

/** Whether a dealer is there as this tablet shows it: what is not sent yet counts before what the server said. */
export function shownThere(server: boolean, tap: Tap | undefined): boolean {
  return tap === undefined ? server : tap.isThere
}

/** The taps that are still to be sent after one of them reached the server: a later one of the same dealer stays. */
export function withoutSent(waiting: readonly Tap[], sent: Tap): Tap[] {
  return waiting.filter(({ dealerId, tappedAt }) => dealerId !== sent.dealerId || tappedAt > sent.tappedAt)
}

/** With one more tap: of a dealer only the last counts. */
export function withTap(waiting: readonly Tap[], tap: Tap): Tap[] {
  return [...waiting.filter(({ dealerId }) => dealerId !== tap.dealerId), tap]
}
