import { typeset, typesetPicture } from '../../platform/print/typeset.ts'
import type { FilledBlock } from './rules/fill-template.ts'

/** All that stands in a letter, exactly; kept as canonical JSON, and the PDF follows from it. */
export type LetterContent = {
  reference: string
  addressee: string[]
  /** As it is written out in the letter. */
  day: string
  subject: string
  blocks: FilledBlock[]
  /** Above the name of who signs, where it is not the greeting of a letter. */
  closing?: string
  sender: {
    name: string
    returnAddress: string
    visitAddress: string
    contact: string
    signatoryName: string
    signatoryFunction: string
    colour: string
  }
}
export type LetterToPrint = { content: LetterContent; logo: Buffer | null }

/**
 * Letters as one tagged PDF (PDF/UA-1), each from page 1 on. The same letters at the same moment give the same bytes, as
 * long as the template of the paper stays the same.
 */
export function typesetLetters(letters: readonly LetterToPrint[], title: string, at: Date): Buffer {
  return typeset({ template: TEMPLATE, data: dataOf(letters, title), at })
}

/** One letter as a picture of its pages. */
export function drawLetter(letter: LetterToPrint, at: Date): { svg: string; pageCount: number } {
  return typesetPicture({ template: TEMPLATE, data: dataOf([letter], letter.content.subject), at })
}

const TEMPLATE = 'capabilities/letters/print/letter.typ'

function dataOf(letters: readonly LetterToPrint[], title: string) {
  // Each picture once, however many letters stand under it.
  const logos: number[][] = []
  const places = new Map<string, number>()
  const papers = letters.map(({ content, logo }) => {
    if (logo === null) return { ...content, logo: null }
    const key = logo.toString('base64')
    const place = places.get(key) ?? logos.push([...logo]) - 1
    places.set(key, place)
    return { ...content, logo: place }
  })
  return { title, letters: papers, logos }
}
