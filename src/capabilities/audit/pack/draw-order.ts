import { hash } from 'node:crypto'
import { dayInAmsterdam } from '../../../kernel/dates.ts'

/** Leaves drawn at most: beyond that the proofs of what was passed over would fill a disk. */
export const DRAWN_MAX = 50_000

/** What the sample is of. */
export type Asked = { year: number; organisation: string | null; looks: number; word: string | null }

/**
 * The order in which leaves are drawn: by SHA-256 of seed and index, the seed being SHA-256 of the checkpoint's text and
 * the auditor's word. So nobody picks; and who has the pack draws again.
 */
export function drawOrder(
  head: { origin: string; size: number; root: Buffer },
  word: string | null,
): number[] {
  const text = `helder-audit-draw-1\n${head.origin}\n${head.size}\n${head.root.toString('base64')}\n${word ?? ''}`
  const seed = hash('sha256', text, 'hex')
  const ranked = Array.from({ length: head.size }, (_, index) => ({
    index,
    rank: hash('sha256', `${seed}:${index}`, 'hex'),
  }))
  ranked.sort((a, b) => (a.rank < b.rank ? -1 : 1))
  return ranked.map(({ index }) => index)
}

/** Whether a look belongs to what was asked: its year in Amsterdam, and its organisation, else any base team. */
export function isAskedFor(capacity: unknown, when: unknown, { year, organisation }: Asked): boolean {
  const { organisation: own } = capacity as { organisation: string }
  const { at } = when as { at: string }
  const isOwn = organisation === null ? own.startsWith('base-team:') : own === organisation
  return isOwn && dayInAmsterdam(new Date(at)).startsWith(`${year}-`)
}
