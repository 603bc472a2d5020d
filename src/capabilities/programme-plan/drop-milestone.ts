import { newId } from '../../kernel/ids.ts'
import type { Caller } from '../../platform/caller.ts'
import type { Transaction } from '../../platform/database.ts'

/** Takes a milestone out of the plan; the history says so. False when there is none. */
export async function dropMilestone(tx: Transaction, caller: Caller, id: string): Promise<boolean> {
  const [row] = await tx<{ dropped: boolean }[]>`
    select programme.drop_milestone(${id}, ${newId()}, ${caller.accountName}) as dropped`
  return row!.dropped
}
