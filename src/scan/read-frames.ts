import type { CodeReader } from './code-reader.ts'
import { collectCodes, type Collector } from './collect-codes.ts'
import type { ReadCode } from './read-codes.ts'
import type { Stage } from './stage.ts'

/** At least this long between two frames; and as long as the reading of one took, so that half the processor stays free. */
const REST_MIN_ms = 60

export type FrameLoop = { collector: Collector; stop: () => void }

/** Reads frame after frame while the page is seen, and tells what stands in a view once that has settled. */
export function readFrames(
  stage: Stage,
  reader: CodeReader,
  on: { codes: (codes: ReadCode[]) => void; failure: (error: unknown) => void },
): FrameLoop {
  const collector = collectCodes()
  let running = true
  let frames = 0

  const step = async () => {
    if (!running) return
    const begun_ms = performance.now()
    if (!document.hidden) {
      const codes = await reader.read(stage.grab(), { thorough: false })
      if (!running) return
      // How many frames were looked at, for whoever wonders why nothing is found.
      stage.element.dataset['frames'] = String(++frames)
      const settled = collector.add(codes, performance.now())
      if (settled !== null) on.codes(settled)
    }
    const took_ms = performance.now() - begun_ms
    setTimeout(go, Math.max(REST_MIN_ms, took_ms))
  }
  const go = () => void step().catch((error: unknown) => running && on.failure(error))
  go()
  return { collector, stop: () => void (running = false) }
}
