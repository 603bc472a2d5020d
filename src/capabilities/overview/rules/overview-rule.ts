import type { Day } from '../../../kernel/dates.ts'
import type { FindingWeight } from '../../findings/public.ts'
import type { BylawPart } from '../../policy/public.ts'

/** What the rule can say of a dealer (domain.md 3); nobody types it. The order is that in which the rule asks. */
export const overviewClasses = [
  'measure-running',
  'points-of-attention',
  'in-order',
  'cannot-be-judged',
] as const
export type OverviewClass = (typeof overviewClasses)[number]

export type OverviewRule = {
  version: string
  /** The day from which it is used. */
  from: Day
  /** Per weight: how many months a finding counts, and how many that count together make a point of attention. */
  weights: Record<FindingWeight, { months: number; attentionAt: number | null; closedByInspection: boolean }>
  /** The registers that must have been found in order, each as far as it can be demanded in the municipality that day. */
  registers: readonly ('purchase-register' | 'sales-register')[]
  /** Of which parts a later "in order" about a part closes findings. */
  closes: Partial<Record<BylawPart, readonly BylawPart[]>>
}

/**
 * The published rule of the overview, the same in every municipality: docs/overview.md and the page /overzicht-regel are drawn
 * from this table. Another rule is another version; what a dealer was told stands with the version of its day.
 */
export const overviewRule: OverviewRule = {
  version: '1',
  from: '2026-11-01',
  weights: {
    'in-order': { months: 18, attentionAt: null, closedByInspection: false },
    slight: { months: 12, attentionAt: 2, closedByInspection: true },
    serious: { months: 24, attentionAt: 1, closedByInspection: true },
    grave: { months: 36, attentionAt: 1, closedByInspection: false },
  },
  registers: ['purchase-register', 'sales-register'],
  closes: {
    'purchase-register': ['purchase-register', 'document', 'photo'],
    'sales-register': ['sales-register'],
    holding: ['holding'],
  },
}
