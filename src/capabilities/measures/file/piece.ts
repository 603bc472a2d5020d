import type { Day } from '../../../kernel/dates.ts'
import type { FilledBlock, LetterContent } from '../../letters/public.ts'

/** A picture in a piece. `alt`: what is to be seen, for who does not see it. */
export type PiecePicture = { bytes: Buffer; alt: string; caption: string }

/** What a piece looks like: a letter on the paper it was sent on, or a sheet of facts. */
export type PiecePrint =
  | { kind: 'letter'; letter: LetterContent; logo: Buffer | null }
  | {
      kind: 'sheet'
      /** Where it comes from: who noted it, when. */
      source: string
      facts: { name: string; value: string }[]
      sections: { heading: string; blocks: FilledBlock[] }[]
      pictures: PiecePicture[]
    }

/** One piece of a file. `content` is all that it says; its canonical JSON is what is signed. */
export type Piece = { day: Day; title: string; content: unknown; print: PiecePrint }
