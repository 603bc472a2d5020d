import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, testHelder, type TestHelder } from '../../../tests/helder.ts'
import { clock, seriesFor } from '../../../tests/letters.ts'

// A series of the whole region, made by processes that are killed in the middle, several times.
let helder: TestHelder
let officer: Client
beforeAll(async () => {
  helder = await testHelder()
  officer = await helder.as('programme-officer')
})
afterAll(() => helder.stop())

const MAKER = join(import.meta.dirname, '../../../tests/letter-maker.ts')
const madeOf = async (seriesId: string): Promise<number> => {
  const [row] = await helder.admin.begin(async (tx) => {
    await tx`set local role helder_gate`
    return tx<{ n: number }[]>`select count(*)::int as n from programme.letter where series_id = ${seriesId}`
  })
  return row!.n
}

/** Starts a maker; `killedAt` letters it is killed without a word, else it ends by itself. */
async function make(seriesId: string, killedAt: number | null): Promise<void> {
  const { appUrl, workerUrl } = helder.database
  const child: ChildProcess = spawn(process.execPath, [MAKER, appUrl, workerUrl], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  if (killedAt === null) {
    const [code] = (await ended) as [number]
    expect(code).toBe(0)
    return
  }
  await once(createInterface(child.stdout!), 'line')
  while ((await madeOf(seriesId)) < killedAt && child.exitCode === null) await clock()
  child.kill('SIGKILL')
  const [, signal] = (await ended) as [null, string]
  expect(signal, 'it was killed while it worked').toBe('SIGKILL')
}

test('259 dealers, makers killed midway three times and two at once at the end: each letter once, numbers without a gap', async () => {
  const { id, count } = await seriesFor(officer, { channel: 'post', municipality: null })
  expect(count).toBe(259)
  for (const killedAt of [30, 90, 150]) await make(id, killedAt)
  const before = await madeOf(id)
  expect(before).toBeGreaterThanOrEqual(150)
  expect(before).toBeLessThan(259)
  await Promise.all([make(id, null), make(id, null)])

  const rows = await helder.admin.begin(async (tx) => {
    await tx`set local role helder_gate`
    return tx<{ dealer_id: string; organisation_id: string; number: number }[]>`
      select dealer_id, organisation_id, number from programme.letter where series_id = ${id}`
  })
  expect(rows).toHaveLength(259)
  expect(new Set(rows.map(({ dealer_id }) => dealer_id)).size).toBe(259)
  const bySender = Map.groupBy(rows, ({ organisation_id }) => organisation_id)
  expect(bySender.size).toBe(14)
  for (const letters of bySender.values())
    expect(letters.map(({ number }) => number).toSorted((a, b) => a - b)).toEqual(
      letters.map((_, n) => n + 1),
    )
  // What was noted with the dealers went with the letters: not one more, not one fewer.
  const [events] = await helder.admin<{ n: number; dealers: number }[]>`
    select count(*)::int as n, count(distinct dealer_id)::int as dealers from programme.event where kind = 'letter'`
  expect(events).toEqual({ n: 259, dealers: 259 })
}, 120_000)

test('control: without the key and the claim the same check sees a double', async () => {
  const { id, ids } = await seriesFor(officer, { channel: 'post', municipality: 'wierden', again: true })
  await helder.admin`alter table programme.letter drop constraint letter_series_id_dealer_id_key`
  await helder.admin`
    create or replace function programme.claim_letter(of_series uuid)
    returns table (dealer_id uuid, channel text, fields jsonb)
    language sql stable security definer set search_path = programme, pg_temp as $$
      select r.dealer_id, r.channel, r.fields from letter_recipient r where r.series_id = of_series order by 1 limit 1 $$`
  await helder.makeLetters()
  const rows = await helder.admin.begin(async (tx) => {
    await tx`set local role helder_gate`
    return tx<{ dealer_id: string }[]>`select dealer_id from programme.letter where series_id = ${id}`
  })
  expect(rows.length).toBeGreaterThan(ids.length)
  expect(new Set(rows.map(({ dealer_id }) => dealer_id)).size).toBe(1)
})
