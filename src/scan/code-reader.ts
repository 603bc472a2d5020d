import type { CodeAnswer, CodeQuestion } from './code-worker.ts'
import type { Picture } from './picture.ts'
import type { ReadCode } from './read-codes.ts'

export type CodeReader = {
  /** Every code in a picture; throws when the reader could not be fetched. The picture is gone afterwards. */
  read: (picture: Picture, options: { thorough: boolean }) => Promise<ReadCode[]>
  close: () => void
}

/** Starts the reader of codes beside the page. */
export function openCodeReader(): CodeReader {
  const worker = new Worker(new URL('./code-worker.ts', import.meta.url), { type: 'module' })
  const waiting = new Map<number, PromiseWithResolvers<ReadCode[]>>()
  let last = 0

  worker.addEventListener('message', ({ data }: MessageEvent<CodeAnswer>) => {
    const asked = waiting.get(data.id)
    waiting.delete(data.id)
    if ('codes' in data) asked?.resolve(data.codes)
    else asked?.reject(new Error(data.error))
  })
  worker.addEventListener('error', ({ message }) => {
    for (const asked of waiting.values()) asked.reject(new Error(message))
    waiting.clear()
  })
  return {
    read({ data, width, height }, { thorough }) {
      const asked = Promise.withResolvers<ReadCode[]>()
      const question: CodeQuestion = { id: ++last, picture: { data, width, height }, thorough }
      waiting.set(question.id, asked)
      worker.postMessage(question, [data.buffer])
      return asked.promise
    },
    close: () => worker.terminate(),
  }
}
