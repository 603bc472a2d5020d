import type { Database } from '../../platform/database.ts'

export const RHYTHM_TASK = 'record-rhythm'

/**
 * Counts how long registers of each kind and size are usually silent, once a week however often it is called; says how
 * many rows, or null when this week was counted before. The worker sees no entry: the counting is done where they are
 * (migration 0036 says how).
 */
export async function recordRhythm(worker: Database): Promise<number | null> {
  const [made] = await worker<{ count: number | null }[]>`select programme.record_rhythm() as count`
  return made!.count
}
