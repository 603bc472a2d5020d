import { type FieldName, fields, isFieldName } from './fields.ts'

/** A piece of a line: words, or the place of a field; bold or not. */
export type Piece = ({ text: string } | { field: FieldName }) & { bold: boolean }
/** A paragraph, a list with bullets (a line each), or a heading: a line that is bold as a whole. */
export type Block = { kind: BlockKind; lines: Piece[][] }
export type BlockKind = 'paragraph' | 'list' | 'heading'

/** What is wrong in a text and where: its line (from 1) and the words at that place. */
export type TemplateFault = {
  code:
    | 'letter-text.unknown-field'
    | 'letter-text.open-brace'
    | 'letter-text.open-bold'
    | 'letter-text.personal'
  line: number
  at: string
}
export type ReadTemplate = { blocks: Block[]; faults: TemplateFault[] }

/**
 * Reads the small notation of letters: paragraphs by an empty line, lists by lines that begin with "- ", **bold**, and
 * {field} of a closed list; a line that is bold as a whole is a heading. There is no other markup and no code. Everything wrong is named at its place.
 */
export function readTemplate(text: string): ReadTemplate {
  const blocks: Block[] = []
  const faults: TemplateFault[] = []
  let open = null as Block | null
  for (const [index, raw] of text.replaceAll('\r\n', '\n').split('\n').entries()) {
    const typed = raw.trim()
    if (typed === '') {
      open = null
      continue
    }
    const kind = typed.startsWith('- ') ? 'list' : 'paragraph'
    const line = readLine(kind === 'list' ? typed.slice(2).trim() : typed, index + 1, faults)
    if (kind === 'paragraph' && line.length > 0 && line.every(({ bold }) => bold)) {
      blocks.push({ kind: 'heading', lines: [line.map((piece) => ({ ...piece, bold: false }))] })
      open = null
      continue
    }
    if (open?.kind !== kind) {
      open = { kind, lines: [] }
      blocks.push(open)
    }
    open.lines.push(line)
  }
  return { blocks, faults }
}

/** The subject: one line without bold, and without fields that say something of one dealer. */
export function readSubject(text: string): { pieces: Piece[]; faults: TemplateFault[] } {
  const faults: TemplateFault[] = []
  const pieces = readLine(text.trim(), 1, faults)
  for (const piece of pieces)
    if ('field' in piece && fields[piece.field].personal)
      faults.push({ code: 'letter-text.personal', line: 1, at: `{${piece.field}}` })
  return { pieces: pieces.map((piece) => ({ ...piece, bold: false })), faults }
}

/** Which fields a text asks for. */
export function fieldsIn(blocks: readonly Block[]): FieldName[] {
  const names = blocks.flatMap(({ lines }) => lines.flat().flatMap((p) => ('field' in p ? [p.field] : [])))
  return [...new Set(names)]
}

function readLine(typed: string, line: number, faults: TemplateFault[]): Piece[] {
  const pieces: Piece[] = []
  let bold = false
  // Whole fields, what is left of broken ones, marks of bold, and the words between them.
  for (const token of typed.match(/\{[^{}]*\}|[{}]|\*\*|[^{}*]+|\*/g) ?? []) {
    if (token === '**') bold = !bold
    else if (token === '{' || token === '}') faults.push({ code: 'letter-text.open-brace', line, at: token })
    else if (token.startsWith('{')) {
      const name = token.slice(1, -1).trim().toLowerCase()
      if (isFieldName(name)) pieces.push({ field: name, bold })
      else faults.push({ code: 'letter-text.unknown-field', line, at: token })
    } else pieces.push({ text: token, bold })
  }
  if (bold) faults.push({ code: 'letter-text.open-bold', line, at: '**' })
  return pieces
}
