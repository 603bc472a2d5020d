import type { LadderValue } from '../ladders/contract.ts'

const window = { windowMonths: 24, viewDays: 14, warningMonths: 24, complyDays: 14 }
/** What a policy could look like, to start from; the last is laxer than the others, as some towns are. */
export const ladderPresets = {
  twente: {
    ...window,
    rungs: [
      { weight: 'slight', parts: null, measures: ['warning', 'warning', 'order'] },
      { weight: 'serious', parts: null, measures: ['warning', 'order', 'closure'] },
      { weight: 'grave', parts: null, measures: ['order', 'closure'] },
    ],
    penalty: { amountCents: 50_000, per: 'violation', maximumCents: 500_000 },
    closure: { article: 'art. 2:67a APV', daysMax: 90 },
  },
  'without-closure': {
    ...window,
    rungs: [
      { weight: 'slight', parts: null, measures: ['warning', 'order'] },
      { weight: 'serious', parts: null, measures: ['warning', 'order'] },
      { weight: 'grave', parts: null, measures: ['order'] },
    ],
    penalty: { amountCents: 75_000, per: 'violation', maximumCents: 750_000 },
    closure: null,
  },
  lax: {
    ...window,
    windowMonths: 12,
    viewDays: 28,
    warningMonths: 12,
    complyDays: 42,
    rungs: [
      { weight: 'slight', parts: null, measures: ['warning'] },
      { weight: 'serious', parts: null, measures: ['warning', 'warning', 'warning', 'order'] },
      { weight: 'grave', parts: null, measures: ['warning', 'order'] },
    ],
    penalty: { amountCents: 10_000, per: 'violation', maximumCents: 50_000 },
    closure: null,
  },
} as const satisfies Record<string, LadderValueOf>
export type LadderPreset = keyof typeof ladderPresets

type Deep<T> = T extends (infer E)[]
  ? readonly Deep<E>[]
  : T extends object
    ? { readonly [K in keyof T]: Deep<T[K]> }
    : T
type LadderValueOf = Deep<LadderValue>
