/** Points per millimetre (a point is 1/72 inch). */
const POINTS_PER_MM = 72 / 25.4

/**
 * Says in a PDF of Typst where each page is cut and how far its ink goes beyond (TrimBox, BleedBox), which Typst 0.14 can't:
 * printing offices place pages by them. `room_mm` lies between the edge of the page and the cut on every side. Written as
 * an incremental update (ISO 32000-1, 7.5.6): the pages once more with their boxes, the rest untouched. Throws when the
 * file is not built as Typst builds it.
 */
export function addPageBoxes(pdf: Buffer, room_mm: number, bleed_mm: number): Buffer {
  const text = pdf.toString('latin1')
  const start = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1]
  const trailer = /trailer\s*<<([\s\S]*?)>>\s*startxref/.exec(text.slice(Number(start)))?.[1]
  const pages = [
    ...text.matchAll(/^(\d+) 0 obj\s*<<((?:(?!endobj)[\s\S])*?\/Type \/Page\b(?!s)[\s\S]*?)>>\s*endobj/gm),
  ]
  if (start === undefined || trailer === undefined || pages.length === 0)
    throw new Error('not a PDF of Typst')
  let added = text.endsWith('\n') ? '' : '\n'
  let index = 'xref\n0 0\n'
  for (const [, number, dictionary] of pages) {
    const [, , width, height] =
      /\/MediaBox \[([^\]]+)\]/.exec(dictionary!)?.[1]?.trim().split(/\s+/).map(Number) ?? []
    if (width === undefined || height === undefined) throw new Error(`page object ${number} has no MediaBox`)
    const box = (inset_mm: number) => {
      const inset = inset_mm * POINTS_PER_MM
      return [inset, inset, width - inset, height - inset].map((side) => side.toFixed(4)).join(' ')
    }
    index += `${number} 1\n${String(pdf.length + added.length).padStart(10, '0')} 00000 n\r\n`
    added += `${number} 0 obj\n<<${dictionary}/TrimBox [${box(room_mm)}]\n/BleedBox [${box(room_mm - bleed_mm)}]\n>>\nendobj\n`
  }
  const startOfIndex = pdf.length + added.length
  const end = `${index}trailer\n<<${trailer}/Prev ${start}\n>>\nstartxref\n${startOfIndex}\n%%EOF\n`
  return Buffer.concat([pdf, Buffer.from(added + end, 'latin1')])
}
