import { readFileSync } from 'node:fs'
import bwip from 'bwip-js/node'
import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { prepareZXingModule } from 'zxing-wasm/reader'
import type { Picture } from './picture.ts'
import { readCodes } from './read-codes.ts'

beforeAll(() => {
  const file = new URL('../../node_modules/zxing-wasm/dist/reader/zxing_reader.wasm', import.meta.url)
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(file)).buffer } })
})

async function draw(
  bcid: string,
  text: string,
  { width, blur }: { width?: number; blur?: number } = {},
): Promise<Picture> {
  let image = sharp(await bwip.toBuffer({ bcid, text, scale: 3, padding: 12, backgroundcolor: 'ffffff' }))
  if (width) image = sharp(await image.resize({ width }).png().toBuffer())
  if (blur) image = image.blur(blur)
  const { data, info } = await image.ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  return { data: new Uint8ClampedArray(data), width: info.width, height: info.height }
}

describe('codes drawn by another library', () => {
  it.each([
    ['code128', 'FVFXC2ABJ1WK', 'FVFXC2ABJ1WK'],
    ['code39', 'AB-12345', 'AB-12345'],
    ['ean13', '8710103012344', '8710103012344'],
    ['ean8', '96385074', '96385074'],
    ['upca', '012345678905', '0012345678905'],
    ['interleaved2of5', '12345670', '12345670'],
    ['qrcode', 'https://example.com/a', 'https://example.com/a'],
    ['datamatrix', 'S/N AB12345', 'S/N AB12345'],
    ['azteccode', 'AB12345', 'AB12345'],
    ['pdf417', 'AB12345', 'AB12345'],
  ])('%s', async (bcid, text, expected) => {
    const codes = await readCodes(await draw(bcid, text))
    expect(codes.map((code) => code.text)).toEqual([expected])
  })

  it('keeps the separators of GS1, and says that it is GS1', async () => {
    const [code] = await readCodes(await draw('gs1datamatrix', '(01)08710103012344(10)L1(21)AB12345'))
    expect(code).toMatchObject({ isGs1: true, text: '010871010301234410L1\u001d21AB12345' })
  })

  it('reads small bars by looking closer, and not without', async () => {
    const small = () => draw('ean13', '8710103012344', { width: 150, blur: 0.7 })
    expect((await readCodes(await small())).map(({ text }) => text)).toEqual(['8710103012344'])
    expect(await readCodes(await small(), { thorough: false })).toEqual([])
  })

  it('control: grain gives no code', async () => {
    const data = new Uint8ClampedArray(400 * 300 * 4)
    let state = 7
    for (let i = 0; i < data.length; i++) {
      state = (state * 1_103_515_245 + 12_345) & 0x7fffffff
      data[i] = i % 4 === 3 ? 255 : state >> 16
    }
    expect(await readCodes({ data, width: 400, height: 300 })).toEqual([])
  })
})
