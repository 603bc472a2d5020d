import { readBarcodes, type ReadResult } from 'zxing-wasm/reader'
import { linearFormats, readerOptions } from './code-formats.ts'
import { enlarge, type Picture, sharpen, toColour, toGrey } from './picture.ts'

/** One code in a picture. */
export type ReadCode = {
  format: string
  text: string
  /** True when the code says that its fields are those of GS1. */
  isGs1: boolean
  /** On how many lines of the picture bars were seen to say this; 0 for a square code, which corrects itself. */
  lines: number
  /** Corners in points of the picture. */
  corners: { x: number; y: number }[]
}

// Bars that agree on two lines only were wrong in 1 of 51 small pictures (zxing-cpp's samples); from three on, none.
const LINES_MIN = 3
/** From here on bars are surely what they seem; fewer lines are dropped as soon as others are that sure. */
const LINES_SURE = 8
// Below this, small bars are a point wide or less; larger ones gain nothing and cost much (measured: 16 times).
const SMALL_SIDE_MAX = 480

/** Other looks at a small picture: bars of one or two points wide are told apart between the points, or by sharpening. */
const LOOKS: { times: number; sharp: boolean }[] = [
  { times: 2, sharp: false },
  { times: 3, sharp: false },
  { times: 3, sharp: true },
]

/**
 * Every code in a picture. A small picture that shows nothing sure at its own size is looked at enlarged as well, unless
 * there is no time for it (`thorough`).
 */
export async function readCodes(picture: Picture, { thorough = true } = {}): Promise<ReadCode[]> {
  let found = addUp(await readOnce(picture, 1))
  const isSmall = Math.min(picture.width, picture.height) <= SMALL_SIDE_MAX
  const looks = thorough && isSmall ? LOOKS : []
  const grey = looks.length > 0 ? toGrey(picture) : null
  for (const { times, sharp } of looks) {
    if (found.some(isSure)) break
    const larger = enlarge(grey!, times)
    const seen = await readOnce(toColour(sharp ? sharpen(larger, times) : larger), times)
    found = addUp([...found, ...seen])
  }
  const taken = found.filter(({ format, lines }) => !linearFormats.has(format) || lines >= LINES_MIN)
  return taken.some(isSure) ? taken.filter(isSure) : taken
}

/** Square codes correct themselves; bars are as sure as the lines that agree. */
function isSure({ format, lines }: ReadCode): boolean {
  return !linearFormats.has(format) || lines >= LINES_SURE
}

/** The same bars seen again count together. */
function addUp(found: ReadCode[]): ReadCode[] {
  const together = new Map<string, ReadCode>()
  for (const code of found) {
    const key = `${code.format} ${code.text}`
    const before = together.get(key)
    together.set(key, before ? { ...before, lines: before.lines + code.lines } : code)
  }
  return [...together.values()]
}

async function readOnce(picture: Picture, times: number): Promise<ReadCode[]> {
  const results = await readBarcodes(asImageData(picture), readerOptions)
  return results.filter(({ isValid, text }) => isValid && text !== '').map((result) => toCode(result, times))
}

/** The reader looks at the bytes and sizes only; Node has no `ImageData`. */
function asImageData(picture: Picture): ImageData {
  return { ...picture, data: picture.data as ImageData['data'], colorSpace: 'srgb' } as ImageData
}

function toCode({ format, text, contentType, lineCount, position }: ReadResult, times: number): ReadCode {
  const { topLeft, topRight, bottomRight, bottomLeft } = position
  return {
    format,
    text,
    isGs1: contentType === 'GS1',
    lines: linearFormats.has(format) ? lineCount : 0,
    corners: [topLeft, topRight, bottomRight, bottomLeft].map(({ x, y }) => ({ x: x / times, y: y / times })),
  }
}
