import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { canonicalJson, generateLogKey, signNote, Unusable, vkeyText } from '../../../log/public.ts'
import { items, paragraphs } from '../print/blocks.ts'
import { type Manifest, readManifest, readSeal, writeManifest, writeSeal } from '../rules/manifest-text.ts'
import type { Piece } from './piece.ts'
import { readAttachments } from './read-attachments.ts'
import { openSealed, sealPdf } from './seal-pdf.ts'
import { typesetFile } from './typeset-file.ts'
import { verifyFile } from './verify-file.ts'

const key = generateLogKey('helder.example/case-file')
const vkey = vkeyText(key)
const at = new Date('2026-11-27T12:00:00Z')

const sheet = (title: string, text: string): Piece => ({
  day: '2026-11-12',
  title,
  content: { title, text },
  print: {
    kind: 'sheet',
    source: 'Genoteerd door A. Bakker.',
    facts: [{ name: 'Gezien op', value: '12 november 2026' }],
    sections: [{ heading: 'Wat er is gezien', blocks: [...paragraphs(text), ...items(['een', 'twee'])] }],
    pictures: [],
  },
})
const letter: Piece = {
  day: '2026-11-20',
  title: 'Voornemen (2026-0001-1)',
  content: { number: '2026-0001-1' },
  print: {
    kind: 'letter',
    logo: null,
    letter: {
      reference: '2026-0001-1',
      addressee: ['Juwelier Voorbeeld', 'Oude Markt 1', '7511 GA  ENSCHEDE'],
      day: 'vrijdag 20 november 2026',
      subject: 'Voornemen',
      closing: 'Namens de burgemeester,',
      // Long enough to go on to a second page, with a list over its edge.
      blocks: Array.from({ length: 8 }).flatMap(() => [
        ...paragraphs('Geachte heer of mevrouw,\n\nU hebt een ring verkocht die niet in het register stond.'),
        ...items(['Schrijf elke verkoop in.', 'Laat het register zien.', 'Bewaar het register.']),
      ]),
      sender: {
        name: 'Gemeente Enschede',
        returnAddress: 'Postbus 20, 7500 AA Enschede',
        visitAddress: 'Langestraat 24',
        contact: '14 053',
        signatoryName: 'A. de Vries',
        signatoryFunction: 'Jurist',
        colour: '#0b544c',
      },
    },
  },
}
const fileOf = (pieces: Piece[]) => ({
  number: '2026-0001',
  organisation: 'Gemeente Enschede',
  dealer: 'Juwelier Voorbeeld',
  facts: [{ name: 'Handelaar', value: 'Juwelier Voorbeeld' }],
  pieces,
  at,
})
const pieces = [
  sheet('Constatering: een verkoop ontbrak', 'Een ring was verkocht; "vergeten", zei de eigenaar.'),
  letter,
]
const file = typesetFile(fileOf(pieces), key)
const sealed = openSealed(file)!

/** The seal as someone makes it who has a key: over whatever PDF. */
function reseal(pdf: Buffer, by = key): Buffer {
  const manifest = readAttachments(pdf).get('manifest.txt')!
  const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
  const seal = {
    fileNumber: '2026-0001',
    manifestDigest: digest(manifest),
    pdfDigest: digest(pdf),
    pdfBytes: pdf.length,
  }
  return sealPdf(pdf, signNote(writeSeal(by.name, seal), by))
}

