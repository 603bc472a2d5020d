import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Answer, type Client, testHelder, type TestHelder } from '../../../../tests/helder.ts'
import { invite } from '../../../../tests/invitations.ts'
import { type Options, type SoftPasskey, softPasskey } from '../../../../tests/soft-passkey.ts'
import type { PasskeyList } from '../passkeys/contract.ts'
import type { ConfirmationOffer, SessionList } from './contract.ts'

const place = { rpId: 'helder.test', origin: 'http://helder.test' }
const phone = { 'user-agent': 'Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0' }
let helder: TestHelder
beforeAll(async () => {
  helder = await testHelder()
})
afterAll(() => helder.stop())

type Cookie = { cookie: string }
const cookieOf = ({ headers }: Answer): Cookie => ({ cookie: String(headers['set-cookie']).split(';')[0]! })
const offer = async (input: object): Promise<Options> =>
  ((await helder.nobody.post('/v1/passkey-challenges', input)).body as { options: Options }).options

/** A detective with a passkey, signed in with it. */
async function colleague(name = 'Rosa Bedacht'): Promise<{ passkey: SoftPasskey; cookie: Cookie }> {
  const invitation = await invite(helder.admin, {
    kind: 'join',
    organisationId: 'base-team:enschede',
    role: 'detective',
    name,
  })
  const passkey = softPasskey(place)
  const made = passkey.register(await offer({ deed: 'join', invitation }))
  const answer = await helder.nobody.post('/v1/passkeys', { deed: 'join', invitation, ...made })
  expect(answer.status, answer.text).toBe(204)
  return { passkey, cookie: cookieOf(answer) }
}
const signIn = async (passkey: SoftPasskey, headers = {}) =>
  helder.nobody.post('/v1/passkey-sessions', passkey.assert(await offer({ deed: 'sign-in' })), headers)
const passkeysOf = async (cookie: Cookie) =>
  ((await helder.nobody.get('/v1/passkeys', cookie)).body as PasskeyList).items
const sessionsOf = async (cookie: Cookie) =>
  (await helder.nobody.get('/v1/sessions', cookie)).body as SessionList
const isIn = async (cookie: Cookie) => (await helder.nobody.get('/v1/me', cookie)).status === 200
/** As if everyone's last proof lay some minutes back. */
const letPass = (minutes: number) =>
  helder.admin`update access.session set confirmed_at = now() - ${`${minutes} minutes`}::interval`
const hit = '00000000-0000-7000-8000-000000000000'
const decide = (client: Pick<Client, 'post'>, headers = {}) =>
  client.post(`/v1/hits/${hit}/decisions`, { decision: 'confirmed', reasonCode: 'same-item' }, headers)

describe('own sessions', () => {
  test('say device, capacity and limits; one ends, or all others do, and nobody else’s', async () => {
    const { passkey, cookie } = await colleague()
    const stranger = await colleague('Iemand Anders')
    const others = [
      cookieOf(await signIn(passkey, phone)),
      cookieOf(await signIn(passkey)),
      cookieOf(await signIn(passkey)),
    ]
    const list = await sessionsOf(cookie)
    expect(list).toMatchObject({ idleMinutes: 30, longestHours: 10 })
    expect(list.items).toHaveLength(4)
    expect(list.items.filter(({ isThisOne }) => isThisOne)).toHaveLength(1)
    const ofPhone = list.items.find(({ device }) => device === 'Firefox, Android')!
    expect(ofPhone).toMatchObject({ method: 'passkey', role: 'detective', isThisOne: false })

    const foreign = await helder.nobody.delete(`/v1/sessions/${ofPhone.id}`, stranger.cookie)
    expect(foreign.status).toBe(404)
    expect(await isIn(others[0]!)).toBe(true)
    expect((await helder.nobody.delete(`/v1/sessions/${ofPhone.id}`, cookie)).status).toBe(204)
    expect(await Promise.all(others.map(isIn))).toEqual([false, true, true])

    expect((await helder.nobody.delete('/v1/sessions', cookie)).status).toBe(204)
    expect(await Promise.all([...others, cookie, stranger.cookie].map(isIn))).toEqual([
      false,
      false,
      false,
      true,
      true,
    ])
  })

  test('a token has none, and no passkeys', async () => {
    const token = await helder.token('detective', 'base-team:enschede')
    for (const url of ['/v1/sessions', '/v1/passkeys']) expect((await token.get(url)).status).toBe(403)
    const writes = ['/v1/me/confirmation-challenges', '/v1/me/device-links']
    for (const url of writes) expect((await token.post(url, undefined)).status).toBe(403)
  })
})

