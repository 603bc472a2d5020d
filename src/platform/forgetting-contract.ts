import type { Day } from '../kernel/dates.ts'

/** What may be forgotten. The words for people are `retention.store.<code>`. */
export const stores = [
  'register-persons',
  'theft-reports',
  'hits',
  'leads',
  'goods-lists',
  'pictures',
  'sessions',
  'passkey-challenges',
  'idempotency-keys',
  'notice-contacts',
  'letters',
  'triangle',
  'findings',
  'overview-annexes',
  'visits',
  'worked-hours',
  'case-files',
] as const
export type StoreName = (typeof stores)[number]

/** `removed` from daily work, kept apart for accounting; `destroyed` for good. */
export const deeds = ['removed', 'destroyed'] as const
export type Deed = (typeof deeds)[number]

/** So much of one store: never a name. `month` (`yyyy-mm`) is the one in which it falls due; null where none is kept. */
export type Forgotten = {
  store: StoreName
  deed: Deed
  municipality: string | null
  month: string | null
  count: number
}

/** What a capability forgets by itself. */
export type ForgetfulStore = {
  /** What would go in a run on this day. Changes nothing. */
  preview: (on: Day) => Promise<Forgotten[]>
  /**
   * Forgets what is due on this day. `waiting`: how much was due and has to wait for the next run; `failures`: errors that
   * kept something from going, and the rest not.
   */
  forget: (on: Day) => Promise<{ forgotten: Forgotten[]; waiting: number; failures: unknown[] }>
}
