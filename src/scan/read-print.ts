import { type Candidate, mergeLooks, numberCandidates } from './number-candidates.ts'
import type { GreyPicture } from './picture.ts'
import { looksAtPrint } from './prepare-print.ts'
import { asCanvas } from './stage.ts'
import type { TextReader } from './text-reader.ts'

/** The numbers that stand printed or engraved in a picture, likeliest first; each is to be compared by a person. */
export async function readPrint(
  reader: TextReader,
  grey: GreyPicture,
  { whole }: { whole: boolean },
): Promise<Candidate[]> {
  const looks: Candidate[][] = []
  for (const look of looksAtPrint(grey)) {
    looks.push(numberCandidates(await reader.read(await asPng(look), { whole })))
  }
  return mergeLooks(looks)
}

function asPng(picture: GreyPicture): Promise<Blob> {
  const { promise, resolve, reject } = Promise.withResolvers<Blob>()
  asCanvas(picture).toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no room for a picture'))))
  return promise
}
