import { createHash } from 'node:crypto'
import { dayInAmsterdam } from '../../../kernel/dates.ts'
import { canonicalJson, type LogKey, signNote, vkeyText } from '../../../log/public.ts'
import { sayDay } from '../../../platform/messages/say-values.ts'
import { translate } from '../../../platform/messages/index.ts'
import { typeset } from '../../../platform/print/typeset.ts'
import { type Manifest, writeManifest, writeSeal } from '../rules/manifest-text.ts'
import { pieceFileName } from './attachment-names.ts'
import { items, paragraphs } from '../print/blocks.ts'
import type { Piece, PiecePicture } from './piece.ts'
import { sealPdf } from './seal-pdf.ts'

export type WholeFile = {
  number: string
  organisation: string
  dealer: string
  /** What stands on the cover. */
  facts: { name: string; value: string }[]
  pieces: Piece[]
  at: Date
}

const TEMPLATE = 'capabilities/measures/print/case-file.typ'

/**
 * The whole file as one tagged PDF (PDF/UA-1): cover, index, the pieces, and the list of their digests. The list is signed
 * and attached, each piece is attached as canonical JSON, and a seal under the PDF signs all its bytes.
 */
export function typesetFile(file: WholeFile, key: LogKey): Buffer {
  const contents = file.pieces.map(({ content }) => canonicalJson(content))
  const manifest: Manifest = {
    fileNumber: file.number,
    organisation: file.organisation,
    madeAt: file.at.toISOString(),
    pieces: file.pieces.map(({ day, title }, index) => ({
      number: index + 1,
      day,
      title,
      digest: sha256(contents[index]!),
    })),
  }
  const note = signNote(writeManifest(key.name, manifest), key)
  const pictures = new Pictures()
  const data = {
    ...textOf(file, key, note),
    manifest: note,
    logos: pictures.logos,
    pieces: file.pieces.map((piece, index) => ({
      number: index + 1,
      title: piece.title,
      day: sayDay(piece.day, 'nl'),
      digest: manifest.pieces[index]!.digest,
      attachment: pieceFileName(index + 1),
      content: contents[index]!,
      ...printOf(piece, pictures),
    })),
  }
  const pdf = typeset({ template: TEMPLATE, data, at: file.at, files: pictures.files })
  const seal = {
    fileNumber: file.number,
    manifestDigest: sha256(note),
    pdfDigest: sha256(pdf),
    pdfBytes: pdf.length,
  }
  return sealPdf(pdf, signNote(writeSeal(key.name, seal), key))
}

/** Papers are Dutch, so their words are too. */
function textOf(file: WholeFile, key: LogKey, note: string) {
  const say = (name: string, values = {}) => translate('nl', `case-file.print.${name}`, values)
  const { number, organisation, dealer, facts, at, pieces } = file
  const day = sayDay(dayInAmsterdam(at), 'nl')
  return {
    number,
    organisation,
    dealer,
    facts,
    cover: say('cover', { count: pieces.length, day }),
    check: [
      ...paragraphs(say('check.lead')),
      ...items(['seal', 'list', 'piece', 'command'].map((name) => say(`check.${name}`))),
    ],
    madeAt: day,
    signature:
      note
        .slice(note.lastIndexOf('\n\n') + 2)
        .trim()
        .match(/.{1,80}/gu) ?? [],
    vkey: vkeyText(key),
  }
}

/** Pictures of the paper, each once however often it is used. */
class Pictures {
  readonly files = new Map<string, Buffer>()
  readonly logos: number[][] = []
  readonly #places = new Map<string, number>()

  logo(bytes: Buffer | null): number | null {
    if (bytes === null) return null
    const key = sha256(bytes)
    const place = this.#places.get(key) ?? this.logos.push([...bytes]) - 1
    this.#places.set(key, place)
    return place
  }

  add({ bytes, alt, caption }: PiecePicture): { path: string; alt: string; caption: string } {
    const path = `piece-picture-${sha256(bytes)}.jpg`
    this.files.set(path, bytes)
    return { path, alt, caption }
  }
}

function printOf({ print }: Piece, pictures: Pictures) {
  if (print.kind === 'letter') return { letter: { ...print.letter, logo: pictures.logo(print.logo) } }
  const { source, facts, sections } = print
  return { letter: null, source, facts, sections, pictures: print.pictures.map((one) => pictures.add(one)) }
}

function sha256(bytes: string | Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}
