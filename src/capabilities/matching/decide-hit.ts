import type { z } from 'zod'
import type { Refusal } from '../../kernel/result.ts'
import type { Caller } from '../../platform/caller.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import type { decisionInput, HitView } from './contract.ts'
import { type ItemStateOf, readHit } from './hit-queries.ts'

export type Decision = z.infer<typeof decisionInput>

/** Confirms or dismisses a hit that the caller sees and that nobody decided yet. */
export async function decideHit(
  database: Database,
  caller: Caller,
  id: string,
  { decision, reasonCode, reasonText }: Decision,
  stateOf: ItemStateOf,
): Promise<{ ok: true; hit: HitView } | Refusal<'not-found' | 'already-decided'>> {
  return inTransaction(database, caller, async (tx) => {
    const [answer] = await tx<{ decided: boolean }[]>`
      select matching.decide_hit(${id}, ${decision}, ${caller.accountName}, ${reasonCode}, ${reasonText}) as decided`
    const hit = await readHit(tx, id, stateOf)
    if (hit === null) return { ok: false, reason: 'not-found' }
    return answer!.decided ? { ok: true, hit } : { ok: false, reason: 'already-decided' }
  })
}
