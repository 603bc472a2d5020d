import { newId } from '../../../kernel/ids.ts'
import type { FieldError, Ok, Refusal } from '../../../kernel/result.ts'
import type { Caller } from '../../../platform/caller.ts'
import { type Database, inTransaction, type Transaction } from '../../../platform/database.ts'
import { claimKey, findRepeat, keyedDigest } from '../../../platform/idempotency.ts'
import type { KeyFiles } from '../../../platform/key-files.ts'
import type { NilStatementInput } from './contract.ts'

export const NIL_STATEMENTS_ROUTE = 'POST /v1/nil-statements'

export type NilOutcome =
  | Ok<{ id: string; replayed: boolean }>
  | Refusal<'invalid-input', { errors: FieldError[] }>
  | Refusal<'purchase-recorded-today' | 'already-stated-today' | 'key-mismatch'>

/** Carries a refusal out of the transaction, so that nothing of the attempt stays, its key neither. */
class Refused extends Error {
  readonly outcome: NilOutcome
  constructor(outcome: NilOutcome) {
    super('refused')
    this.outcome = outcome
  }
}

/** A dealer says that a branch bought nothing from its last entry or statement until today. */
export async function stateNil(
  { database, keys }: { database: Database; keys: KeyFiles },
  caller: Caller,
  input: NilStatementInput,
  idempotencyKey: string | null,
  now: Date,
): Promise<NilOutcome> {
  const id = newId(now.getTime())
  try {
    return await inTransaction<NilOutcome>(database, caller, async (tx) => {
      if (idempotencyKey !== null) {
        const request = { route: NIL_STATEMENTS_ROUTE, key: idempotencyKey, digest: keyedDigest(keys, input) }
        if (!(await claimKey(tx, caller, request, id))) return (await findRepeat(tx, caller, request))!
      }
      const refusal = await refusalOf(tx, id, input)
      if (refusal !== null) throw new Refused(refusal)
      return { ok: true, id, replayed: false }
    })
  } catch (error) {
    if (error instanceof Refused) return error.outcome
    throw error
  }
}

async function refusalOf(tx: Transaction, id: string, { branchNumber }: NilStatementInput) {
  const [row] = await tx<
    { outcome: 'stated' | 'not-found' | 'purchase-recorded-today' | 'already-stated-today' }[]
  >`select registers.state_nil(${id}, ${branchNumber}) as outcome`
  const { outcome } = row!
  if (outcome === 'stated') return null
  if (outcome !== 'not-found') return { ok: false, reason: outcome } as const
  const errors = [{ field: 'branchNumber', code: 'field.unknown-branch' }]
  return { ok: false, reason: 'invalid-input', errors } as const
}
