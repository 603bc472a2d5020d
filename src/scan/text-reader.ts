import type { Line, Page, Worker as TesseractWorker } from 'tesseract.js'
import { textReaderPaths } from './asset-paths.ts'
import type { SeenLine } from './number-candidates.ts'

/** How text recognition is set, in the browser and in trials alike. */
export const textParameters = {
  // Nothing else stands in a number or its label; without this a J at the edge of a label becomes a bracket.
  tessedit_char_whitelist: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789:/-.# ',
  // A camera says nothing of sizes; without a value each read begins with a guess.
  user_defined_dpi: '150',
}
/** A block of text (a label within the frame), and the layout of a whole photo: page segmentation modes of Tesseract. */
const BLOCK = '6'
const PAGE = '3'

export type TextReader = {
  /** The lines of print in a picture (PNG); `whole` for a photo in which print may stand anywhere. */
  read: (picture: Blob, options: { whole: boolean }) => Promise<SeenLine[]>
  close: () => Promise<void>
}

/** Fetches the reader of print (7 MB at first, then kept by the browser) and starts it beside the page. */
export async function openTextReader(onProgress: (percent: number) => void): Promise<TextReader> {
  const { createWorker } = await import('tesseract.js')
  const worker: TesseractWorker = await createWorker('eng', 1, {
    ...textReaderPaths,
    // A worker made of a blob would need a wider content security policy.
    workerBlobURL: false,
    gzip: true,
    // The browser keeps the file by its address already.
    cacheMethod: 'none',
    logger: ({ status, progress }) => {
      if (status.startsWith('loading')) onProgress(Math.round(progress * 100))
    },
  })
  return {
    async read(picture, { whole }) {
      await worker.setParameters({
        ...textParameters,
        tessedit_pageseg_mode: (whole ? PAGE : BLOCK) as never,
      })
      const { data } = await worker.recognize(picture, {}, { blocks: true, text: false })
      return linesOf(data)
    },
    close: async () => void (await worker.terminate()),
  }
}

/** What was recognised as lines of words of characters. */
export function linesOf(page: Page): SeenLine[] {
  const lines: Line[] = (page.blocks ?? []).flatMap(({ paragraphs }) =>
    paragraphs.flatMap((part) => part.lines),
  )
  return lines.map(({ words }) => ({
    words: words.map(({ symbols }) => symbols.map(({ text, confidence }) => ({ text, confidence }))),
  }))
}
