import PDFDocument from 'pdfkit'
import type { Locale } from '../../../platform/messages/locale.ts'
import { formatCents } from '../../../web/format.ts'
import { type Thing, totalPrice } from '../rules/thing.ts'
import { factsOf, type Say, titleOf } from './thing-words.ts'

export type PdfPicture = { jpeg: Uint8Array; alt: string; width: number; height: number }
export type PdfThing = { thing: Thing; pictures: PdfPicture[] }
/** Files of the fonts: `wide` has the letters of other languages that `regular` and `bold` lack. */
export type PdfFonts = Record<'regular' | 'bold' | 'mono' | 'wide', Uint8Array>
type Look = { font: 'regular' | 'bold' | 'mono'; size: number; gap?: number }

const INK = '#14201f'
const MARGIN = 50
const PICTURE_HEIGHT_MAX = 200

/**
 * A list for the insurer as PDF/UA: tagged, with language and title, so that a screen reader reads it in order. Made on
 * the device: the things never leave it open. `day` is the day of the list, yyyy-mm-dd.
 */
export async function thingsPdf(
  things: readonly PdfThing[],
  { say, locale, fonts, day }: { say: Say; locale: Locale; fonts: PdfFonts; day: string },
): Promise<Uint8Array<ArrayBuffer>> {
  const title = say('belongings.pdf.title')
  const pdf = open(title, locale, fonts)
  const done = collect(pdf)
  const document = pdf.struct('Document')
  pdf.addStructure(document)
  const add = (tag: 'H1' | 'H2' | 'P', text: string, look: Look) =>
    document.add(pdf.struct(tag, {}, [() => write(pdf, [{ text, look }])]))

  add('H1', title, { font: 'bold', size: 22, gap: 4 })
  const { cents, known } = totalPrice(things.map(({ thing }) => thing))
  const total = known > 0 ? say('belongings.list.total', { total: formatCents(cents, locale), known }) : ''
  const lead = `${say('belongings.pdf.lead', { day, count: things.length })} ${total}`
  add('P', lead, { font: 'regular', size: 11, gap: 16 })

  for (const { thing, pictures } of things) {
    // A heading never stands alone at the foot of a page.
    if (pdf.y > pdf.page.height - MARGIN - 90) pdf.addPage()
    add('H2', titleOf(thing, say), { font: 'bold', size: 14, gap: 4 })
    for (const { name, value, isNumber } of factsOf(thing, say, locale)) {
      const parts = [
        { text: `${name}: `, look: { font: 'bold', size: 11 } as Look },
        { text: value, look: { font: isNumber ? 'mono' : 'regular', size: 11, gap: 2 } as Look },
      ]
      document.add(pdf.struct('P', {}, [() => write(pdf, parts)]))
    }
    for (const picture of pictures)
      document.add(pdf.struct('Figure', { alt: picture.alt }, [() => draw(pdf, picture)]))
    pdf.moveDown(1)
  }
  document.end()
  pdf.end()
  return await done
}

function open(title: string, locale: Locale, fonts: PdfFonts): PDFKit.PDFDocument {
  const pdf = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    pdfVersion: '1.7',
    subset: 'PDF/UA',
    tagged: true,
    lang: locale === 'en' ? 'en-GB' : 'nl-NL',
    displayTitle: true,
    info: { Title: title, Author: 'Helder' },
    // No font of the standard fourteen: PDF/UA wants every font inside the file.
    font: null as unknown as string,
  } as unknown as PDFKit.PDFDocumentOptions)
  for (const [name, file] of Object.entries(fonts)) pdf.registerFont(name, file as never)
  return pdf.fillColor(INK)
}

/** One paragraph of parts, each in its own look; letters that a font lacks come from the wide one. */
function write(pdf: PDFKit.PDFDocument, parts: { text: string; look: Look }[]): void {
  const runs = parts.flatMap(({ text, look }) =>
    text
      .split(/([^\u0000-\u00ff\u2010-\u2026\u20ac\u2122]+)/)
      .filter((run) => run !== '')
      .map((run) => ({ run, look, isWide: /[^\u0000-\u00ff\u2010-\u2026\u20ac\u2122]/.test(run) })),
  )
  for (const [at, { run, look, isWide }] of runs.entries()) {
    const isLast = at === runs.length - 1
    pdf.font(isWide ? 'wide' : look.font).fontSize(look.size)
    pdf.text(run, { continued: !isLast, paragraphGap: look.gap ?? 2 })
  }
}

function draw(pdf: PDFKit.PDFDocument, { jpeg, width, height }: PdfPicture): void {
  const room = pdf.page.width - 2 * MARGIN
  const scale = Math.min(1, room / width, PICTURE_HEIGHT_MAX / height)
  if (pdf.y + height * scale > pdf.page.height - MARGIN) pdf.addPage()
  pdf.moveDown(0.3)
  pdf.image(jpeg as never, MARGIN, pdf.y, { width: width * scale, height: height * scale })
  pdf.y += height * scale + 6
  pdf.x = MARGIN
}

function collect(pdf: PDFKit.PDFDocument): Promise<Uint8Array<ArrayBuffer>> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = []
    pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk))
    pdf.on('error', reject)
    pdf.on('end', () => {
      const all = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0))
      let at = 0
      for (const chunk of chunks) {
        all.set(chunk, at)
        at += chunk.length
      }
      resolve(all)
    })
  })
}