describe('own passkeys', () => {
  test('another is added on this device; one that is removed can’t sign in, and what it opened ends', async () => {
    const { passkey, cookie } = await colleague()
    const second = softPasskey(place)
    const asked = await helder.nobody.post('/v1/me/passkey-challenges', { label: 'Helder' }, cookie)
    const { options } = asked.body as { options: Options & { excludeCredentials: { id: string }[] } }
    // The device that has one already says so instead of making a second.
    expect(options.excludeCredentials.map(({ id }) => id)).toEqual([passkey.id])
    const added = await helder.nobody.post('/v1/me/passkeys', second.register(options), {
      ...cookie,
      ...phone,
    })
    expect(added.status, added.text).toBe(204)
    expect((await passkeysOf(cookie)).map(({ device }) => device)).toEqual(['', 'Firefox, Android'])
    const bySecond = cookieOf(await signIn(second))

    const [, ofPhone] = await passkeysOf(cookie)
    const stranger = await colleague('Iemand Anders')
    expect((await helder.nobody.delete(`/v1/passkeys/${ofPhone!.id}`, stranger.cookie)).status).toBe(404)
    expect((await helder.nobody.delete(`/v1/passkeys/${ofPhone!.id}`, cookie)).status).toBe(204)
    expect(await isIn(bySecond)).toBe(false)
    expect((await signIn(second)).body).toMatchObject({ reason: 'passkey-refused' })
    expect((await signIn(passkey)).status).toBe(204)
    expect(await isIn(cookie)).toBe(true)
  })

  test('one made for another account is not kept', async () => {
    const [one, other] = [await colleague(), await colleague('Iemand Anders')]
    const asked = await helder.nobody.post('/v1/me/passkey-challenges', { label: 'Helder' }, one.cookie)
    const made = softPasskey(place).register((asked.body as { options: Options }).options)
    const answer = await helder.nobody.post('/v1/me/passkeys', made, other.cookie)
    expect(answer.body).toMatchObject({ reason: 'passkey-refused' })
    expect(await passkeysOf(other.cookie)).toHaveLength(1)
  })

  test('whoever finds a screen open changes nothing about them', async () => {
    const { cookie } = await colleague()
    await letPass(16)
    const [own] = await passkeysOf(cookie)
    const answers = [
      await helder.nobody.post('/v1/me/passkey-challenges', { label: 'Helder' }, cookie),
      await helder.nobody.post('/v1/me/device-links', undefined, cookie),
      await helder.nobody.delete(`/v1/passkeys/${own!.id}`, cookie),
    ]
    expect(answers.map(({ body }) => (body as { reason: string }).reason)).toEqual(
      Array.from({ length: 3 }, () => 'confirmation-needed'),
    )
  })
})

describe('a deed that weighs', () => {
  const confirm = async (cookie: Cookie, passkey: SoftPasskey) => {
    const asked = await helder.nobody.post('/v1/me/confirmation-challenges', undefined, cookie)
    const { ways, options } = asked.body as ConfirmationOffer
    expect(ways).toEqual(['passkey'])
    return helder.nobody.post('/v1/me/confirmations', passkey.assert(options as Options), cookie)
  }

  test('asks for a proof of the last quarter of an hour, and takes that of the own passkey', async () => {
    const { passkey, cookie } = await colleague()
    await letPass(14)
    expect((await decide(helder.nobody, cookie)).status).toBe(404)
    await letPass(16)
    expect((await decide(helder.nobody, cookie)).body).toMatchObject({
      status: 403,
      reason: 'confirmation-needed',
    })
    expect((await confirm(cookie, passkey)).status).toBe(204)
    expect((await decide(helder.nobody, cookie)).status).toBe(404)
  })

  test('is every one of these', async () => {
    const { cookie } = await colleague()
    const deeds = [
      'hits/:id/decisions',
      'hits/:id/seller-views',
      'goods-lists/:id/owner-views',
      'leads/:id/views',
    ]
    await letPass(16)
    for (const deed of deeds) {
      const answer = await helder.nobody.post(`/v1/${deed.replace(':id', hit)}`, {}, cookie)
      expect([deed, (answer.body as { reason: string }).reason]).toEqual([deed, 'confirmation-needed'])
    }
    // Control: looking at a list weighs less.
    expect((await helder.nobody.get('/v1/hits', cookie)).status).toBe(200)
  })

  test('a colleague’s passkey confirms nothing, nor does a challenge to sign in or one of another session’s account', async () => {
    const [one, other] = [await colleague(), await colleague('Iemand Anders')]
    await letPass(16)
    expect((await confirm(one.cookie, other.passkey)).status).toBe(400)
    const signingIn = one.passkey.assert(await offer({ deed: 'sign-in' }))
    expect((await helder.nobody.post('/v1/me/confirmations', signingIn, one.cookie)).status).toBe(400)
    const asked = await helder.nobody.post('/v1/me/confirmation-challenges', undefined, other.cookie)
    const { options } = asked.body as ConfirmationOffer
    const crossed = one.passkey.assert(options as Options)
    expect((await helder.nobody.post('/v1/me/confirmations', crossed, one.cookie)).status).toBe(400)
    expect((await decide(helder.nobody, one.cookie)).status).toBe(403)
    // And a challenge to confirm signs nobody in.
    const own = await helder.nobody.post('/v1/me/confirmation-challenges', undefined, one.cookie)
    const assertion = one.passkey.assert((own.body as ConfirmationOffer).options as Options)
    expect((await helder.nobody.post('/v1/passkey-sessions', assertion)).status).toBe(400)
  })

  test('of the demo takes a button; a session by passkey does not', async () => {
    const [demo, own] = [await helder.as('detective'), await colleague()]
    await letPass(16)
    expect((await decide(demo)).status).toBe(403)
    const asked = await demo.post('/v1/me/confirmation-challenges', undefined)
    expect(asked.body).toEqual({ ways: ['demo'], options: null })
    expect((await demo.post('/demo/confirm', undefined)).status).toBe(204)
    expect((await decide(demo)).status).toBe(404)
    expect((await helder.nobody.post('/demo/confirm', undefined, own.cookie)).status).toBe(403)
    expect((await decide(helder.nobody, own.cookie)).status).toBe(403)
  })
})
