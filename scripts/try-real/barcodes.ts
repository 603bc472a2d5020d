import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import { readerOptions } from '../../src/scan/code-formats.ts'
import { judgeCodes } from '../../src/scan/judge-codes.ts'
import type { Picture } from '../../src/scan/picture.ts'
import { readCodes } from '../../src/scan/read-codes.ts'

const READ_MIN = 0.95
const WITHOUT_CODE = 'falsepositives-1'

type Folder = { files: number; read: number; wrong: number; missed: string[] }

/** Real pictures of codes: what must be read is read, and nothing where there is nothing. Throws below its goal. */
export async function tryBarcodes(folder: string): Promise<string[]> {
  const wasm = readFileSync(
    new URL('../../node_modules/zxing-wasm/dist/reader/zxing_reader.wasm', import.meta.url),
  )
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer } })
  const root = join(folder, 'barcodes')
  const names = readdirSync(root).filter((name) => name !== WITHOUT_CODE)
  const lines = ['| folder | pictures | read | other texts |', '|---|---|---|---|']
  const all = { files: 0, read: 0 }
  for (const name of names) {
    const { files, read, wrong, missed } = await tryFolder(join(root, name))
    lines.push(
      `| ${name} | ${files} | ${read} | ${wrong} |${missed.length ? ` missed: ${missed.join(', ')}` : ''}`,
    )
    all.files += files
    all.read += read
  }
  const share = all.read / all.files
  lines.push(`| together | ${all.files} | ${all.read} (${(share * 100).toFixed(1)} %) | |`, '')
  const { numbers, unchecked, pictures } = await tryWithoutCode(join(root, WITHOUT_CODE))
  lines.push(
    `${WITHOUT_CODE}: ${numbers} numbers out of ${pictures} pictures without a code;`,
    `the same without asking for bars to agree on more lines: ${unchecked} (the control: this must not be 0).`,
  )
  if (share < READ_MIN || numbers > 0 || unchecked === 0) throw new Error(lines.join('\n'))
  return lines
}

async function tryFolder(folder: string): Promise<Folder> {
  const result: Folder = { files: 0, read: 0, wrong: 0, missed: [] }
  for (const file of picturesIn(folder)) {
    const expected = expectedText(folder, file)
    if (expected === null) continue
    const codes = await readCodes(await openPicture(join(folder, file)))
    result.files++
    if (codes.some(({ text }) => text === expected)) result.read++
    else result.missed.push(file)
    result.wrong += codes.filter(({ text }) => text !== expected).length
  }
  return result
}

async function tryWithoutCode(folder: string) {
  const pictures = picturesIn(folder)
  let numbers = 0
  let unchecked = 0
  for (const file of pictures) {
    const picture = await openPicture(join(folder, file))
    const verdict = judgeCodes(await readCodes(picture))
    if (verdict !== null) numbers++
    const eager = await readBarcodes({ ...picture, colorSpace: 'srgb' } as ImageData, {
      ...readerOptions,
      minLineCount: 1,
    })
    unchecked += eager.length
  }
  return { numbers, unchecked, pictures: pictures.length }
}

function picturesIn(folder: string): string[] {
  return readdirSync(folder).filter((name) => /\.(png|webp|jpg)$/.test(name))
}

/** The text beside a picture; null for one whose content is bytes, not text. */
function expectedText(folder: string, file: string): string | null {
  const path = join(folder, file.replace(/\.\w+$/, '.txt'))
  return existsSync(path) ? readFileSync(path, 'utf8') : null
}

async function openPicture(file: string): Promise<Picture> {
  const image = sharp(file).flatten({ background: '#fff' }).toColourspace('srgb').ensureAlpha()
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true })
  return { data: new Uint8ClampedArray(data), width: info.width, height: info.height }
}
