import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { reportOf } from '../../../../tests/factories.ts'
import { testHelder, type TestHelder } from '../../../../tests/helder.ts'
import { type Asked, lookUpAddress, type LookUpClient, readItems } from '../../../../tests/look-up-client.ts'
import { KeyFiles } from '../../../platform/key-files.ts'
import { createApplication, listApplications, revokeApplication } from './applications.ts'
import { isSigned, lookUpHmac } from './look-up-hmac.ts'

const STOLEN = '356759040123458'
const NOT_STOLEN = '490154203237518'
const folder = '/compat/stopheling'
let helder: TestHelder
let client: LookUpClient
let used = 0

beforeAll(async () => {
  helder = await testHelder({ env: { HELDER_COMPAT_LOOKUP: 'on' } })
  client = await register('meldpunt')
  const detective = await helder.as('detective')
  await detective.post(
    '/v1/theft-reports',
    reportOf({ item: { identifiers: [{ kind: 'imei', value: STOLEN }] } }),
  )
  await vi.waitFor(
    async () => {
      const check = await helder.nobody.post('/v1/checks', { value: STOLEN })
      expect(check.body).toMatchObject({ result: 'registered-stolen' })
    },
    { timeout: 20_000, interval: 100 },
  )
})
afterAll(() => helder.stop())

async function register(id: string): Promise<LookUpClient> {
  const made = await createApplication(helder.admin, new KeyFiles(helder.database.dataDir), {
    id,
    name: 'Proef',
  })
  if (!made.ok) throw new Error(made.reason)
  return { address: folder, applicationId: id, secret: made.secret }
}
/** Each from a place of its own, so that no test eats another's budget. */
const fresh = () => `192.0.2.${(used = (used + 1) % 250)}`
const look = (asked: Asked, as = client) =>
  helder.nobody.get(lookUpAddress(as, { ip: fresh(), ...asked }), { 'accept-language': 'en' })

describe('a client written from the description alone', () => {
  test('hears yes, with every name and nothing that the public check would not say', async () => {
    const { status, text, headers } = await look({ term: STOLEN, brand: 'Oppo', place: 'Enschede' })
    expect(status).toBe(200)
    expect(headers['cache-control']).toBe('no-store')
    const [item, ...more] = readItems(text)
    expect(more).toEqual([])
    const filled = Object.entries(item!).filter(([, value]) => value !== '')
    expect(Object.fromEntries(filled)).toEqual({
      Motor_serienr: STOLEN,
      Uniek_nummer: STOLEN,
      BronNaam: 'Helder',
      MatchType: 'exact',
    })
  })

  test('hears no, in as many bytes, also for what can be no number', async () => {
    const yes = await look({ term: STOLEN })
    for (const term of [NOT_STOLEN, 'onbekend', '8712345678906']) {
      const no = await look({ term })
      expect(no.status).toBe(200)
      expect(readItems(no.text)).toEqual([])
      expect(Buffer.byteLength(no.text)).toBe(Buffer.byteLength(yes.text))
      expect(no.headers['content-type']).toBe(yes.headers['content-type'])
    }
  })

  test('is refused alike with a wrong secret, another term, another application, or when nobody knows it', async () => {
    const other = await register('ander')
    const swapped = lookUpAddress(client, { term: NOT_STOLEN }).replace(NOT_STOLEN, STOLEN)
    const refusals = await Promise.all([
      look({ term: STOLEN }, { ...client, secret: 'wrong' }),
      look({ term: STOLEN }, { ...client, applicationId: 'ander' }),
      look({ term: STOLEN }, { ...other, applicationId: 'niemand' }),
      look({ term: STOLEN }, { ...other, applicationId: "x' or 1=1" }),
      helder.nobody.get(swapped, { 'accept-language': 'en' }),
      helder.nobody.get(lookUpAddress(client, { term: STOLEN }).replace(/Hmac=\w+/, 'Hmac=zz'), {
        'accept-language': 'en',
      }),
    ])
    expect(refusals.map(({ status }) => status)).toEqual(Array.from(refusals, () => 403))
    expect(new Set(refusals.map(({ text }) => text)).size).toBe(1)
    expect(refusals[0]!.body).toMatchObject({
      reason: 'look-up-refused',
      title: 'This application may not search',
    })
  })

  test('may repeat a call on the same day, which counts again, and not on another', async () => {
    const address = lookUpAddress(client, { term: STOLEN, ip: fresh() })
    const twice = [await helder.nobody.get(address), await helder.nobody.get(address)]
    expect(twice.map(({ text }) => readItems(text).length)).toEqual([1, 1])
    const dayBefore = new Date(Date.now() - 2 * 86_400_000)
    expect((await look({ term: STOLEN, at: dayBefore })).status).toBe(403)
  })

  test('has the budget of a visitor for each of its users', async () => {
    const ip = '198.51.100.7'
    const statuses: number[] = []
    for (let n = 0; n < 52; n++) statuses.push((await look({ term: NOT_STOLEN, ip })).status)
    expect(statuses.filter((status) => status === 200)).toHaveLength(50)
    expect(statuses.slice(50)).toEqual([429, 429])
    expect((await look({ term: NOT_STOLEN, ip: '198.51.100.8' })).status).toBe(200)
    // One network of 64 bits is one user.
    for (let n = 0; n < 50; n++) await look({ term: NOT_STOLEN, ip: `2001:db8:1:1::${n + 1}` })
    expect((await look({ term: NOT_STOLEN, ip: '2001:db8:1:1:ffff::1' })).status).toBe(429)
  })

  test('hears every field that is wrong at once, and never its value', async () => {
    const fields = async (query: string) => {
      const { status, body, text } = await helder.nobody.get(`${folder}/GetSearchItems?${query}`)
      expect(status).toBe(400)
      expect(text).not.toContain('kanarie')
      return (body as { errors: { field: string }[] }).errors.map(({ field }) => field)
    }
    expect(await fields('')).toEqual(['ApplicationID', 'Hmac', 'SearchTerm'])
    expect(await fields('ApplicationID=kanarie&Hmac=&SearchTerm=kanarie')).toEqual(['Hmac'])
    expect(await fields('ApplicationID=a&Hmac=b&SearchTerm=kanarie&SearchTerm=kanarie')).toEqual([
      'SearchTerm',
    ])
    expect(await fields(`ApplicationID=a&Hmac=b&SearchTerm=${'9'.repeat(5_000)}&IpAddress=kanarie`)).toEqual([
      'SearchTerm',
      'IpAddress',
    ])
  })

  test('is out at once when it is revoked', async () => {
    const gone = await register('weg')
    expect((await look({ term: STOLEN }, gone)).status).toBe(200)
    expect(await revokeApplication(helder.admin, 'weg')).toBe(true)
    expect((await look({ term: STOLEN }, gone)).status).toBe(403)
    expect(await revokeApplication(helder.admin, 'weg')).toBe(false)
    const keys = new KeyFiles(helder.database.dataDir)
    expect(await createApplication(helder.admin, keys, { id: 'weg', name: 'Weer' })).toMatchObject({
      ok: false,
    })
    const listed = await listApplications(helder.admin)
    expect(listed.find(({ id }) => id === 'weg')?.revokedAt).toBeInstanceOf(Date)
  })
})

