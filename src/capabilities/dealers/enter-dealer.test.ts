import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, testHelder, type TestHelder } from '../../../tests/helder.ts'

let helder: TestHelder
let municipal: Client
beforeAll(async () => {
  helder = await testHelder()
  municipal = await helder.as('municipal-officer')
})
afterAll(() => helder.stop())

const path = '/v1/listed-dealers'
const shop = {
  municipality: 'enschede',
  name: 'Handwinkel Proef',
  kind: 'general',
  size: '',
  kvkNumber: '',
  branchNumber: '',
  street: 'Handstraat',
  houseNumber: '7',
  postcode: '7511zz',
  town: 'Enschede',
  email: '',
  phone: '',
}
const fieldsOf = (body: unknown) => (body as { errors: { field: string }[] }).errors.map(({ field }) => field)

test('is listed by hand, asked about when it looks like a listed one, and listed all the same when a person says so', async () => {
  const made = await municipal.post(path, shop)
  expect(made.status, made.text).toBe(201)
  const { id } = made.body as { id: string }
  const alike = await municipal.post(path, { ...shop, name: 'Andere' })
  expect(alike.status).toBe(409)
  expect(alike.body).toMatchObject({ reason: 'looks-alike', candidates: [{ id, reason: 'address' }] })
  expect((await municipal.post(path, { ...shop, name: 'Andere', isAnother: true })).status).toBe(201)
  const rows =
    await helder.admin`select origin, postcode, kvk_number from programme.dealer where street = 'Handstraat'`
  expect(rows).toHaveLength(2)
  expect(rows[0]).toEqual({ origin: 'entered', postcode: '7511 ZZ', kvk_number: null })
})

test('every wrong field at once, a town of elsewhere, a municipality of others and a known number', async () => {
  const none = await municipal.post(path, {
    ...shop,
    name: '',
    postcode: '1',
    houseNumber: 'x',
    email: 'nee',
    kvkNumber: '1',
  })
  expect(fieldsOf(none.body).sort()).toEqual(['email', 'houseNumber', 'kvkNumber', 'name', 'postcode'])
  expect(fieldsOf((await municipal.post(path, { ...shop, town: 'Almelo' })).body)).toEqual(['town'])
  expect(
    fieldsOf((await municipal.post(path, { ...shop, municipality: 'almelo', town: 'Almelo' })).body),
  ).toEqual(['municipality'])
  const [known] =
    await helder.admin`select branch_number from programme.dealer where municipality = 'almelo' limit 1`
  const twice = await municipal.post(path, {
    ...shop,
    houseNumber: '99',
    name: 'Nummerhuis',
    branchNumber: known!['branch_number'] as string,
  })
  expect(fieldsOf(twice.body)).toEqual(['branchNumber'])
})

test('is changed by who saw it last, with what was and what is in its event', async () => {
  const { id } = (await municipal.post(path, { ...shop, houseNumber: '8', name: 'Wisselwinkel' })).body as {
    id: string
  }
  const changed = await municipal.put(`${path}/${id}`, {
    ...shop,
    houseNumber: '8',
    name: 'Wisselwinkel II',
    phone: '0740 1',
    version: 1,
  })
  expect(changed.body).toEqual({ id, version: 2 })
  const late = await municipal.put(`${path}/${id}`, { ...shop, houseNumber: '8', version: 1 })
  expect(late.body).toMatchObject({ reason: 'changed-elsewhere' })
  const [event] =
    await helder.admin`select detail from programme.event where dealer_id = ${id} and kind = 'changed'`
  expect(event!['detail']).toMatchObject({
    fields: 'name,phone',
    'name.was': 'Wisselwinkel',
    'name.is': 'Wisselwinkel II',
  })
  const hengelo = await helder.token('municipal-officer', 'municipality:hengelo')
  expect((await hengelo.put(`${path}/${id}`, { ...shop, version: 2 })).status).toBe(404)
})
