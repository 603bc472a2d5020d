import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { requires } from '../../../../tests/requires.ts'
import { type Locale, translate } from '../../../platform/messages/index.ts'
import { emptyThing, type Thing } from '../rules/thing.ts'
import { type PdfThing, thingsPdf } from './things-pdf.ts'

const font = (family: string, file: string) =>
  new Uint8Array(
    readFileSync(
      `node_modules/@fontsource/atkinson-hyperlegible-${family}/files/atkinson-hyperlegible-${family}-${file}-normal.woff`,
    ),
  )
const fonts = {
  regular: font('next', 'latin-400'),
  bold: font('next', 'latin-600'),
  mono: font('mono', 'latin-400'),
  wide: font('next', 'latin-ext-400'),
}

function makePdf(things: PdfThing[], locale: Locale = 'nl') {
  const say = (key: string, values = {}) => translate(locale, key, values)
  return thingsPdf(things, { say, locale, fonts, day: '2026-11-24' })
}

const bike: Thing = {
  ...emptyThing(),
  category: 'bicycle',
  brand: 'Gazelle',
  colour: 'zwart',
  identifiers: [{ kind: 'frame', value: 'GZ1234567' }],
  boughtOn: '2024-11-03',
  priceCents: 112_500,
  note: 'Van opa Łukasz',
}

async function read(things: PdfThing[], locale: Locale = 'nl') {
  const folder = mkdtempSync(join(tmpdir(), 'helder-pdf-'))
  const path = join(folder, 'list.pdf')
  writeFileSync(path, await makePdf(things, locale))
  const run = (command: string, ...args: string[]) => execFileSync(command, args, { encoding: 'utf8' })
  const found = {
    raw: readFileSync(path, 'latin1'),
    info: run('pdfinfo', path),
    structure: run('pdfinfo', '-struct-text', path),
    text: run('pdftotext', '-layout', path, '-'),
    fonts: run('pdffonts', path),
  }
  rmSync(folder, { recursive: true })
  return found
}

describe.runIf(requires('poppler').run)('read by another program', () => {
  test('a tagged PDF with title and language: heading, sentences and pictures in the order of reading', async () => {
    const jpeg = new Uint8Array(
      await sharp({ create: { width: 300, height: 200, channels: 3, background: '#2a6' } })
        .jpeg()
        .toBuffer(),
    )
    const picture = { jpeg, alt: 'Foto van Gazelle', width: 300, height: 200 }
    const { raw, info, structure, text, fonts: used } = await read([{ thing: bike, pictures: [picture] }])
    expect(info).toMatch(/Tagged:\s+yes/)
    expect(info).toMatch(/Title:\s+Lijst van mijn spullen/)
    expect(raw).toContain('/Lang (nl-NL)')
    expect(raw).toMatch(/\/Alt \(Foto van Gazelle\)/)
    const tags = [...structure.matchAll(/^\s*(Document|H1|H2|P|Figure)\b/gm)].map(([, tag]) => tag)
    expect(tags.slice(0, 4)).toEqual(['Document', 'H1', 'P', 'H2'])
    expect(tags.at(-1)).toBe('Figure')
    expect(structure).toMatch(/H2[\s\S]*"Gazelle"/)
    for (const words of ['Framenummer', 'GZ 1234567', '€ 1.125,00', 'zondag 3 november 2024', 'Łukasz'])
      expect(text).toContain(words)
    // Every font stands in the file, as PDF/UA asks.
    expect(used).not.toMatch(/Helvetica|Times|Courier/)
  })

  test('in English, over many pages', async () => {
    const many = Array.from({ length: 40 }, (_, at) => ({
      thing: { ...bike, model: `no. ${at}` },
      pictures: [],
    }))
    const { raw, info, text } = await read(many, 'en')
    expect(raw).toContain('/Lang (en-GB)')
    expect(Number(/Pages:\s+(\d+)/.exec(info)?.[1])).toBeGreaterThan(5)
    for (const { thing } of many) expect(text).toContain(`Gazelle ${thing.model}`)
  })

  test('control: the reader sees that a PDF is not tagged', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'helder-pdf-'))
    const path = join(folder, 'plain.pdf')
    const { default: PDFDocument } = await import('pdfkit')
    const plain = new PDFDocument()
    const parts: Buffer[] = []
    plain.on('data', (part: Buffer) => parts.push(part))
    const ended = new Promise((resolve) => plain.on('end', resolve))
    plain.text('Lijst')
    plain.end()
    await ended
    writeFileSync(path, Buffer.concat(parts))
    expect(execFileSync('pdfinfo', [path], { encoding: 'utf8' })).toMatch(/Tagged:\s+no/)
    rmSync(folder, { recursive: true })
  })
})
