import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Answer, testHelder, type TestHelder } from '../../../tests/helder.ts'
import { invite } from '../../../tests/invitations.ts'
import { type Options, softPasskey } from '../../../tests/soft-passkey.ts'

const place = { rpId: 'helder.test', origin: 'http://helder.test' }
let helder: TestHelder
beforeAll(async () => {
  helder = await testHelder({ mode: 'production', env: { HELDER_TRUST_PROXY: 'true' } })
})
afterAll(() => helder.stop())

const from = (address: string) => ({ 'x-forwarded-for': address })
const guess = (address: string) =>
  helder.nobody.post(
    '/v1/invitation-views',
    { invitation: randomBytes(32).toString('base64url') },
    from(address),
  )
const challenge = (address: string) =>
  helder.nobody.post('/v1/passkey-challenges', { deed: 'sign-in' }, from(address))

async function until429(ask: () => Promise<Answer>): Promise<{ asked: number; last: Answer }> {
  for (let asked = 1; ; asked++) {
    const last = await ask()
    if (last.status === 429 || asked > 300) return { asked, last }
  }
}

test('guesses of one source are slowed down, with the wait named; another source has its own', async () => {
  const { asked, last } = await until429(() => guess('10.1.1.1'))
  expect(asked).toBeGreaterThan(50)
  expect(asked).toBeLessThan(150)
  expect(last.body).toMatchObject({ reason: 'too-many-requests' })
  expect(Number(last.headers['retry-after'])).toBeGreaterThanOrEqual(1)
  expect(Number(last.headers['retry-after'])).toBeLessThanOrEqual(3)
  // What was used up on one door is used up on all of them.
  expect((await challenge('10.1.1.1')).status).toBe(429)
  expect((await challenge('10.1.1.2')).status).toBe(201)
})

test('addresses of one IPv6 network are one source', async () => {
  let n = 0
  const { asked } = await until429(() => guess(`2001:db8:1:1::${(n++).toString(16)}`))
  expect(asked).toBeLessThan(150)
  // Control: each of a network of its own is not.
  for (let m = 0; m < 150; m++) expect((await guess(`2001:db8:2:${m.toString(16)}::1`)).status).toBe(404)
})

test('an office that signs in all day never runs out; failing does', async () => {
  const invitation = await invite(helder.admin, {
    kind: 'join',
    organisationId: 'base-team:enschede',
    role: 'detective',
    name: 'Vroege Dienst',
  })
  const options = async (input: object, address: string) =>
    ((await helder.nobody.post('/v1/passkey-challenges', input, from(address))).body as { options: Options })
      .options
  const passkey = softPasskey(place)
  const made = passkey.register(await options({ deed: 'join', invitation }, '10.2.2.2'))
  await helder.nobody.post('/v1/passkeys', { deed: 'join', invitation, ...made }, from('10.2.2.2'))
  const signIn = async (origin?: string) => {
    const asked = await options({ deed: 'sign-in' }, '10.2.2.2')
    const response = passkey.assert(asked, origin === undefined ? {} : { origin })
    return helder.nobody.post('/v1/passkey-sessions', response, from('10.2.2.2'))
  }
  for (let n = 0; n < 120; n++) expect((await signIn()).status).toBe(204)
  const failing = async () => {
    const asked = await challenge('10.2.2.2')
    if (asked.status === 429) return asked
    const { options: given } = asked.body as { options: Options }
    const response = passkey.assert(given, { origin: 'https://evil.example' })
    return helder.nobody.post('/v1/passkey-sessions', response, from('10.2.2.2'))
  }
  const { asked } = await until429(failing)
  expect(asked).toBeLessThan(75)
})

test('whoever fails with the passkey of another takes nothing of that other’s', async () => {
  await until429(() => guess('10.3.3.3'))
  // The account has no counter that a stranger could fill: only the source is slowed down.
  expect((await challenge('10.3.3.4')).status).toBe(201)
})
