import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Again, helderAgain, runHelder } from '../../../tests/reliability/helder-again.ts'
import { afterTerm } from '../../../tests/forgetter.ts'
import { testHelder } from '../../../tests/helder.ts'
import { ENSCHEDE, purchase, record } from '../../../tests/purchases.ts'
import type { TestDatabase } from '../../../tests/database.ts'
import { addDays, addMonths, dayInAmsterdam } from '../../kernel/dates.ts'
import { openBranches } from '../../capabilities/access/public.ts'
import { openPolicies } from '../../capabilities/policy/public.ts'
import { LogPlaces, openPurchaseRecorder } from '../../capabilities/registers/public.ts'
import { purchaseInput } from '../../capabilities/registers/contract.ts'
import { openDatabase } from '../../platform/database.ts'
import { KeyFiles } from '../../platform/key-files.ts'
import { dealerCaller, listBranches, operatorCaller } from '../../capabilities/access/public.ts'
import { inTransaction } from '../../platform/database.ts'
import { LOG_NAME } from '../../../tests/forgetter.ts'

// helder purge, hold and erase as an operator runs them; one entry is of five years ago, so that it is due today.
let database: TestDatabase
let helder: Again
const NAME = 'M. Verhoeven'
const helderDoes = (...args: string[]) =>
  runHelder(args, { HELDER_DATA: database.dataDir, DATABASE_URL: database.adminUrl })

beforeAll(async () => {
  const first = await testHelder()
  database = first.database
  await recordLongAgo()
  const dealer = await first.as('dealer')
  for (let n = 0; n < 2; n++) await record(dealer)
  await first.publish()
  await first.close()
  await first.admin.end({ timeout: 5 })
  helder = await helderAgain(database)
})
afterAll(async () => {
  await helder.close()
  await database.drop()
})

async function recordLongAgo(): Promise<void> {
  const app = openDatabase(database.appUrl, { max: 2 })
  const lookups = openDatabase(database.appUrl, { max: 1 })
  const places = new LogPlaces(database.dataDir, LOG_NAME)
  const recorder = openPurchaseRecorder({
    database: app,
    policies: openPolicies(lookups),
    branches: openBranches(lookups),
    keys: new KeyFiles(database.dataDir),
    guardSize: (municipality) => places.guardSize(municipality),
  })
  const branches = await inTransaction(app, operatorCaller('test'), listBranches)
  const branch = branches.find(({ branchNumber }) => branchNumber === ENSCHEDE)!
  const day = addMonths(dayInAmsterdam(new Date()), -60)
  const input = purchaseInput.parse(purchase({ acquiredAt: `${addDays(day, -1)}T10:00:00Z` }))
  const made = await recorder(dealerCaller('test', branch), input, null, new Date(`${day}T12:00:00Z`))
  if (!made.ok) throw new Error(JSON.stringify(made))
  await app.end({ timeout: 5 })
  await lookups.end({ timeout: 5 })
}

test('a dry run says what would go and changes nothing; a day to come is for dry runs only', async () => {
  const today = await helderDoes('purge', '--dry-run')
  expect(today.code, today.said).toBe(0)
  expect(today.said).toMatch(/\d{4}-\d\d +enschede +register-persons +destroyed +1\n/)
  const later = await helderDoes('purge', '--dry-run', '--on', afterTerm())
  expect(later.said).toMatch(/enschede +register-persons +destroyed +2\n/)
  expect(later.said).not.toContain(NAME)
  expect(readdirSync(join(database.dataDir, 'keys/buckets'))).toHaveLength(2)
  const refused = await helderDoes('purge', '--on', afterTerm())
  expect(refused).toMatchObject({ code: 2, said: expect.stringContaining('still to come') })
  expect((await helderDoes('purge', '--on', '2030-02-31')).code).toBe(2)
})

test('a run destroys what is due, prints counts, and is recorded with who ran it', async () => {
  const ran = await helderDoes('purge')
  expect(ran.code, ran.said).toBe(0)
  expect(ran.said).toMatch(/enschede +register-persons +destroyed +1\n/)
  expect(readdirSync(join(database.dataDir, 'keys/buckets'))).toHaveLength(1)
  expect((await helderDoes('purge')).said).toContain('Nothing was due.')
  for (const role of ['administrator', 'auditor'] as const) {
    const { items } = (await (await helder.as(role)).get('/v1/retention-runs')).body as {
      items: { startedBy: string; counts: object[] }[]
    }
    expect(items).toHaveLength(2)
    expect(items[1]).toMatchObject({
      startedBy: expect.stringMatching(/^helder purge, \w+/),
      counts: [{ store: 'register-persons', municipality: 'enschede', count: 1 }],
    })
  }
  expect((await helderDoes('verify', 'database')).code).toBe(0)
})

test('a hold is placed, listed, and ended; what it holds is not erased', async () => {
  const entry = ['--branch', ENSCHEDE, '--number', '2']
  const order = ['--ordered-by', 'mr. A. Voorbeeld', '--basis', 'art. 94 Sv', '--reason', 'onderzoek']
  expect((await helderDoes('hold', 'place', ...entry)).code).toBe(2)
  const past = await helderDoes('hold', 'place', ...entry, ...order, '--until', '2020-01-01')
  expect(past).toMatchObject({ code: 2, said: expect.stringContaining('a day to come') })
  const placed = await helderDoes('hold', 'place', ...entry, ...order, '--until', '2040-01-01')
  expect(placed.code, placed.said).toBe(0)
  const id = /[0-9a-f-]{36}/.exec(placed.said)![0]
  expect((await helderDoes('hold')).said).toMatch(/purchase 2 of branch .*mr\. A\. Voorbeeld.*2040-01-01/)
  const refused = await helderDoes('erase', ...entry, '--reason', 'verzoek')
  expect(refused).toMatchObject({ code: 2, said: expect.stringContaining('legal hold') })
  expect((await helderDoes('hold', 'end', id, '--reason', 'gesloten')).said).toContain('month of the entry')
  expect((await helderDoes('hold')).said).toContain('No legal hold stands.')
  const erased = await helderDoes('erase', ...entry, '--reason', 'verzoek')
  expect(erased).toMatchObject({ code: 0, said: expect.stringContaining('are destroyed') })
  expect((await helderDoes('erase', ...entry, '--reason', 'verzoek')).said).toContain('destroyed already')
  expect((await helderDoes('erase', '--branch', ENSCHEDE, '--number', '999', '--reason', 'x')).code).toBe(2)
  const verified = await helderDoes('verify', 'database')
  expect(verified.code, verified.said).toBe(0)
})

test('a clock that jumped: the server forgets nothing by itself', async () => {
  expect(await helder.forget(new Date(Date.now() + 370 * 86_400_000))).toBeNull()
  expect(await helder.forget(new Date())).toMatchObject({ failures: [] })
})
