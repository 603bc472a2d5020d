import type { Sql, TransactionSql } from 'postgres'
import type { Caller } from './caller.ts'
import { postgres } from './mended-postgres.ts'

export type Database = Sql
export type Transaction = TransactionSql

const RECONNECT_AFTER_S = 0.1

/** Opens a pool. Connections are made at first use; times are read as Date, bigint as number (far below 2^53). */
export function openDatabase(url: string, options: { max?: number; name?: string } = {}): Database {
  return postgres(url, {
    max: options.max ?? 8,
    onnotice: () => undefined,
    // As published it grows to 20 s, and all connections of the pool share it: a restart of PostgreSQL would last as long.
    backoff: () => RECONNECT_AFTER_S,
    connection: { application_name: options.name ?? 'helder' },
    types: {
      bigint: { to: 20, from: [20], serialize: String, parse: Number },
      // Days stay yyyy-mm-dd text: a Date would move them with the time zone.
      date: { to: 1082, from: [1082], serialize: String, parse: String },
    },
  }) as unknown as Database
}

/** Runs `work` in one transaction that row level security ascribes to `caller`. */
export async function inTransaction<T>(
  database: Database,
  caller: Caller,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  const result = await database.begin(async (tx) => {
    // Sent at once, so that it stands before the first query of `work` without a round trip of its own.
    const context = tx`select set_config('helder.organisation', ${caller.organisationId}, true),
      set_config('helder.role', ${caller.role}, true), set_config('helder.account', ${caller.accountId}, true)`.execute()
    const [, value] = await Promise.all([context, work(tx)])
    return { value }
  })
  return (result as { value: T }).value
}
