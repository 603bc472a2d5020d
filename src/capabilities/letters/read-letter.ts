import type { Day } from '../../kernel/dates.ts'
import type { Transaction } from '../../platform/database.ts'
import { logoOf } from './list-letterheads.ts'
import type { LetterState } from './rules/letter-states.ts'
import { type LetterContent, typesetLetters } from './typeset-letter.ts'

/** One letter as it is kept. `content` is null once it was forgotten. */
export type KeptLetter = {
  id: string
  seriesId: string
  dealerId: string
  letterheadId: string
  channel: 'post' | 'email'
  state: LetterState
  datedOn: Day
  email: string | null
  attempts: number
  madeAt: Date
  pdfDigest: string
  content: LetterContent | null
}
type Row = Omit<KeptLetter, 'content'> & { content: string | null }

/** A letter of the caller's municipalities; null when there is none. */
export async function readLetter(tx: Transaction, id: string): Promise<KeptLetter | null> {
  const [row] = await letters(tx, tx`where l.id = ${id}`)
  return row ?? null
}

/** The letters of a series that go by post, in the order of their postcodes. */
export async function lettersToPrint(tx: Transaction, seriesId: string): Promise<KeptLetter[]> {
  return letters(
    tx,
    tx`join programme.dealer d on d.id = l.dealer_id
       where l.series_id = ${seriesId} and l.channel = 'post' and l.content is not null
       order by d.postcode, d.house_number, l.number`,
  )
}

async function letters(tx: Transaction, where: ReturnType<Transaction>): Promise<KeptLetter[]> {
  const rows = await tx<Row[]>`
    select l.id, l.series_id as "seriesId", l.dealer_id as "dealerId", l.letterhead_id as "letterheadId", l.channel, l.state,
           l.dated_on as "datedOn", l.email, l.attempts, l.made_at as "madeAt", encode(l.pdf_digest, 'hex') as "pdfDigest",
           l.content
      from programme.letter l ${where}`
  return rows.map(({ content, ...row }) => ({
    ...row,
    content: content === null ? null : (JSON.parse(content) as LetterContent),
  }))
}

type Printable = Pick<KeptLetter, 'letterheadId' | 'madeAt'> & { content: LetterContent }

/** The PDF of a letter, the same as when it was made. */
export async function letterPdf(tx: Transaction, letter: Printable): Promise<Buffer> {
  const { content, letterheadId, madeAt } = letter
  return typesetLetters([{ content, logo: await logoOf(tx, letterheadId) }], content.subject, madeAt)
}

/** Letters as one PDF for the post room, each on pages of its own. */
export async function lettersPdf(
  tx: Transaction,
  all: readonly Printable[],
  title: string,
  at: Date,
): Promise<Buffer> {
  const logos = new Map<string, Buffer | null>()
  for (const { letterheadId } of all)
    if (!logos.has(letterheadId)) logos.set(letterheadId, await logoOf(tx, letterheadId))
  const printed = all.map(({ content, letterheadId }) => ({ content, logo: logos.get(letterheadId) ?? null }))
  return typesetLetters(printed, title, at)
}
