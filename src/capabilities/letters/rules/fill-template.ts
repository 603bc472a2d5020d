import type { FieldName, FieldValues } from './fields.ts'
import { type BlockKind, fieldsIn, type Piece, readSubject, readTemplate } from './read-template.ts'

/** A finished piece: nothing of it is read again, so what a person typed stays text whatever it looks like. */
export type Span = { text: string; bold: boolean }
export type FilledBlock = { kind: BlockKind; lines: Span[][] }
export type Filled = { subject: string; blocks: FilledBlock[] }

type Template = { subject: string; body: string }

/** Fields that a template asks for and nobody gave a value. */
export function missingFields({ subject, body }: Template, values: FieldValues): FieldName[] {
  const asked = [
    ...fieldsIn(readTemplate(body).blocks),
    ...fieldsIn([{ kind: 'paragraph', lines: [readSubject(subject).pieces] }]),
  ]
  return [...new Set(asked)].filter((name) => !values[name])
}

/** Fills the fields of a template that has no faults. Throws when one has no value: ask `missingFields` first. */
export function fillTemplate({ subject, body }: Template, values: FieldValues): Filled {
  const fill = (piece: Piece): Span => {
    if ('text' in piece) return piece
    const value = values[piece.field]
    if (!value) throw new Error(`the field ${piece.field} has no value`)
    return { text: value, bold: piece.bold }
  }
  return {
    subject: readSubject(subject)
      .pieces.map((piece) => fill(piece).text)
      .join(''),
    blocks: readTemplate(body).blocks.map(({ kind, lines }) => ({
      kind,
      lines: lines.map((line) => line.map(fill)),
    })),
  }
}

/** The body as plain text, for a mail: paragraphs with an empty line between them, lists with a dash. */
export function plainText(blocks: readonly FilledBlock[]): string {
  return blocks
    .map(({ kind, lines }) =>
      lines
        .map((line) => `${kind === 'list' ? '- ' : ''}${line.map(({ text }) => text).join('')}`)
        .join('\n'),
    )
    .join('\n\n')
}