describe('the whole file as a PDF', () => {
  test('is good as it was made, and the same again for the same pieces at the same moment', () => {
    expect(verifyFile(file, vkey)).toMatchObject({
      verdict: 'good',
      problems: [],
      manifest: {
        fileNumber: '2026-0001',
        pieces: [{ number: 1 }, { number: 2, title: 'Voornemen (2026-0001-1)' }],
      },
    })
    expect(typesetFile(fileOf(pieces), key).equals(file)).toBe(true)
  })

  test('says that it is tagged, PDF/UA-1 and Dutch, and attaches each piece as its canonical JSON', () => {
    const text = file.toString('latin1')
    for (const part of ['/StructTreeRoot', '/Lang (nl)', '/MarkInfo']) expect(text).toContain(part)
    expect(text).toMatch(/pdfuaid:part>\s*1</)
    const attached = readAttachments(file)
    expect([...attached.keys()].toSorted()).toEqual(['manifest.txt', 'stuk-001.json', 'stuk-002.json'])
    expect(attached.get('stuk-001.json')!.toString()).toBe(canonicalJson(pieces[0]!.content))
  })

  test('a change of any byte is found', () => {
    const step = Math.ceil(file.length / 300)
    const spots = Array.from({ length: 300 }, (_, n) => Math.min(n * step, file.length - 1))
    // Every byte of the seal and what stands after it.
    for (let spot = sealed.pdf.length; spot < file.length; spot++) spots.push(spot)
    for (const spot of spots) {
      const changed = Buffer.from(file)
      changed[spot]! ^= 1
      expect(verdictOf(changed), `byte ${spot}`).not.toBe('good')
    }
  })

  test('cut off, longer, and saved anew without its seal', () => {
    expect(verdictOf(file.subarray(0, -1))).toBe('tampered')
    expect(verdictOf(Buffer.concat([file, Buffer.from('\n')]))).toBe('tampered')
    expect(verdictOf(sealed.pdf)).toBe('tampered')
    expect(verdictOf(Buffer.from('%PDF-1.7\n%%EOF\n'))).toBe('unusable')
  })

  test('a piece that was taken out or put in is named, also by who can seal', () => {
    const without = Buffer.from(
      sealed.pdf.toString('latin1').replaceAll('(stuk-002.json)', '(stuk-003.json)'),
      'latin1',
    )
    const report = verifyFile(reseal(without), vkey)
    expect(report.verdict).toBe('tampered')
    expect(report.problems).toEqual([
      { where: 'piece 2 (Voornemen (2026-0001-1))', what: 'was taken out' },
      { where: 'stuk-003.json', what: 'was put in' },
    ])
    // Control: the same hand over the PDF as it was is good.
    expect(verdictOf(reseal(sealed.pdf))).toBe('good')
  })

  test('the pieces of another file under the same seal, and another key', () => {
    const other = openSealed(typesetFile(fileOf([letter]), key))!
    expect(verdictOf(sealPdf(other.pdf, sealed.note))).toBe('tampered')
    const stranger = generateLogKey(key.name)
    expect(verdictOf(typesetFile(fileOf(pieces), stranger))).toBe('tampered')
    expect(verdictOf(file, vkeyText(stranger))).toBe('tampered')
    expect(() => verifyFile(file, 'no key')).toThrow(Unusable)
  })
})

describe('the texts that are signed', () => {
  test('are read strictly and hold one line per piece, whatever a title says', () => {
    const manifest: Manifest = {
      fileNumber: '2026-0001',
      organisation: 'Gemeente Enschede',
      madeAt: at.toISOString(),
      pieces: [{ number: 1, day: '2026-11-12', digest: 'a'.repeat(64), title: 'Een titel' }],
    }
    const text = writeManifest(key.name, manifest)
    expect(readManifest(text, key.name)).toEqual(manifest)
    for (const wrong of [
      `${text}\n`,
      text.replace('1 2026', '2 2026'),
      text.replace('pieces: 1', 'pieces: 2'),
    ])
      expect(readManifest(wrong, key.name)).toBeUndefined()
    const sly = { ...manifest, pieces: [{ ...manifest.pieces[0]!, title: 'Een\n2 2026-01-01 b' }] }
    expect(writeManifest(key.name, sly).split('\n')).toHaveLength(8)
    const seal = { fileNumber: '1', manifestDigest: 'a'.repeat(64), pdfDigest: 'b'.repeat(64), pdfBytes: 10 }
    expect(readSeal(writeSeal(key.name, seal), key.name)).toEqual(seal)
    expect(readSeal(writeSeal(key.name, seal).replace(' 10\n', ' 010\n'), key.name)).toBeUndefined()
  })
})

test('helder verify file: 0 good, 1 tampered, 2 can’t be checked', () => {
  const folder = mkdtempSync(join(tmpdir(), 'helder-file-'))
  const run = (bytes: Buffer, by: string) => {
    const files = [join(folder, 'file.pdf'), join(folder, 'vkey.txt')] as const
    writeFileSync(files[0], bytes)
    writeFileSync(files[1], by)
    const launcher = join(import.meta.dirname, '../../../../bin/helder.mjs')
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [launcher, 'verify', 'file', files[0], '--vkey', files[1]],
      { encoding: 'utf8' },
    )
    return { status, said: stdout + stderr }
  }
  const good = run(file, `${vkey}\n`)
  expect(good).toMatchObject({ status: 0 })
  expect(good.said).toContain('with 2 pieces')
  const changed = Buffer.from(file)
  changed[1000]! ^= 1
  expect(run(changed, `${vkey}\n`)).toMatchObject({ status: 1 })
  expect(run(Buffer.from('a letter'), `${vkey}\n`)).toMatchObject({ status: 2 })
})

function verdictOf(bytes: Buffer, by = vkey): string {
  try {
    return verifyFile(bytes, by).verdict
  } catch (error) {
    if (error instanceof Unusable) return 'unusable'
    throw error
  }
}
