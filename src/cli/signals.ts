/** Ctrl-C reaches us twice, through npm and the launcher; only one that comes later means impatience. */
const IMPATIENT_MS_MIN = 1_000
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

let respond: (() => void) | null = null
let first_ms = 0

/** Says what happens at the first signal that asks us to end; a later call replaces an earlier one. */
export function onSignal(next: () => void): void {
  if (respond === null) for (const signal of SIGNALS) process.on(signal, hear)
  respond = next
  if (first_ms > 0) next()
}

function hear(): void {
  if (first_ms > 0) {
    if (Date.now() - first_ms > IMPATIENT_MS_MIN) process.exit(130)
    return
  }
  first_ms = Date.now()
  respond?.()
}
