import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { prepareZXingModule } from 'zxing-wasm/reader'
import { readCodes } from '../src/scan/read-codes.ts'

const WASM = join(import.meta.dirname, '../node_modules/zxing-wasm/dist/reader/zxing_reader.wasm')

/** What the codes on the first page of a PDF say: drawn by another program, then read by our own scanner. */
export async function codesOnPaper(pdf: Buffer, dotsPerInch = 80): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'helder-paper-'))
  try {
    const file = join(folder, 'paper.pdf')
    writeFileSync(file, pdf)
    const drawing = ['-r', String(dotsPerInch), '-gray', '-png', '-singlefile', file, join(folder, 'page')]
    execFileSync('pdftoppm', drawing, { stdio: 'ignore' })
    const picture = sharp(join(folder, 'page.png')).toColourspace('srgb').ensureAlpha().raw()
    const { data, info } = await picture.toBuffer({ resolveWithObject: true })
    prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(WASM)).buffer } })
    const codes = await readCodes({ ...info, data: new Uint8ClampedArray(data) })
    return codes.map(({ text }) => text)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
