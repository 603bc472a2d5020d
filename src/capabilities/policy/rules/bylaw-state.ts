import type { Day } from '../../../kernel/dates.ts'
import type { BylawPart } from './bylaw-parts.ts'
import { type Article, gapsOf, type Period, periodOn, periodsOf } from './article-periods.ts'

/**
 * How far a municipality is with a part of its rules. `national`: law of the country. `unsigned`: the register is
 * designated, but nobody was told to certify it. `other-register`: another register counts there.
 */
export const bylawStates = [
  'national',
  'in-force',
  'unsigned',
  'other-register',
  'coming',
  'draft',
  'ended',
  'missing',
] as const
export type BylawState = (typeof bylawStates)[number]

export type PartState<A extends Article = Article> = {
  state: BylawState
  /** What holds, or else what the state speaks of: the coming article, the draft, the one that ended. */
  period: Period<A> | null
  /** What comes after what holds. */
  next: Period<A> | null
  /** A draft beside it. */
  draft: A | null
  /** From when until when nothing holds, between now and what comes. */
  gap: { from: Day; until: Day } | null
}

/** The state of a part on a day. */
export function partState<A extends Article>(articles: readonly A[], part: BylawPart, on: Day): PartState<A> {
  const now = periodOn(articles, part, on)
  const periods = periodsOf(articles, part)
  const next = periods.find(({ from }) => from > on) ?? null
  const [draft = null] = articles.filter((one) => one.part === part && one.status === 'draft')
  const gap = gapsOf(articles, part).find(({ until }) => until >= on) ?? null
  const rest = { next, draft, gap }
  if (part === 'purchase-register') return { ...rest, state: 'national', period: null }
  if (now !== null) return { ...rest, state: stateInForce(now.article), period: now }
  if (next !== null) return { ...rest, state: 'coming', period: next }
  if (draft !== null)
    return { ...rest, state: 'draft', period: { article: draft, from: draft.from, until: null } }
  const last = periods.at(-1)
  return last ? { ...rest, state: 'ended', period: last } : { ...rest, state: 'missing', period: null }
}

function stateInForce({ part, value }: Article): BylawState {
  if (part !== 'designation') return 'in-force'
  if (value?.['register'] === 'other') return 'other-register'
  return value?.['mandate'] ? 'in-force' : 'unsigned'
}
