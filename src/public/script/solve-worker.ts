import { tryNumbers } from './solve.ts'

/** What the page asks of the worker, and what it hears back: how many numbers were tried, at last the work. */
export type Task = { challenge: string; bits: number }
export type Progress = { tried: number; work: string | null }

const batch = 2_000

self.onmessage = ({ data }: MessageEvent<Task>) => {
  let work: string | null = null
  for (let tried = 0; work === null; ) {
    work = tryNumbers(data.challenge, data.bits, tried, batch)
    tried += batch
    self.postMessage({ tried, work } satisfies Progress)
  }
}
