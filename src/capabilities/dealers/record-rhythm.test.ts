import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { testHelder, type TestHelder } from '../../../tests/helder.ts'
import { dayInAmsterdam } from '../../kernel/dates.ts'
import { type Caller, withoutSession } from '../../platform/caller.ts'
import { inTransaction } from '../../platform/database.ts'
import { listDealers } from './list-dealers.ts'
import type { ListedDealer } from './contract.ts'

let helder: TestHelder
beforeAll(async () => {
  helder = await testHelder()
})
afterEach(clear)
afterAll(() => helder.stop())

type Row = {
  kind: string | null
  size: string | null
  usual_days: number | null
  quiet_after_days: number
  dealers: number
}
const rhythm = async () =>
  await helder.admin<Row[]>`
    select kind, size, usual_days, quiet_after_days, dealers from programme.rhythm
     where week = (select max(week) from programme.rhythm) order by kind nulls first, size nulls first`

/** Days on which the nth connected dealer of a kind recorded something, as the register keeps them. */
async function record(kind: string, nth: number, daysAgo: readonly number[]): Promise<void> {
  await helder.admin`
    with place as (
      select b.* from programme.dealer d join access.branch b using (branch_number)
       where d.kind = ${kind} order by b.branch_number offset ${nth} limit 1),
    entries as (
      insert into registers.entry (id, organisation_id, branch_number, municipality, register, sequence_number, recorded_at,
                                   recorded_by, occurred_at, total_cents, open_key)
      select gen_random_uuid(), p.organisation_id, p.branch_number, p.municipality, 'purchase', a.n,
             now() - make_interval(days => a.days), 'test', now(), 1, sha256('x'::bytea)
        from place p, unnest(${[...daysAgo].sort((a, b) => b - a)}::int[]) with ordinality a(days, n)
      returning organisation_id, branch_number)
    update registers.counter c set last_number = ${daysAgo.length}
      from place p where (c.organisation_id, c.branch_number, c.register) = (p.organisation_id, p.branch_number, 'purchase')`
}
/** So many stretches of so many days each, up to today. */
const stretches = (count: number, days: number) => Array.from({ length: count + 1 }, (_, n) => n * days)

async function sized(kind: string, size: string | null): Promise<void> {
  await helder.admin`update programme.dealer set size = ${size} where kind = ${kind}`
}

async function officerSees(): Promise<ListedDealer[]> {
  const [{ id }] = (await helder.admin`select distinct organisation_id as id from programme.mandate`) as [
    { id: string },
  ]
  const caller: Caller = {
    ...withoutSession,
    organisationId: id,
    organisationName: '',
    role: 'programme-officer',
    accountId: 'a',
    accountName: 'a',
  }
  return inTransaction(helder.admin, caller, async (tx) => {
    await tx`set local role helder_app`
    return listDealers(tx, dayInAmsterdam(new Date()))
  })
}

test('with nothing recorded the term is policy: six weeks, from no dealer', async () => {
  expect(await helder.recordRhythm()).toBe(1)
  expect(await rhythm()).toEqual([
    { kind: null, size: null, usual_days: null, quiet_after_days: 42, dealers: 0 },
  ])
})

test('five dealers of a kind and size set its term: 19 of 20 of their stretches, in whole weeks upwards', async () => {
  await sized('jeweller', '2-4')
  for (let nth = 0; nth < 5; nth++) await record('jeweller', nth, [...stretches(19, 3), 19 * 3 + 24])
  await helder.recordRhythm()
  const jewellers = { kind: 'jeweller', usual_days: 7, quiet_after_days: 14, dealers: 5 }
  // 1 of 20 is 24 days: within the 95th, and no longer when two are.
  expect(await rhythm()).toEqual([
    { ...jewellers, kind: null, size: null },
    { ...jewellers, size: null },
    { ...jewellers, size: '2-4' },
  ])
})

test('longer silences make a longer term, and never more than thirteen weeks', async () => {
  for (let nth = 0; nth < 5; nth++) await record('jeweller', nth, stretches(12, 22))
  await helder.recordRhythm()
  expect((await rhythm()).at(-1)).toMatchObject({ usual_days: 28, quiet_after_days: 28 })
  await clear()
  for (let nth = 0; nth < 5; nth++) await record('jeweller', nth, stretches(3, 110))
  for (let nth = 0; nth < 5; nth++) await record('phone-shop', nth, stretches(1, 120))
  await helder.recordRhythm()
  expect((await rhythm())[0]).toMatchObject({ kind: null, quiet_after_days: 91 })
})

