const BEGIN = '% helder-case-file-seal '

/**
 * Puts a signed note under a PDF of Typst as an incremental update (ISO 32000-1, 7.5.6) that changes nothing: a comment, an
 * index without objects and the trailer again. Readers see the same file; every byte before it can be signed. Throws when the
 * file is not built as Typst builds it.
 */
export function sealPdf(pdf: Buffer, note: string): Buffer {
  return Buffer.concat([pdf, tailOf(pdf, note)])
}

/** The PDF as it was before it was sealed, and the note; null where there is no seal. `isWhole`: nothing else follows. */
export function openSealed(file: Buffer): { pdf: Buffer; note: string; isWhole: boolean } | null {
  const at = file.lastIndexOf(`\n${BEGIN}`)
  if (at < 0) return null
  const line = file
    .subarray(at + 1 + BEGIN.length)
    .toString('latin1')
    .split('\n', 1)[0]!
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(line)) return null
  const note = Buffer.from(line, 'base64').toString('utf8')
  const pdf = file.subarray(0, at)
  return { pdf, note, isWhole: hasTail(pdf, note, file.subarray(at)) }
}

function hasTail(pdf: Buffer, note: string, tail: Buffer): boolean {
  const end = endOf(pdf)
  return end !== null && tail.equals(tailOf(pdf, note, end))
}

type End = { start: number; trailer: string }

function tailOf(pdf: Buffer, note: string, end = endOf(pdf)): Buffer {
  if (end === null) throw new Error('not a PDF of Typst')
  const seal = `\n${BEGIN}${Buffer.from(note).toString('base64')}\n`
  const index = `xref\n0 1\n0000000000 65535 f\r\ntrailer\n<<${end.trailer}/Prev ${end.start}\n>>\n`
  return Buffer.from(`${seal}${index}startxref\n${pdf.length + seal.length}\n%%EOF\n`, 'latin1')
}

/** Where the index of a PDF begins, and what its trailer says. */
function endOf(pdf: Buffer): End | null {
  const start = /startxref\s+(\d{1,12})\s+%%EOF\s*$/.exec(pdf.subarray(-200).toString('latin1'))?.[1]
  if (start === undefined) return null
  const index = pdf.subarray(Number(start)).toString('latin1')
  const trailer = /trailer\s*<<([\s\S]*?)>>\s*startxref/.exec(index)?.[1]
  return trailer === undefined ? null : { start: Number(start), trailer }
}
