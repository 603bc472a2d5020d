import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Answer, testHelder, type TestHelder } from '../../../../tests/helder.ts'
import { type Options, type Overrides, softPasskey } from '../../../../tests/soft-passkey.ts'

const place = { rpId: 'helder.test', origin: 'http://helder.test' }
const label = 'Eigen spullen'
let helder: TestHelder
beforeAll(async () => {
  helder = await testHelder({ mode: 'production' })
})
afterAll(() => helder.stop())

async function offer(input: object): Promise<Options> {
  const answer = await helder.nobody.post('/v1/passkey-challenges', input)
  expect(answer.status, answer.text).toBe(201)
  return (answer.body as { options: Options }).options
}

async function signUp(passkey = softPasskey(place)) {
  const options = await offer({ deed: 'sign-up', label })
  const made = await helder.nobody.post('/v1/passkeys', { deed: 'sign-up', ...passkey.register(options) })
  expect(made.status, made.text).toBe(204)
  return { passkey, cookie: cookieOf(made) }
}

function cookieOf({ headers }: Answer): { cookie: string } {
  return { cookie: String(headers['set-cookie']).split(';')[0]! }
}

const whoIs = async (cookie: { cookie: string }) => (await helder.nobody.get('/v1/me', cookie)).body
const session = (response: object) => helder.nobody.post('/v1/passkey-sessions', response)

