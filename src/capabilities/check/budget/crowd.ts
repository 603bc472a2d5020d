const WINDOW_MS = 60_000

/** Tells when many press at once: how many sources are over their budget within one minute. */
export class Crowd {
  private readonly pressing = new Map<string, number>()

  /** Notes that a source wants more than its budget; gives how many did in the last minute. */
  press(source: string, now_ms: number): number {
    // Taken out and put in again, the oldest stands first.
    this.pressing.delete(source)
    this.pressing.set(source, now_ms)
    return this.count(now_ms)
  }

  count(now_ms: number): number {
    for (const [source, at_ms] of this.pressing) {
      if (at_ms > now_ms - WINDOW_MS) break
      this.pressing.delete(source)
    }
    return this.pressing.size
  }
}
