import type { Database } from '../../../platform/database.ts'

export type PlaceCount = 'opened' | 'checked'

/**
 * Counts that a code was opened, or a number checked after that: the place, the week and one more, nothing else. False
 * when there is no such code. Has no caller: whoever holds a paper may.
 */
export async function countPlace(database: Database, code: string, what: PlaceCount): Promise<boolean> {
  const [row] = await database<{ known: boolean }[]>`select campaign.count_place(${code}, ${what}) as known`
  return row!.known
}