test('the look-up is off unless it was set on', async () => {
  const usual = await testHelder()
  try {
    const asked = lookUpAddress(client, { term: STOLEN })
    expect((await usual.nobody.get(asked)).status).toBe(404)
  } finally {
    await usual.stop()
  }
})

test('the database keeps no secret that can be read without the key', async () => {
  const [row] = await helder.admin<{ sealed_secret: Buffer }[]>`
    select sealed_secret from access.application where id = 'meldpunt'`
  expect(row!.sealed_secret.includes(client.secret)).toBe(false)
  const read = helder.admin.begin(async (tx) => {
    await tx`set local role helder_app`
    await tx`select * from access.application`
  })
  await expect(read).rejects.toMatchObject({ code: '42501' })
})

describe('the day of an HMAC', () => {
  const signed = (day: string) => ({
    term: 'X1',
    applicationId: 'app',
    hmac: lookUpHmac('secret', 'X1', day, 'app').toString('hex'),
  })
  // Midnight in Amsterdam is 23:00 UTC in winter and 22:00 in summer.
  test.each([
    ['2026-11-24', '2026-11-24T22:59:00Z', true],
    ['2026-11-24', '2026-11-24T23:04:00Z', true],
    ['2026-11-24', '2026-11-24T23:06:00Z', false],
    ['2026-11-25', '2026-11-24T22:56:00Z', true],
    ['2026-11-25', '2026-11-24T22:54:00Z', false],
    ['2026-07-01', '2026-07-01T22:03:00Z', true],
    ['2026-07-01', '2026-07-01T22:06:00Z', false],
  ])('%s holds at %s: %s', (day, at, holds) => {
    expect(isSigned('secret', signed(day), new Date(at))).toBe(holds)
    expect(isSigned('secret', { ...signed(day), hmac: signed(day).hmac.toUpperCase() }, new Date(at))).toBe(
      holds,
    )
    expect(isSigned('other', signed(day), new Date(at))).toBe(false)
  })

  test('is a known answer', () => {
    expect(lookUpHmac('Jefe', 'what do ya want ', '', 'for nothing?').toString('hex')).toBe(
      '750c783e6ab0b503eaa86e310a5db738', // RFC 2202, test case 2
    )
  })
})
