import type { FilledBlock } from '../../letters/public.ts'

export type Block = FilledBlock

/** A heading inside a paper. */
export function heading(text: string): Block {
  return { kind: 'heading', lines: [[{ text, bold: false }]] }
}

/** The paragraphs of a text that a person typed, an empty line between them; none of an empty text. */
export function paragraphs(text: string): Block[] {
  return text
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => ({
      kind: 'paragraph',
      lines: part.split('\n').map((line) => [{ text: line, bold: false }]),
    }))
}

/** A list, one line per item; nothing when there is none. */
export function items(lines: readonly string[]): Block[] {
  const filled = lines.filter((line) => line.trim() !== '')
  if (filled.length === 0) return []
  return [{ kind: 'list', lines: filled.map((text) => [{ text: text.replaceAll('\n', ' '), bold: false }]) }]
}

/** A paragraph that begins with something in bold. */
export function named(name: string, text: string): Block {
  const [first = '', ...more] = text.split('\n')
  const spans = more.map((line) => [{ text: line, bold: false }])
  return {
    kind: 'paragraph',
    lines: [
      [
        { text: `${name}${first === '' ? '' : ' '}`, bold: true },
        { text: first, bold: false },
      ],
      ...spans,
    ],
  }
}

/** A heading with what stands under it; nothing at all when that is empty. */
export function section(title: string, ...blocks: Block[][]): Block[] {
  const all = blocks.flat()
  return all.length === 0 ? [] : [heading(title), ...all]
}

/** A sentence, when what it is about is there. */
export function when(isThere: unknown, sentence: () => string): Block[] {
  return isThere === '' || isThere === null || isThere === false ? [] : paragraphs(sentence())
}

const euros = new Intl.NumberFormat('nl-NL', { style: 'currency', currency: 'EUR' })
/** € 1.500,00 */
export function euro(cents: number): string {
  return euros.format(cents / 100)
}
