import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newImei, nextNumber, openWorld, type World } from '../../../tests/factories.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.stop())

const imei = (value: string) => ({ identifiers: [{ kind: 'imei' as const, value }] })
const frame = (value: string) => ({ identifiers: [{ kind: 'frame' as const, value }] })
const bicycle = (value: string) => ({
  category: 'bicycle' as const,
  brand: 'Gazelle',
  model: 'Orange C7',
  colour: 'zwart',
  ...frame(value),
})
const newFrame = () => `GZ4${String(1_000_000 + nextNumber() * 7919).slice(-7)}`

async function levels(): Promise<string[]> {
  const rows = await world.admin<{ level: string }[]>`select level from matching.hit order by created_at, id`
  return rows.map((row) => row.level)
}

/** The levels of the hits that appear while `work` runs and everything is matched. */
async function found(work: () => Promise<unknown>): Promise<string[]> {
  const before = (await levels()).length
  await work()
  await world.matchAll()
  return (await levels()).slice(before)
}

describe('a hit comes whichever was first', () => {
  test('theft, then purchase', async () => {
    const number = newImei()
    await world.report({ item: imei(number) })
    await world.matchAll()
    expect(await found(() => world.buy({ item: imei(number) }))).toEqual(['certain'])
  })

  test('purchase, then theft', async () => {
    const number = newImei()
    await world.buy({ item: imei(number) })
    await world.matchAll()
    expect(await found(() => world.report({ item: imei(number) }))).toEqual(['certain'])
  })

  test('both before the matcher looks: one hit, not two', async () => {
    const number = newImei()
    const work = () => Promise.all([world.buy({ item: imei(number) }), world.report({ item: imei(number) })])
    expect(await found(work)).toEqual(['certain'])
  })

  test('control: another number makes none', async () => {
    await world.report({ item: imei(newImei()) })
    expect(await found(() => world.buy({ item: imei(newImei().replace(/^35675904/, '86412003')) }))).toEqual(
      [],
    )
  })
})

describe('levels of domain.md 4', () => {
  test('look-alikes and one edit', async () => {
    const number = newFrame()
    await world.report({ item: bicycle(number) })
    expect(
      await found(() => world.buy({ item: bicycle(number.replace('G', '6').replace('Z', '2')) })),
    ).toEqual(['probable'])
    const swapped = number.slice(0, 2) + number[3] + number[2] + number.slice(4)
    expect(swapped).not.toBe(number)
    expect(await found(() => world.buy({ item: bicycle(swapped) }))).toEqual(['probable'])
  })

  test('a neighbour in a series is no more than possible', async () => {
    const number = newFrame()
    await world.report({ item: bicycle(number) })
    const last = String((Number(number.at(-1)) + 1) % 10)
    expect(await found(() => world.buy({ item: bicycle(number.slice(0, -1) + last) }))).toEqual(['possible'])
  })

  test.each([
    ['a placeholder', { kind: 'serial', value: '123456789' }],
    ['words for no number', { kind: 'imei', value: 'onbekend' }],
    ['an article number', { kind: 'gtin', value: '8712345678906' }],
    ['a randomised address', { kind: 'mac', value: '02:1b:44:11:3a:b7' }],
  ] as const)('%s never hits', async (_, identifier) => {
    await world.report({ item: { brand: null, model: null, colour: null, identifiers: [identifier] } })
    expect(await found(() => world.buy({ item: { identifiers: [identifier] } }))).toEqual([])
  })
})

describe('what happens to a hit later', () => {
  test('a correction that makes the number right raises the level of the same hit', async () => {
    const number = newFrame()
    const swapped = number.slice(0, 2) + number[3] + number[2] + number.slice(4)
    await world.report({ item: bicycle(number) })
    const first = await found(() => world.report({ item: bicycle(newFrame()) }))
    expect(first).toEqual([])
    const entry = await world.buy({ item: bicycle(swapped) })
    await world.matchAll()
    const before = await hitOf(entry)
    expect(before).toMatchObject({ level: 'probable', state: 'new' })
    const correction = await correct(entry, number)
    await world.matchAll()
    const after = await hitOf(correction)
    expect(after).toMatchObject({ id: before!.id, level: 'certain', state: 'new' })
    expect(await events(before!.id)).toEqual(['found', 'risen'])
  })

  test('a correction away from the number keeps the hit, at what stood first', async () => {
    const number = newFrame()
    await world.report({ item: bicycle(number) })
    const entry = await world.buy({ item: bicycle(number) })
    await world.matchAll()
    await correct(entry, newFrame())
    await world.matchAll()
    expect(await hitOf(entry)).toMatchObject({ level: 'certain' })
  })

  test('a version that was replaced before it was matched makes no hit', async () => {
    const number = newFrame()
    await world.report({ item: bicycle(number) })
    const made = await found(async () => {
      const entry = await world.buy({ item: bicycle(number) })
      await correct(entry, newFrame())
    })
    expect(made).toEqual([])
  })

  test('dismissed stays dismissed, and comes back on new evidence only', async () => {
    const number = newFrame()
    const swapped = number.slice(0, 2) + number[3] + number[2] + number.slice(4)
    const reference = `G${nextNumber()}`
    const report = { reference: `PL0500-${nextNumber()}` }
    await world.report({ ...report, item: { reference, ...bicycle(swapped) } })
    const entry = await world.buy({ item: bicycle(number) })
    await world.matchAll()
    const { id } = (await hitOf(entry))!
    await world.admin`update matching.hit set state = 'dismissed' where id = ${id}`
    // Another description, the same weight: nothing to look at again.
    await world.report({ ...report, item: { reference, ...bicycle(swapped), description: 'x' } })
    await world.matchAll()
    expect(await hitOf(entry)).toMatchObject({ state: 'dismissed' })
    await world.report({ ...report, item: { reference, ...bicycle(number) } })
    await world.matchAll()
    expect(await hitOf(entry)).toMatchObject({ id, state: 'new', level: 'certain' })
    expect(await events(id)).toEqual(['found', 'reopened'])
  })

  test('base teams of shop and theft, keep-until and change number are filled in', async () => {
    const number = newImei()
    const [before] = await world.admin<{ n: number }[]>`select n from matching.change`
    await world.report({ item: imei(number), place: 'Oldenzaal' })
    const entry = await world.buy({ municipality: 'almelo', item: imei(number) })
    await world.matchAll()
    const hit = (await hitOf(entry))!
    expect(hit.base_teams.sort()).toEqual(['twente-noord', 'twente-oost'])
    const [kept] = await world.admin<{ keep_until: string }[]>`
      select keep_until from registers.entry where id = ${entry}`
    expect(hit.keep_until).toBe(kept!.keep_until)
    expect(hit.change_n).toBeGreaterThan(before!.n)
  })
})

type Hit = {
  id: string
  level: string
  state: string
  base_teams: string[]
  keep_until: string
  change_n: number
}
async function hitOf(entry: string): Promise<Hit | undefined> {
  const [hit] = await world.admin<Hit[]>`select * from matching.hit where purchase_entry_id = ${entry}`
  return hit
}
async function events(hit: string): Promise<string[]> {
  const rows = await world.admin<{ event: string }[]>`
    select event from matching.hit_event where hit_id = ${hit} order by n`
  return rows.map((row) => row.event)
}
async function correct(entry: string, number: string): Promise<string> {
  return world.correct(entry, { item: bicycle(number) })
}
