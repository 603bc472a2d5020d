import type { Day } from '../../../kernel/dates.ts'

/** One piece of a file: its place, what it is, and the SHA-256 of its canonical JSON. */
export type ListedPiece = { number: number; day: Day; digest: string; title: string }
/** What a whole file consists of. `madeAt`: RFC 3339 in UTC with milliseconds. */
export type Manifest = { fileNumber: string; organisation: string; madeAt: string; pieces: ListedPiece[] }
/** What is said of the PDF in which the pieces lie, of all its bytes. */
export type Seal = { fileNumber: string; manifestDigest: string; pdfDigest: string; pdfBytes: number }

const MANIFEST_FORMAT = 'helder-case-file-1'
const SEAL_FORMAT = 'helder-case-file-seal-1'
const digest = '([0-9a-f]{64})'

/** The text of a manifest that is signed (docs/case-file.md). `origin` is the name of the key. */
export function writeManifest(origin: string, manifest: Manifest): string {
  const { fileNumber, organisation, madeAt, pieces } = manifest
  return [
    origin,
    MANIFEST_FORMAT,
    `file: ${oneLine(fileNumber)}`,
    `of: ${oneLine(organisation)}`,
    `made-at: ${madeAt}`,
    `pieces: ${pieces.length}`,
    ...pieces.map(({ number, day, digest, title }) => `${number} ${day} ${digest} ${oneLine(title)}`),
    '',
  ].join('\n')
}

/** Reads it strictly: undefined when it is not exactly what `writeManifest` writes for this key. */
export function readManifest(text: string, origin: string): Manifest | undefined {
  const lines = text.split('\n')
  const [, , fileNumber, organisation, madeAt] = lines.map((line) => /^[a-z-]+: (.+)$/.exec(line)?.[1])
  const pieces = lines.slice(6, -1).map((line) => {
    const [, number, day, hash, title] =
      new RegExp(`^(\\d+) (\\d{4}-\\d{2}-\\d{2}) ${digest} (.+)$`).exec(line) ?? []
    return { number: Number(number), day: day as Day, digest: hash ?? '', title: title ?? '' }
  })
  if (fileNumber === undefined || organisation === undefined || madeAt === undefined) return undefined
  const manifest = { fileNumber, organisation, madeAt, pieces }
  const isInOrder = pieces.every(({ number }, index) => number === index + 1)
  return isInOrder && writeManifest(origin, manifest) === text ? manifest : undefined
}

/** The text of the seal under the PDF. */
export function writeSeal(origin: string, seal: Seal): string {
  const { fileNumber, manifestDigest, pdfDigest, pdfBytes } = seal
  return [
    origin,
    SEAL_FORMAT,
    `file: ${oneLine(fileNumber)}`,
    `manifest: ${manifestDigest}`,
    `pdf: ${pdfDigest} ${pdfBytes}`,
    '',
  ].join('\n')
}

/** Reads it strictly, as `readManifest`. */
export function readSeal(text: string, origin: string): Seal | undefined {
  const [, fileNumber, manifestDigest, pdfDigest, bytes] =
    new RegExp(`\nfile: (.+)\nmanifest: ${digest}\npdf: ${digest} (\\d+)\n$`).exec(text) ?? []
  if (fileNumber === undefined || manifestDigest === undefined || pdfDigest === undefined) return undefined
  const seal = { fileNumber, manifestDigest, pdfDigest, pdfBytes: Number(bytes) }
  return writeSeal(origin, seal) === text ? seal : undefined
}

/** Whether a note claims to be a seal, whoever signed it: anything else can't be checked as one. */
export function claimsToBeSeal(note: string): boolean {
  return note.split('\n')[1] === SEAL_FORMAT
}

/** Names and titles are text of people: in a line of their own they stay one line. */
function oneLine(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\s]+/g, ' ').trim() || '-'
}
