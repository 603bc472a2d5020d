import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { verifyReceipt } from '../../log/public.ts'
import type { Client } from '../../../tests/helder.ts'
import { newImei, nextNumber, openWorld, type World } from '../../../tests/factories.ts'
import { phone, purchase } from '../../../tests/purchases.ts'
import { verifyDatabase } from './public.ts'
import type { PurchaseView } from './contract.ts'

let world: World
let dealer: Client
beforeAll(async () => {
  world = await openWorld()
  dealer = await world.as('dealer')
  // The server answers checks once it has read the numbers.
  await vi.waitFor(async () => expect(await prove(newImei())).toBeTypeOf('string'), { timeout: 10_000 })
})
afterAll(() => world.stop())

const prove = async (value: string) =>
  ((await dealer.post('/v1/checks/proofs', { kind: 'imei', value })).body as { proof: string }).proof
const buy = (identifiers: object[], key = `check-${nextNumber()}`) =>
  dealer.post('/v1/purchases', purchase({ items: [phone({ identifiers: identifiers as [] })] }), {
    'idempotency-key': key,
  })
const verify = () =>
  verifyDatabase(world.admin, {
    dataDir: world.database.dataDir,
    logName: 'helder-demo.example',
    onProgress: () => {},
  })

test('a check before buying stands in the entry, in its receipt and in the log; an entry without says nothing', async () => {
  const [checked, unchecked] = [newImei(), newImei()]
  const checkProof = await prove(checked)
  const fresh = (await buy([{ kind: 'imei', value: checked, checkProof }])).body as PurchaseView
  const plain = (await buy([{ kind: 'imei', value: unchecked }])).body as PurchaseView
  expect(fresh.items[0]!.identifiers[0]!.check).toMatchObject({ result: 'not-registered' })
  expect(plain.items[0]!.identifiers[0]).not.toHaveProperty('check')
  const read = (await dealer.get(`/v1/purchases/${fresh.id}`)).body as PurchaseView
  expect(read.items[0]!.identifiers[0]!.check).toEqual(fresh.items[0]!.identifiers[0]!.check)

  await world.publish()
  const vkey = (await world.nobody.get('/log/enschede/vkey')).text
  for (const [entry, numbers] of [
    [
      fresh,
      [
        {
          canonical: checked,
          check: fresh.items[0]!.identifiers[0]!.check,
          kind: 'imei',
          position: 1,
          value: checked,
        },
      ],
    ],
    [plain, [{ canonical: unchecked, kind: 'imei', position: 1, value: unchecked }]],
  ] as const) {
    const { proven } = verifyReceipt((await dealer.get(`/v1/purchases/${entry.id}/receipt`)).text, vkey)
    expect(proven?.opened.identifiers).toEqual(numbers)
  }
  expect((await verify()).verdict).toBe('good')
})

test('a proof of another number is refused at its field, and nothing is recorded', async () => {
  const checkProof = await prove(newImei())
  const refused = await buy([{ kind: 'imei', value: newImei(), checkProof }])
  expect(refused.status).toBe(400)
  expect(refused.body).toMatchObject({
    errors: [{ field: 'items.0.identifiers.0.checkProof', code: 'field.check-proof' }],
  })
})

test('sent again with a newer proof it is the same purchase', async () => {
  const value = newImei()
  const one = await buy([{ kind: 'imei', value, checkProof: await prove(value) }], 'again')
  const again = await buy([{ kind: 'imei', value, checkProof: await prove(value) }], 'again')
  expect(again.headers['idempotency-replayed']).toBe('true')
  expect((again.body as PurchaseView).id).toBe((one.body as PurchaseView).id)
})

test('no check is added, changed or taken away afterwards', async () => {
  const [one] = await world.admin<
    { item_id: string }[]
  >`select item_id from registers.identifier_check limit 1`
  const [bare] = await world.admin<{ item_id: string }[]>`
    select x.item_id from registers.item_identifier x
     where not exists (select from registers.identifier_check c where c.item_id = x.item_id) limit 1`
  const late = [{ item_id: bare!.item_id, position: 1, checked_at: new Date(), result: 'not-registered' }]
  await expect(
    world.admin`select registers.record_checks(${world.admin.json(late as never)})`,
  ).rejects.toThrow(/stands already/)
  const id = one!.item_id
  const changes = [
    [
      `update registers.identifier_check set result = 'registered-stolen' where item_id = '${id}'`,
      `update registers.identifier_check set result = 'not-registered' where item_id = '${id}'`,
    ],
    [
      `update registers.identifier_check set checked_at = checked_at - interval '1 hour' where item_id = '${id}'`,
      `update registers.identifier_check set checked_at = checked_at + interval '1 hour' where item_id = '${id}'`,
    ],
    [
      `insert into registers.identifier_check values ('${bare!.item_id}', 1, 'x', now(), 'not-registered')`,
      `delete from registers.identifier_check where item_id = '${bare!.item_id}'`,
    ],
    [`delete from registers.identifier_check where item_id = '${id}'`, 'select 1'],
  ] as const
  for (const [tamper, undo] of changes) {
    // Control: without the change the same register is whole.
    expect((await verify()).verdict).toBe('good')
    await world.admin.unsafe(tamper)
    expect((await verify()).verdict).toBe('tampered')
    await world.admin.unsafe(undo)
  }
})