test('signing up needs no name; the same passkey signs in again; signing out ends it', async () => {
  const { passkey, cookie } = await signUp()
  const me = await whoIs(cookie)
  expect(me).toMatchObject({ role: 'citizen', name: '', organisation: { kind: 'citizen', name: '' } })
  expect((await helder.nobody.post('/sign-out', undefined, cookie)).status).toBe(204)
  expect(await whoIs(cookie)).toMatchObject({ reason: 'not-signed-in' })
  const again = await session(passkey.assert(await offer({ deed: 'sign-in' })))
  expect(again.status).toBe(204)
  expect(String(again.headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Lax/)
  expect(await whoIs(cookieOf(again))).toEqual(me)
})

test('options ask for a passkey that the device keeps, with finger, face or PIN', async () => {
  expect(await offer({ deed: 'sign-up', label })).toMatchObject({
    rp: { id: 'helder.test', name: 'Helder' },
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    attestation: 'none',
  })
  expect(await offer({ deed: 'sign-in' })).toMatchObject({
    userVerification: 'required',
    rpId: 'helder.test',
  })
})

test('a challenge counts once, for its own deed, and not after its time', async () => {
  const { passkey } = await signUp()
  const options = await offer({ deed: 'sign-in' })
  const response = passkey.assert(options)
  expect((await session(response)).status).toBe(204)
  expect((await session(response)).status).toBe(400)
  // Used up by a failed attempt as well.
  const other = await offer({ deed: 'sign-in' })
  expect((await session(passkey.assert(other, { origin: 'https://evil.example' }))).status).toBe(400)
  expect((await session(passkey.assert(other))).status).toBe(400)
  expect((await session(passkey.assert(await offer({ deed: 'sign-up', label })))).status).toBe(400)
  expect((await session(passkey.assert({ challenge: randomBytes(32).toString('base64url') }))).status).toBe(
    400,
  )
  const late = await offer({ deed: 'sign-in' })
  await helder.admin`update access.passkey_challenge set expires_at = now() - interval '1 second'`
  expect((await session(passkey.assert(late))).status).toBe(400)
})

test.each<[string, Overrides]>([
  ['a page of another site', { origin: 'https://helder.test.evil.example' }],
  ['another host', { rpId: 'evil.example' }],
  ['nobody who was recognised', { flags: 0x01 }],
  ['a copy that counts back', { count: 1 }],
])('%s does not sign in', async (_, overrides) => {
  const { passkey } = await signUp()
  for (let times = 0; times < 2; times++) {
    expect((await session(passkey.assert(await offer({ deed: 'sign-in' })))).status).toBe(204)
  }
  const answer = await session(passkey.assert(await offer({ deed: 'sign-in' }), overrides))
  expect(answer.body).toMatchObject({ status: 400, reason: 'passkey-refused' })
  expect(answer.headers['set-cookie']).toBeUndefined()
})

test('a passkey that we don’t know, and one with the key of another', async () => {
  const { passkey } = await signUp()
  const stranger = softPasskey(place)
  expect((await session(stranger.assert(await offer({ deed: 'sign-in' })))).status).toBe(400)
  const forged = { ...stranger.assert(await offer({ deed: 'sign-in' })), credentialId: passkey.id }
  expect((await session(forged)).status).toBe(400)
})

test('the recovery secret makes a new passkey; the lost one and its sessions end', async () => {
  const { passkey, cookie } = await signUp()
  const secret = randomBytes(32).toString('base64url')
  const keys = [{ kind: 'recovery', box: 'AAAA' }]
  const begun = await helder.nobody.post('/v1/belongings/keys', { keys, recoverySecret: secret }, cookie)
  expect(begun.status, begun.text).toBe(204)
  const me = await whoIs(cookie)

  const wrong = { deed: 'recover', label, recoverySecret: randomBytes(32).toString('base64url') }
  expect((await helder.nobody.post('/v1/passkey-challenges', wrong)).body).toMatchObject({
    reason: 'unknown-recovery-code',
  })
  const fresh = softPasskey(place)
  const options = await offer({ deed: 'recover', label, recoverySecret: secret })
  // A challenge to recover makes no other account, and one to sign up recovers nothing.
  const asSignUp = { deed: 'sign-up', ...fresh.register(options) }
  expect((await helder.nobody.post('/v1/passkeys', asSignUp)).status).toBe(400)
  const response = fresh.register(await offer({ deed: 'recover', label, recoverySecret: secret }))
  const back = await helder.nobody.post('/v1/passkeys', { deed: 'recover', ...response })
  expect(await whoIs(cookieOf(back))).toEqual(me)
  expect(await whoIs(cookie)).toMatchObject({ reason: 'not-signed-in' })
  expect((await session(passkey.assert(await offer({ deed: 'sign-in' })))).status).toBe(400)
  expect((await session(fresh.assert(await offer({ deed: 'sign-in' })))).status).toBe(204)
})

test('who goes leaves nothing behind', async () => {
  const { passkey, cookie } = await signUp()
  const { organisation } = (await whoIs(cookie)) as { organisation: { code: string } }
  const keys = [{ kind: 'recovery', box: 'AAAA' }]
  const recoverySecret = randomBytes(32).toString('base64url')
  await helder.nobody.post('/v1/belongings/keys', { keys, recoverySecret }, cookie)
  const url = `/v1/belongings/${organisation.code}`
  expect((await helder.nobody.put(url, { version: 0, box: 'AAAA' }, cookie)).status).toBe(200)
  const counts = () => helder.admin`
    select (select count(*) from access.organisation where id = ${`citizen:${organisation.code}`}) as organisations,
           (select count(*) from access.account where id::text = ${organisation.code}) as accounts,
           (select count(*) from access.recovery where account_id::text = ${organisation.code}) as recoveries,
           (select count(*) from access.session where account_id::text = ${organisation.code}) as sessions,
           (select count(*) from access.passkey where account_id::text = ${organisation.code}) as passkeys,
           (select count(*) from belongings.box where organisation_id = ${`citizen:${organisation.code}`}) as boxes,
           (select count(*) from belongings.wrapped_key where organisation_id = ${`citizen:${organisation.code}`}) as keys`
  expect(Object.values((await counts())[0]!)).toEqual([1, 1, 1, 1, 1, 1, 1])
  expect((await helder.nobody.delete('/v1/me', cookie)).status).toBe(204)
  expect(Object.values((await counts())[0]!)).toEqual([0, 0, 0, 0, 0, 0, 0])
  expect((await session(passkey.assert(await offer({ deed: 'sign-in' })))).status).toBe(400)
})

test('each device keeps its own way into the vault; of a passkey that is gone it goes', async () => {
  const { passkey, cookie } = await signUp()
  const recoverySecret = randomBytes(32).toString('base64url')
  const under = (credentialId: string) => ({ kind: 'passkey', credentialId, box: 'AAAA' })
  const keys = [{ kind: 'recovery', box: 'AAAA' }, under(passkey.id)]
  expect((await helder.nobody.post('/v1/belongings/keys', { keys, recoverySecret }, cookie)).status).toBe(204)
  const wrappedFor = async (signedIn: { cookie: string }) => {
    const { body } = await helder.nobody.get('/v1/belongings/keys', signedIn)
    const kept = (body as { keys: { kind: string; credentialId?: string }[] }).keys
    return kept.flatMap((one) => (one.kind === 'passkey' ? [one.credentialId] : []))
  }
  const second = softPasskey(place)
  const asked = await helder.nobody.post('/v1/me/passkey-challenges', { label }, cookie)
  const made = second.register((asked.body as { options: Options }).options)
  expect((await helder.nobody.post('/v1/me/passkeys', made, cookie)).status).toBe(204)
  await helder.nobody.put('/v1/belongings/keys', { keys: [under(second.id)] }, cookie)
  expect(new Set(await wrappedFor(cookie))).toEqual(new Set([passkey.id, second.id]))

  const fresh = softPasskey(place)
  const options = await offer({ deed: 'recover', label, recoverySecret })
  const back = cookieOf(
    await helder.nobody.post('/v1/passkeys', { deed: 'recover', ...fresh.register(options) }),
  )
  await helder.nobody.put('/v1/belongings/keys', { keys: [under(fresh.id)] }, back)
  expect(await wrappedFor(back)).toEqual([fresh.id])
})
