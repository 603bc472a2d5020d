import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../tests/factories.ts'
import { newId } from '../../kernel/ids.ts'

// registers.record_entries checks itself what foreign keys would look up row by row (decision 11).

let world: World
let branch: { organisation_id: string; branch_number: string; municipality: string; register: string }
beforeAll(async () => {
  world = await openWorld()
  await world.buy()
  const [found] = await world.admin<(typeof branch)[]>`
    select organisation_id, branch_number, municipality, register from registers.entry`
  branch = found!
})
afterAll(() => world.stop())

type Rows = Record<'entry' | 'item' | 'identifier', Record<string, unknown>>

/** Writes an entry of one item with one number under the number after the last, changed as told, and takes it back: `written` or the error's code. */
async function write(change: Partial<Rows>): Promise<string> {
  const [id, item] = [newId(), newId()]
  const rows = {
    entries: [
      {
        id,
        ...branch,
        sequence_number: 2,
        recorded_at: new Date(),
        recorded_by: 'test',
        occurred_at: new Date(),
        total_cents: 1,
        open_key: Buffer.alloc(32).toString('base64'),
        bucket: 'enschede-2030-11',
        wrapped_key: 'AA==',
        box: 'AA==',
        leaf: 'AA==',
        ...change.entry,
      },
    ],
    items: [
      {
        id: item,
        entry_id: id,
        thing_id: item,
        position: 1,
        category: 'phone',
        quantity: 1,
        price_cents: 1,
        ...change.item,
      },
    ],
    identifiers: [
      {
        item_id: item,
        position: 1,
        kind: 'serial',
        value: 'A1234',
        canonical: 'A1234',
        folded: 'A1234',
        ...change.identifier,
      },
    ],
    terms: [],
    sales: [],
  }
  const outcome = { name: '' }
  await world.admin
    .begin(async (tx) => {
      await tx`update registers.counter set last_number = 2 where last_number = 1`
      await tx`set local role helder_app`
      await tx`select registers.record_entries(${tx.json(rows as never)})`
      outcome.name = 'written'
      throw new Undone()
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undone)) outcome.name = (error as { code: string }).code
    })
  return outcome.name
}
class Undone extends Error {}

test('control: an entry with its goods in its own branch is written', async () => {
  expect(await write({})).toBe('written')
})

test.each<[string, Partial<Rows>]>([
  ['an entry of a branch of another', { entry: { branch_number: '990000020001' } }],
  ['an entry of a dealer that has no such branch', { entry: { organisation_id: 'dealer:99000002' } }],
  ['an entry in another municipality', { entry: { municipality: 'hengelo' } }],
  ['an entry in a register without a counter', { entry: { register: 'other' } }],
  ['an entry under a number that was not given', { entry: { sequence_number: 3 } }],
  ['an item of no entry', { item: { entry_id: newId() } }],
  ['a number of no item', { identifier: { item_id: newId() } }],
])('%s is refused, and all with it', async (_, change) => {
  expect(await write(change)).toBe('42501')
})
