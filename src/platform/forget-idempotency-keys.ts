import { addDays, startOfDayInAmsterdam } from '../kernel/dates.ts'
import type { Database } from './database.ts'
import type { ForgetfulStore, Forgotten } from './forgetting-contract.ts'

/** So long a repeat is known as one: what the API promises (docs/architecture.md). */
export const IDEMPOTENCY_DAYS = 30

/** Idempotency-Keys of more than 30 days ago. */
export function idempotencyStore(worker: Database): ForgetfulStore {
  async function go(on: string, forReal: boolean): Promise<Forgotten[]> {
    const before = startOfDayInAmsterdam(addDays(on, -IDEMPOTENCY_DAYS))
    const [row] = await worker<{ count: number }[]>`
      select platform.forget_idempotency_keys(${before}, ${forReal}) as count`
    const { count } = row!
    return count === 0
      ? []
      : [{ store: 'idempotency-keys', deed: 'destroyed', municipality: null, month: null, count }]
  }
  return {
    preview: (on) => go(on, false),
    forget: async (on) => ({ forgotten: await go(on, true), waiting: 0, failures: [] }),
  }
}
