import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../tests/factories.ts'
import { phone, purchase } from '../../../../tests/purchases.ts'
import { type Caller, withoutSession } from '../../../platform/caller.ts'
import { type Database, openDatabase, type Transaction } from '../../../platform/database.ts'
import { KeyFiles } from '../../../platform/key-files.ts'
import { openBranches } from '../../access/public.ts'
import { openPolicies } from '../../policy/public.ts'
import { purchaseInput } from '../contract.ts'
import { preparePurchase } from '../prepare-purchase.ts'
import { recordEntries } from '../record-entries.ts'

// A batch that wrote in Hengelo goes on in Enschede; the sequencer has Enschede's log and goes on to Hengelo's.
const LOGS = ['enschede', 'hengelo']
const SEQUENCER = 'test sequencer'

let world: World
let app: Database
let worker: Database
beforeAll(async () => {
  world = await openWorld()
  app = openDatabase(world.database.appUrl, { max: 2 })
  worker = openDatabase(world.database.workerUrl, { max: 1, name: SEQUENCER })
})
afterAll(async () => {
  await Promise.all([app.end({ timeout: 5 }), worker.end({ timeout: 5 })])
  await world.stop()
})

async function recordIn(municipality: string): Promise<(tx: Transaction) => Promise<void>> {
  const [place] = await world.admin<{ organisation_id: string; branch_number: string }[]>`
    select organisation_id, branch_number from access.branch where municipality = ${municipality} order by 2 limit 1`
  const caller: Caller = {
    organisationId: place!.organisation_id,
    organisationName: 'Dealer',
    role: 'dealer',
    accountId: 'test',
    accountName: 'test',
    ...withoutSession,
  }
  const branch = await openBranches(app).find(caller, place!.branch_number)
  const policy = await openPolicies(app).of(municipality)
  const keys = new KeyFiles(world.database.dataDir)
  const input = purchaseInput.parse(
    purchase({ branchNumber: place!.branch_number, items: [phone({ identifiers: [] })] }),
  )
  const prepared = preparePurchase(input, { caller, branch: branch!, policy, keys, now: new Date() })
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.errors))
  return async (tx) => {
    const [outcome] = await recordEntries(tx, [{ draft: prepared.draft, idempotency: null }], {
      keys,
      guardSize: () => 0,
    })
    expect(outcome).toMatchObject({ ok: true })
  }
}

/** Until the sequencer's connection stands in a lock's queue. */
async function queued(): Promise<void> {
  for (;;) {
    const waiting = await world.admin`
      select from pg_stat_activity where wait_event_type = 'Lock' and application_name = ${SEQUENCER}
        and datname = current_database()`
    if (waiting.length > 0) return
  }
}

/** One transaction records in Hengelo and then in Enschede; between the two, another gives indexes in both logs. */
async function crossEachOther(): Promise<(string | undefined)[]> {
  for (const municipality of LOGS) await world.buy({ municipality })
  const [inEnschede, inHengelo] = await Promise.all(LOGS.map(recordIn))
  const half = Promise.withResolvers<void>()
  const given = Promise.withResolvers<void>()
  const whole = Promise.withResolvers<void>()
  const recording = app
    .begin(async (tx) => {
      await inHengelo!(tx)
      half.resolve()
      await given.promise
      await inEnschede!(tx)
    })
    .finally(whole.resolve)
  const sequencing = worker.begin(async (tx) => {
    await half.promise
    const giving = tx`select from registers.assign_log_indexes(${LOGS}, 100)`.execute()
    await Promise.race([giving, queued()])
    given.resolve()
    await giving
    // What it locked stays locked until the other is done.
    await whole.promise
  })
  const outcomes = await Promise.allSettled([recording, sequencing])
  return outcomes.map((outcome) =>
    outcome.status === 'rejected' ? (outcome.reason as { code: string }).code : undefined,
  )
}

test('recording and giving indexes cross each other without a deadlock', async () => {
  expect(await crossEachOther()).toEqual([undefined, undefined])
})

test('control: with the stronger lock on the log the two deadlock', async () => {
  const [known] = await world.admin<{ text: string }[]>`
    select pg_get_functiondef('registers.assign_log_indexes'::regproc) as text`
  const stronger = known!.text.replace('for no key update', 'for update')
  expect(stronger).not.toBe(known!.text)
  await world.admin.unsafe(stronger)
  expect((await crossEachOther()).filter((code) => code !== undefined)).toEqual(['40P01'])
})
