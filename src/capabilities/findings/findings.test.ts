import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testHelder, type TestHelder } from '../../../tests/helder.ts'
import { newId } from '../../kernel/ids.ts'
import type { Role } from '../../kernel/codes.ts'
import type { Caller } from '../../platform/caller.ts'
import { withoutSession } from '../../platform/caller.ts'
import { type Database, inTransaction, openDatabase, type Transaction } from '../../platform/database.ts'
import { answerFinding, listFindings, recordFinding, tellFinding, withdrawFinding } from './public.ts'

let helder: TestHelder
let app: Database
/** The branch of the demo's dealer in Enschede, as the inventory has it. */
let dealerId: string
beforeAll(async () => {
  helder = await testHelder()
  app = openDatabase(helder.database.appUrl, { max: 2 })
  const [row] = await helder.admin<{ id: string }[]>`
    select d.id from programme.dealer d join access.branch b on b.branch_number = d.branch_number
     where b.organisation_id = 'dealer:99000001' and d.municipality = 'enschede'`
  dealerId = row!.id
})
afterAll(async () => {
  await app.end()
  await helder.stop()
})

const caller = (role: Role, organisationId: string): Caller => ({
  organisationId,
  organisationName: organisationId,
  role,
  accountId: newId(),
  accountName: 'Test',
  ...withoutSession,
})
const inspector = caller('municipal-inspector', 'municipality:enschede')
const police = caller('police-inspector', 'base-team:enschede')
const as = <T>(who: Caller, work: (tx: Transaction) => Promise<T>) => inTransaction(app, who, work)
const finding = (overrides = {}) => ({
  id: newId(),
  dealerId,
  kind: 'sale-missing' as const,
  text: 'Een ring was verkocht en stond niet in het verkoopregister.',
  observedAt: '2026-11-20T10:00:00Z',
  evidence: [],
  ...overrides,
})
const desk = { source: 'desk', sourceId: null } as const
const record = (who: Caller, input: ReturnType<typeof finding>) =>
  as(who, (tx) => recordFinding(tx, who, input, desk))
const ids = async (who: Caller) => (await as(who, (tx) => listFindings(tx))).map(({ id }) => id)

describe('a finding', () => {
  test('stands once however often it comes, with the rule of its day and the capacity of its author', async () => {
    const one = finding()
    for (const _ of [1, 2]) expect(await record(inspector, one)).toEqual({ ok: true, id: one.id })
    const found = await as(inspector, (tx) => listFindings(tx, { ids: [one.id] }))
    expect(found).toMatchObject([
      { capacity: 'municipal-inspector', weight: 'serious', basis: { part: 'sales-register' }, told: null },
    ])
  })

  test('is made by who may find it, about a dealer of the own municipality', async () => {
    const elsewhere = caller('municipal-inspector', 'municipality:hengelo')
    expect(await record(elsewhere, finding())).toEqual({ ok: false, reason: 'not-found' })
    expect(await record(police, finding({ kind: 'police-report' }))).toEqual({
      ok: false,
      reason: 'not-for-role',
    })
    expect(await record(caller('dealer', 'dealer:99000001'), finding())).toMatchObject({ ok: false })
  })

  test('is never edited, not even by the functions', async () => {
    await expect(helder.admin`update findings.finding set body = 'anders'`).rejects.toThrow(/append-only/)
  })
})

describe('who reads it', () => {
  test('the own organisation; police and municipality never each other’s', async () => {
    const ours = finding()
    const theirs = finding({ kind: 'entry-missing' })
    await record(inspector, ours)
    await record(police, theirs)
    expect(await ids(caller('municipal-lawyer', 'municipality:enschede'))).toContain(ours.id)
    expect(await ids(caller('municipal-lawyer', 'municipality:enschede'))).not.toContain(theirs.id)
    expect(await ids(caller('fencing-specialist', 'base-team:enschede'))).toContain(theirs.id)
    expect(await ids(police)).not.toContain(ours.id)
    for (const nobody of ['programme-officer', 'programme-coordinator'] as const)
      expect(await ids(caller(nobody, 'programme:twente'))).toEqual([])
  })

  test('the dealer, once told; who answers, and what was withdrawn stays readable', async () => {
    const dealer = caller('dealer', 'dealer:99000001')
    const other = caller('dealer', 'dealer:99000002')
    const { id, ...rest } = finding()
    await record(inspector, { id, ...rest })
    const answered = (who: Caller) =>
      as(who, (tx) => answerFinding(tx, who, { id, on: '2026-11-21', text: 'Dat klopt niet.' }))
    expect(await ids(dealer)).not.toContain(id)
    expect(await answered(dealer)).toMatchObject({ ok: false })
    const notice = { id, on: '2026-11-20', way: 'in-app', answerUntil: '2026-12-04' } as const
    expect(await as(police, (tx) => tellFinding(tx, police, notice))).toMatchObject({ ok: false })
    for (const _ of [1, 2])
      expect(await as(inspector, (tx) => tellFinding(tx, inspector, notice))).toEqual({ ok: true })
    expect(await ids(dealer)).toContain(id)
    expect(await ids(other)).not.toContain(id)
    expect(await answered(other)).toMatchObject({ ok: false })
    expect(await answered(dealer)).toEqual({ ok: true })
    const wrong = { id, on: '2026-11-22', reason: 'Andere winkel.' }
    expect(await as(inspector, (tx) => withdrawFinding(tx, inspector, wrong))).toEqual({ ok: true })
    expect(await as(dealer, (tx) => listFindings(tx, { ids: [id] }))).toMatchObject([
      {
        told: { way: 'in-app', answerUntil: '2026-12-04' },
        answers: [{ givenBy: 'dealer', text: 'Dat klopt niet.' }],
        withdrawn: { reason: 'Andere winkel.' },
      },
    ])
  })
})
