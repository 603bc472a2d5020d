import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { afterTerm, type Forgetter, openForgetter, verify } from '../../../../tests/forgetter.ts'
import { type TestHelder, testHelder } from '../../../../tests/helder.ts'
import { record } from '../../../../tests/purchases.ts'
import type { KeyFiles } from '../../../platform/key-files.ts'
import { operatorCaller } from '../../access/public.ts'
import { personStore } from './person-store.ts'

// A run that dies at each of its steps, and the next one that goes on; then what no run does.
let helder: TestHelder
let forgetter: Forgetter
let entry: string
const due = afterTerm()
const killed = new Error('killed')

beforeEach(async () => {
  helder = await testHelder()
  forgetter = openForgetter(helder.database)
  entry = (await record(await helder.as('dealer'))).id
  await helder.publish()
})
afterEach(async () => {
  await forgetter.close()
  await helder.stop()
})

const check = () => verify(helder.admin, helder.database.dataDir)
const bucket = () => forgetter.keys.names('buckets')[0]
const count = async (what: 'person_box' | 'leaf') => {
  const rows = await helder.admin`select * from ${helder.admin(`registers.${what}`)}`
  return what === 'leaf' ? rows.filter(({ entry_id }) => entry_id === null).length : rows.length
}
/** The same store with one hand that dies at its work. */
function dying(hand: { destroy?: KeyFiles['destroy']; lastSigned?: () => never }) {
  const { destroy, lastSigned } = hand
  const keys: KeyFiles = Object.create(forgetter.keys, destroy ? { destroy: { value: destroy } } : {})
  const places = Object.create(forgetter.places, lastSigned ? { lastSigned: { value: lastSigned } } : {})
  return personStore({ ...forgetter, keys, places }, operatorCaller('purge'))
}
const stopped = { forgotten: [], waiting: 1, failures: [killed] }

async function goesOn(): Promise<void> {
  const { forgotten, failures } = await forgetter.run(due)
  expect(failures).toEqual([])
  expect(forgotten.filter(({ store }) => store === 'register-persons')).toMatchObject([{ count: 1 }])
  expect([await count('person_box'), await count('leaf'), bucket()]).toEqual([0, 1, undefined])
  expect(await check()).toEqual({ verdict: 'good', found: '' })
}

test('before it knows of a signature: nothing is destroyed', async () => {
  const lastSigned = () => {
    throw killed
  }
  expect(await dying({ lastSigned }).forget(due)).toMatchObject(stopped)
  expect([await count('person_box'), await count('leaf')]).toEqual([1, 1])
  expect(bucket()).toBeDefined()
  await goesOn()
})

test('between the signature and the key: people can still be read, and the check knows that it is under way', async () => {
  const destroy = () => {
    throw killed
  }
  expect(await dying({ destroy }).forget(due)).toMatchObject(stopped)
  expect(bucket()).toBeDefined()
  expect(await check()).toEqual({ verdict: 'good', found: '' })
  await goesOn()
})

test('between the key and the boxes', async () => {
  const destroy = (name: string) => {
    forgetter.keys.destroy(name)
    throw killed
  }
  expect(await dying({ destroy }).forget(due)).toMatchObject(stopped)
  expect([await count('person_box'), bucket()]).toEqual([1, undefined])
  expect(await check()).toEqual({ verdict: 'good', found: '' })
  await goesOn()
})

test('a log that stands still keeps its people until it goes on', async () => {
  await helder.admin`update registers.log set halted = 'forked' where municipality = 'enschede'`
  expect(await forgetter.run(due)).toMatchObject({ waiting: 1, failures: [] })
  expect([await count('person_box'), await count('leaf')]).toEqual([1, 0])
  await helder.admin`update registers.log set halted = null where municipality = 'enschede'`
  await goesOn()
})

test('control: a key, and a box, that went without a leaf are tampering', async () => {
  const name = bucket()!
  const key = forgetter.keys.find(name)!
  forgetter.keys.destroy(name)
  const gone = await check()
  expect(gone.verdict).toBe('tampered')
  expect(gone.found).toMatch(/key of bucket enschede-.* is missing, and no erasure stands in the log/)
  writeFileSync(join(forgetter.keys.folder, `${name}.key`), key)
  expect((await check()).verdict).toBe('good')
  await helder.admin`delete from registers.person_box where entry_id = ${entry}`
  expect((await check()).found).toContain('its people are missing, and no erasure stands in the log')
})

test('control: people who are readable in spite of their leaf, or gone under a hold, are told', async () => {
  const [box] = await helder.admin`select * from registers.person_box`
  const name = bucket()!
  const key = forgetter.keys.find(name)!
  await forgetter.run(due)
  await helder.admin`insert into registers.person_box ${helder.admin(box!)}`
  expect((await check()).verdict).toBe('good')
  writeFileSync(join(forgetter.keys.folder, `${name}.key`), key)
  expect((await check()).found).toContain('can still be read, though the log says that they were destroyed')
  forgetter.keys.destroy(name)
  await helder.admin`delete from registers.person_box`
  await helder.admin`insert into registers.legal_hold (id, entry_id, organisation_id, municipality, due_bucket, ordered_by, basis,
    reason, until, placed_by) select gen_random_uuid(), id, organisation_id, municipality, 'x', 'x', 'x', 'x', '2040-01-01', 'x'
      from registers.entry`
  expect((await check()).found).toContain('its people are missing, and a legal hold keeps them')
})
