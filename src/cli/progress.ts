const EVERY_MS = 1_000

/** Says how far long work is: count, share and time left; over the same line on a terminal, else now and then. */
export function openProgress(what: string, stream: NodeJS.WriteStream = process.stderr) {
  const started_ms = performance.now()
  const every_ms = stream.isTTY ? EVERY_MS / 4 : EVERY_MS
  let said_ms = started_ms
  return {
    note(done: number, total: number): void {
      const now_ms = performance.now()
      if (now_ms - said_ms < every_ms || done === 0) return
      said_ms = now_ms
      const left_ms = ((now_ms - started_ms) / done) * (total - done)
      const text = `${done} of ${total} ${what} (${Math.floor((100 * done) / total)} %), ${duration(left_ms)} left`
      stream.write(stream.isTTY ? `\r\u001b[K${text}` : `${text}\n`)
    },
    /** Clears the line, so that what comes next stands by itself. */
    clear(): void {
      if (stream.isTTY) stream.write('\r\u001b[K')
    },
  }
}

export function duration(time_ms: number): string {
  const seconds = Math.ceil(time_ms / 1_000)
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.floor(seconds / 60)
  return minutes < 60
    ? `${minutes} min ${seconds % 60} s`
    : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}
