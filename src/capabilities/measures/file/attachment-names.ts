/** The list of pieces with its signature, attached in the PDF of a file. */
export const MANIFEST_NAME = 'manifest.txt'

/** A piece attached in the PDF of a file: its canonical JSON. */
export function pieceFileName(number: number): string {
  return `stuk-${String(number).padStart(3, '0')}.json`
}
