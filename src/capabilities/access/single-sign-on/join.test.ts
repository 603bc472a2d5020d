import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CrookedBroker, openCrookedBroker, policeClaims } from '../../../../tests/crooked-broker.ts'
import { testHelder, type TestHelder } from '../../../../tests/helder.ts'
import { BASE_URL, openVisitor, type Page, type Visitor } from '../../../../tests/sign-in-visitor.ts'
import { secretDigest } from '../find-caller.ts'

// Invited people who come by the broker of their organisation.
let broker: CrookedBroker
let helder: TestHelder
beforeAll(async () => {
  broker = await openCrookedBroker()
  helder = await testHelder({ mode: 'production', env: { HELDER_SSO_FILE: broker.file } })
})
afterAll(async () => {
  await helder.stop()
  await broker.close()
})

const isApp = (url: string) => url.startsWith(`${BASE_URL}/app/`)

async function invite(secret: string, organisation: string): Promise<void> {
  await helder.admin`
    insert into access.invitation (digest, kind, organisation_id, role, manages, invited_name, created_by)
    values (${secretDigest(secret)}, 'join', ${organisation}, 'police-inspector', true, 'Genodigde', 'helder test')`
}
/** As the page of an invitation does: it sends the secret and goes to the address of the answer. */
async function join(secret: string, sub: string): Promise<Visitor & { page: Page }> {
  const visitor = openVisitor(helder)
  broker.twist({ claims: { ...policeClaims, sub, name: undefined } })
  const sent = { provider: 'invited', invitation: secret }
  const answer = await helder.nobody.post('/v1/single-sign-on-attempts', sent)
  expect(answer.status, answer.text).toBe(201)
  visitor.keep('helder_sign_in', /helder_sign_in=([^;]+)/.exec(String(answer.headers['set-cookie']))![1]!)
  return { ...visitor, page: await visitor.goto((answer.body as { address: string }).address, isApp) }
}
async function signIn(sub: string): Promise<Visitor & { page: Page }> {
  const visitor = openVisitor(helder)
  broker.twist({ claims: { ...policeClaims, sub, name: undefined } })
  return { ...visitor, page: await visitor.goto('/sign-in/sso/invited', isApp) }
}

test('where roles come from appointments alone, a stranger is refused and an invited person comes in', async () => {
  expect((await signIn('invited')).page.text).toContain('U hebt in Helder nog geen rol')
  await invite('a secret', 'base-team:enschede')
  const joined = await join('a secret', 'invited')
  expect(await joined.me()).toMatchObject({ role: 'police-inspector', name: 'Genodigde', manages: true })
  expect(await (await signIn('invited')).me()).toMatchObject({ role: 'police-inspector' })
  const twice = await join('a secret', 'somebody else')
  expect(twice.page.status).toBe(403)
  expect(twice.page.text).toContain('De uitnodiging geldt niet')
  expect((await join('no secret of ours', 'somebody else')).page.status).toBe(403)
})

test('an invitation of another organisation than the broker names is refused and stays unused', async () => {
  await invite('of another team', 'base-team:twente-oost')
  expect((await join('of another team', 'third')).page.text).toContain('De uitnodiging geldt niet')
  const digest = secretDigest('of another team')
  const [kept] = await helder.admin`select used_at from access.invitation where digest = ${digest}`
  expect(kept).toEqual({ used_at: null })
})

test('a door that is not there, or a broker that is away, answers in plain words', async () => {
  const ask = (provider: string) =>
    helder.nobody.post('/v1/single-sign-on-attempts', { provider, invitation: 'x' })
  expect((await ask('nobody')).status).toBe(404)
  broker.twist({ metadata: { issuer: 'https://evil.example' } })
  const other = await testHelder({ mode: 'production', env: { HELDER_SSO_FILE: broker.file } })
  try {
    const answer = await other.nobody.post('/v1/single-sign-on-attempts', {
      provider: 'invited',
      invitation: 'x',
    })
    expect(answer).toMatchObject({ status: 503, body: { reason: 'unavailable' } })
  } finally {
    broker.twist({})
    await other.stop()
  }
})
