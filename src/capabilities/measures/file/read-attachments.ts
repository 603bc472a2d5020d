import { inflateSync } from 'node:zlib'

/** A piece of a file with its evidence in words; more than this is no attachment of ours. */
const ATTACHMENT_BYTES_MAX = 50_000_000

/**
 * The files attached in a PDF of Typst, by name (ISO 32000-1, 7.11.4). What can't be read is null: a byte of it was changed.
 */
export function readAttachments(pdf: Buffer): Map<string, Buffer | null> {
  const text = pdf.toString('latin1')
  const found = new Map<string, Buffer | null>()
  for (const [, dictionary] of text.matchAll(
    /\d+ 0 obj\s*<<((?:(?!endobj)[\s\S])*?\/Type \/Filespec[\s\S]*?)endobj/g,
  )) {
    const name = /\/F \(([\w.-]+)\)/.exec(dictionary!)?.[1]
    const stream = /\/EF <<\s*\/F (\d{1,9}) 0 R/.exec(dictionary!)?.[1]
    // The same name twice is two contents for one piece.
    if (name !== undefined)
      found.set(name, found.has(name) || stream === undefined ? null : streamOf(pdf, text, stream))
  }
  return found
}

function streamOf(pdf: Buffer, text: string, object: string): Buffer | null {
  const at = text.indexOf(`\n${object} 0 obj`)
  const head = text.slice(at, text.indexOf('stream', at))
  const length = Number(/\/Length (\d{1,9})\b/.exec(head)?.[1])
  if (at < 0 || !Number.isInteger(length)) return null
  const begin =
    at + head.length + /^stream\r?\n/.exec(text.slice(at + head.length, at + head.length + 8))![0].length
  const bytes = pdf.subarray(begin, begin + length)
  if (!head.includes('/FlateDecode')) return bytes
  try {
    return inflateSync(bytes, { maxOutputLength: ATTACHMENT_BYTES_MAX })
  } catch {
    // Not what deflate wrote: the caller says which piece it is.
    return null
  }
}
