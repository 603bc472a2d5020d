import { afterAll, beforeAll, expect, test } from 'vitest'
import { newImei, reportOf } from '../../../../tests/factories.ts'
import { type TestHelder, testHelder } from '../../../../tests/helder.ts'
import { phone, record } from '../../../../tests/purchases.ts'

let helder: TestHelder
beforeAll(async () => {
  helder = await testHelder()
})
afterAll(() => helder.stop())

test('police who open the seller of a hit are told that the data are destroyed; others of nothing', async () => {
  const [dealer, admin] = [await helder.as('dealer'), await helder.as('administrator')]
  const identifiers = [{ kind: 'imei' as const, value: newImei() }]
  const { id, branchNumber, sequenceNumber } = await record(dealer, { items: [phone({ identifiers })] })
  const police = await helder.as('detective')
  await police.post('/v1/theft-reports', reportOf({ item: { identifiers } }))
  await helder.publish()
  await helder.match()
  const { items } = (await police.get('/v1/hits')).body as { items: { id: string }[] }
  const path = `/v1/hits/${items[0]!.id}/seller-views`
  const why = { purposeCode: 'investigation-theft', purposeText: 'onderzoek' }
  expect((await police.post(path, why)).body).toMatchObject({ erased: null })
  const name = { branchNumber, register: 'purchase', sequenceNumber }
  const erased = await admin.post('/v1/entry-erasures', { ...name, reason: 'verzoek' })
  expect(erased.status, erased.text).toBe(201)
  const told = await police.post(path, why)
  expect([told.status, told.body]).toMatchObject([201, { seller: null, erased: { ground: 'early' } }])
  const key = { 'idempotency-key': 'one' }
  const stranger = await helder.token('dealer', 'dealer:99000002')
  expect(
    (await stranger.post(`/v1/purchases/${id}/seller-views`, { purposeCode: 'other' }, key)).status,
  ).toBe(404)
})
