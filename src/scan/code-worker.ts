import { prepareZXingModule } from 'zxing-wasm/reader'
import { codeReaderPath } from './asset-paths.ts'
import type { Picture } from './picture.ts'
import { type ReadCode, readCodes } from './read-codes.ts'

// Runs in a worker, so that the video goes on while a frame is being read.
export type CodeQuestion = { id: number; picture: Picture; thorough: boolean }
export type CodeAnswer = { id: number; codes: ReadCode[] } | { id: number; error: string }

prepareZXingModule({ overrides: { locateFile: () => codeReaderPath } })

addEventListener('message', ({ data }: MessageEvent<CodeQuestion>) => {
  const { id, picture, thorough } = data
  readCodes(picture, { thorough }).then(
    (codes) => postMessage({ id, codes } satisfies CodeAnswer),
    (error: unknown) => postMessage({ id, error: String(error) } satisfies CodeAnswer),
  )
})