test('control: four dealers set no term, and neither do five with too few stretches', async () => {
  for (let nth = 0; nth < 4; nth++) await record('jeweller', nth, stretches(20, 3))
  for (let nth = 0; nth < 5; nth++) await record('phone-shop', nth, stretches(3, 9))
  await helder.recordRhythm()
  // Together they are nine: the term of all, and of neither kind.
  expect(await rhythm()).toEqual([
    { kind: null, size: null, usual_days: 14, quiet_after_days: 14, dealers: 5 },
  ])
})

test('a busy shop counts with its newest twenty stretches: it does not set the term of the others', async () => {
  await record('jeweller', 0, stretches(350, 1))
  for (let nth = 1; nth < 5; nth++) await record('jeweller', nth, stretches(15, 20))
  await helder.recordRhythm()
  expect((await rhythm()).at(-1)).toMatchObject({ kind: 'jeweller', usual_days: 21 })
})

test('a week is counted once, and a nil statement is a sign of life as an entry is', async () => {
  for (let nth = 0; nth < 5; nth++) await record('jeweller', nth, stretches(5, 40))
  await helder.admin`
    insert into registers.nil_statement (id, organisation_id, branch_number, period_from, stated_on, recorded_at, recorded_by)
    select gen_random_uuid(), organisation_id, branch_number, recorded_at::date, (recorded_at + interval '20 days')::date,
           recorded_at + interval '20 days', 'x' from registers.entry where recorded_at < now() - interval '30 days'`
  expect(await helder.recordRhythm()).toBeGreaterThan(1)
  expect((await rhythm()).at(-1)).toMatchObject({ kind: 'jeweller', usual_days: 21 })
  expect(await helder.recordRhythm()).toBeNull()
})

test('facts carry the term of kind and size, else of the kind, else of all; states follow from it', async () => {
  await sized('jeweller', '2-4')
  await helder.admin`update programme.dealer set size = '10+' where name like 'Juwelier Saffier%'`
  for (let nth = 0; nth < 5; nth++) await record('jeweller', nth, stretches(12, 22))
  await helder.recordRhythm()
  await helder.admin`update programme.rhythm set quiet_after_days = 35 where size = '2-4'`
  await helder.admin`update programme.rhythm set quiet_after_days = 49 where kind is null`
  const seen = await officerSees()
  const of = (name: string) => seen.find((one) => one.name.startsWith(name))!
  expect(of('Juwelier Voorbeeld').facts.quietAfterDays).toBe(35)
  expect(of('Juwelier Saffier').facts.quietAfterDays).toBe(28)
  expect(of('Pandhuis Wierden').facts.quietAfterDays).toBe(49)
  expect(of('Juwelier Voorbeeld').state).toBe('registering')
  expect(of('Pandhuis Wierden').state).toBe('quiet')
})

test('letters that came back and attendance that was undone are no facts; what is to come is none yet', async () => {
  const [dealer] = await helder.admin<{ id: string }[]>`
    select id from programme.dealer where branch_number not in (select branch_number from access.branch) limit 1`
  const letter = '01900000-0000-7000-8000-00000000aaaa'
  const meeting = '01900000-0000-7000-8000-00000000bbbb'
  const happen = async (kind: string, daysAgo: number, subject: string | null = null) =>
    helder.admin`
      insert into programme.event (id, dealer_id, kind, happened_on, subject_kind, subject_id, organisation_id, recorded_by_name)
      values (gen_random_uuid(), ${dealer!.id}, ${kind}, (now() at time zone 'Europe/Amsterdam')::date - ${daysAgo}::int,
              ${subject === null ? null : subject === letter ? 'letter' : 'meeting'}, ${subject}, 'x', 'x')`
  const facts = async () => (await officerSees()).find(({ id }) => id === dealer!.id)!
  await happen('letter', 9, letter)
  expect((await facts()).facts.writtenOn).not.toBeNull()
  await happen('undeliverable', 5, letter)
  expect((await facts()).facts).toMatchObject({ writtenOn: null, reachedOn: null })
  await happen('attended', 3, meeting)
  expect((await facts()).state).toBe('attended')
  await happen('attendance-undone', 3, meeting)
  await happen('invited', -10, meeting)
  expect((await facts()).state).toBe('not-reached')
})

async function clear(): Promise<void> {
  await helder.admin.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    for (const table of ['programme.rhythm', 'registers.nil_statement', 'registers.entry'])
      await tx.unsafe(`delete from ${table}`)
    await tx`update registers.counter set last_number = 0`
  })
}
