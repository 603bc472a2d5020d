import type { Day } from '../../../kernel/dates.ts'
import type { BylawPart } from './bylaw-parts.ts'
import { type Article, type Period, periodOn } from './article-periods.ts'
import { partState } from './bylaw-state.ts'

/** The law of the country, which no council has to decide: the duty to keep a purchase register. */
export const NATIONAL_BASIS = 'art. 437 lid 1 Sr'

/** What a finding, a demand or a measure can stand on: the article and the days on which it holds. */
export type Basis = {
  part: BylawPart
  article: string
  publication: string
  from: Day | null
  until: Day | null
}

export type Enforceable = { ok: true; basis: Basis } | { ok: false; reason: NotEnforceable }
/**
 * `no-article`: there is none; `not-in-force`: it is a draft, still to come, or ended; `no-mandate`: nobody may certify on
 * behalf of the mayor; `other-register`: another register counts in this municipality.
 */
export type NotEnforceable = 'no-article' | 'not-in-force' | 'no-mandate' | 'other-register'

/**
 * Whether something of a part of the rules can be demanded of a dealer on a day, and on which article that stands. A visit
 * by inspectors asks `inspectors` (Awb title 5.2), the word "gewaarmerkt" asks `designation`.
 */
export function enforceable(articles: readonly Article[], part: BylawPart, on: Day): Enforceable {
  if (part === 'purchase-register') {
    return { ok: true, basis: { part, article: NATIONAL_BASIS, publication: 'Sr', from: null, until: null } }
  }
  const { state } = partState(articles, part, on)
  const period = periodOn(articles, part, on)
  if (period === null) return { ok: false, reason: state === 'missing' ? 'no-article' : 'not-in-force' }
  if (state === 'other-register') return { ok: false, reason: 'other-register' }
  if (state === 'unsigned') return { ok: false, reason: 'no-mandate' }
  return { ok: true, basis: basisOf(part, period) }
}

function basisOf(part: BylawPart, { article, from, until }: Period): Basis {
  return { part, article: article.article, publication: article.publication, from, until }
}
