import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CrookedBroker, openCrookedBroker, type Twist } from '../../../../tests/crooked-broker.ts'
import { testHelder, type TestHelder } from '../../../../tests/helder.ts'
import { BASE_URL, openVisitor } from '../../../../tests/sign-in-visitor.ts'

// Each answer differs from an honest one in one thing; the honest one, beside them, comes in.
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
async function outcomeOf(twist: Twist): Promise<string> {
  broker.twist(twist)
  const visitor = openVisitor(helder)
  const page = await visitor.goto('/sign-in/sso/police', isApp)
  broker.twist({})
  const signedIn = (await visitor.me())['role'] === 'detective'
  if (signedIn !== isApp(page.url)) throw new Error('a session and a refusal')
  return signedIn ? 'in' : `${page.status} ${/<h1>(.*?)<\/h1>/.exec(page.text)?.[1]}`
}
const now = () => Math.floor(Date.now() / 1000)

test.each<[string, () => Twist]>([
  ['honest', () => ({})],
  ['a clock 20 s ahead', () => ({ claims: { iat: now() + 20, nbf: now() + 20 } })],
  ['a clock 20 s behind: just over', () => ({ claims: { exp: now() - 20 } })],
  [
    'several audiences, ours the authorised one',
    () => ({ claims: { aud: ['helder', 'other'], azp: 'helder' } }),
  ],
  ['several levels, of which one is enough', () => ({ claims: { acr: ['low', 'high'] } })],
])('control, comes in: %s', async (_name, twist) => expect(await outcomeOf(twist())).toBe('in'))

const WRONG = '400 Het antwoord van Makelaar klopt niet'
const LOW = '403 U logde in met een te laag niveau'
test.each<[string, () => Twist, string]>([
  ['another nonce', () => ({ claims: { nonce: 'other' } }), WRONG],
  ['no nonce', () => ({ claims: { nonce: undefined } }), WRONG],
  ['another issuer in the token', () => ({ claims: { iss: 'https://evil.example' } }), WRONG],
  ['another issuer in the answer (RFC 9207)', () => ({ answer: { iss: 'https://evil.example' } }), WRONG],
  ['another audience', () => ({ claims: { aud: 'other' } }), WRONG],
  ['another state', () => ({ answer: { state: 'other' } }), WRONG],
  ['a code that it did not give', () => ({ answer: { code: 'other' } }), WRONG],
  ['over for a minute', () => ({ claims: { exp: now() - 60 } }), WRONG],
  ['valid only in a minute', () => ({ claims: { nbf: now() + 60 } }), WRONG],
  ['signed by somebody else', () => ({ foreignKey: true }), WRONG],
  ['not signed', () => ({ header: { alg: 'none' } }), WRONG],
  ['signed in another way than it announces', () => ({ header: { alg: 'HS256' } }), WRONG],
  ['a level that is too low', () => ({ claims: { acr: 'low' } }), LOW],
  ['a level that nobody knows', () => ({ claims: { acr: 'highest' } }), LOW],
  ['no level', () => ({ claims: { acr: undefined } }), LOW],
  ['out of order', () => ({ tokenStatus: 503 }), '503 Inloggen met Makelaar lukt nu niet'],
  [
    'busy',
    () => ({ answer: { error: 'temporarily_unavailable' } }),
    '503 Inloggen met Makelaar lukt nu niet',
  ],
  ['broken off', () => ({ answer: { error: 'access_denied' } }), '400 U bent niet ingelogd'],
])('refused: %s', async (_name, twist, expected) => expect(await outcomeOf(twist())).toBe(expected))

test('it is asked for a code with PKCE, a level that is enough, and nothing about a person', async () => {
  await outcomeOf({})
  const asked = Object.fromEntries(broker.asked())
  expect(asked).toEqual({
    client_id: 'helder',
    redirect_uri: `${BASE_URL}/sign-in/sso/police/callback`,
    response_type: 'code',
    scope: 'openid',
    state: expect.stringMatching(/^[\w-]{43}$/),
    nonce: expect.stringMatching(/^[\w-]{43}$/),
    code_challenge: expect.stringMatching(/^[\w-]{43}$/),
    code_challenge_method: 'S256',
    ui_locales: 'nl',
    acr_values: 'high',
    max_age: '43200',
  })
})

test('a broker that presents another issuer than was set is never asked', async () => {
  broker.twist({ metadata: { issuer: 'https://evil.example' } })
  const other = await testHelder({ mode: 'production', env: { HELDER_SSO_FILE: broker.file } })
  try {
    const page = await openVisitor(other).goto('/sign-in/sso/police')
    expect(page.status).toBe(400)
    expect(page.text).toContain('Het antwoord van Makelaar klopt niet')
  } finally {
    broker.twist({})
    await other.stop()
  }
})
