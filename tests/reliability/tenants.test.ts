import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, withoutSession } from '../../src/platform/caller.ts'
import { type Database, inTransaction, openDatabase, type Transaction } from '../../src/platform/database.ts'
import { openWorld, type World } from '../factories.ts'

const TRANSACTIONS = 5_000
const CONNECTIONS = 5
/** What a transaction sees of a table that holds rows of several organisations. */
type Seen = { organisation_id: string }[]
type InTransaction = typeof inTransaction

function dealer(organisationId: string): Caller {
  const accountId = 'test dealer'
  return {
    role: 'dealer',
    organisationId,
    organisationName: organisationId,
    accountId,
    accountName: accountId,
    ...withoutSession,
    via: 'session',
  }
}

/** S3: transactions of different dealers, interleaved over a few pooled connections, some of them broken off. */
describe('S3: no transaction sees rows of another organisation', () => {
  let world: World
  let database: Database
  let dealers: Caller[]

  beforeAll(async () => {
    world = await openWorld()
    for (const municipality of ['enschede', 'hengelo', 'almelo', 'borne'])
      for (let i = 0; i < 3; i++) await world.buy({ municipality })
    const rows = await world.admin<Seen>`select distinct organisation_id from registers.entry order by 1`
    dealers = rows.map(({ organisation_id }) => dealer(organisation_id))
    database = openDatabase(world.database.appUrl, { max: CONNECTIONS, name: 'test tenants' })
  })

  afterAll(async () => {
    await database.end({ timeout: 5 })
    await world.stop()
  })

  /** One transaction in `aborts` of many ends in one of these ways. */
  const aborts: ((tx: Transaction) => Promise<unknown>)[] = [
    async () => Promise.reject(new Error('thrown on purpose')),
    (tx) => tx`select 1 / 0`,
    (tx) => tx`select * from registers.person_box`,
    (tx) => tx`select pg_terminate_backend(pg_backend_pid())`,
    (tx) => tx.savepoint((inner) => inner`select 1 / 0`).catch(() => tx`select 1 / 0`),
  ]

  /** Runs them all and counts what they saw of others, of nobody, and how many ended early. */
  async function interleave(begin: InTransaction, count: number) {
    const found = { foreign: 0, own: 0, aborted: 0, withoutContext: 0 }
    let next = 0
    async function work(): Promise<void> {
      while (next < count) {
        const n = next++
        const caller = dealers[n % dealers.length]!
        if (n % 7 === 3) {
          // Nobody's transaction in between: what the one before left behind would show here.
          const rows = await database.begin((tx) => tx<Seen>`select organisation_id from registers.entry`)
          found.withoutContext += rows.length
          continue
        }
        await begin(database, caller, async (tx) => {
          const rows = await tx<Seen>`select organisation_id from registers.item`
          const abort = n % 3 === 1 ? aborts[n % aborts.length] : undefined
          // Ending its own connection costs a new one: now and then is enough.
          if (abort && (abort !== aborts[3] || n % 100 < 10)) await abort(tx)
          rows.push(...(await tx<Seen>`select organisation_id from registers.entry`))
          const own = rows.filter(({ organisation_id }) => organisation_id === caller.organisationId).length
          found.own += own
          found.foreign += rows.length - own
        }).catch(() => found.aborted++)
      }
    }
    await Promise.all(Array.from({ length: 4 * CONNECTIONS }, work))
    return found
  }

  test(`${TRANSACTIONS} over ${CONNECTIONS} connections`, async () => {
    expect(dealers.length).toBeGreaterThan(1)
    const found = await interleave(inTransaction, TRANSACTIONS)
    expect(found).toMatchObject({ foreign: 0, withoutContext: 0 })
    expect(found.own).toBeGreaterThan(TRANSACTIONS)
    expect(found.aborted).toBeGreaterThan(TRANSACTIONS / 10)
  })

  test('control: a context that outlives its transaction is found', async () => {
    const leaking = (async (sql, caller, work) => {
      const result = await sql.begin(async (tx) => {
        await tx`select set_config('helder.organisation', ${caller.organisationId}, false), set_config('helder.role', ${caller.role}, false)`
        return { value: await work(tx) }
      })
      return (result as { value: unknown }).value
    }) as InTransaction
    const found = await interleave(leaking, 500)
    expect(found.withoutContext).toBeGreaterThan(0)
  })
})
