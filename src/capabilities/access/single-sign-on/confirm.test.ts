import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CrookedBroker, openCrookedBroker, policeClaims } from '../../../../tests/crooked-broker.ts'
import { testHelder, type TestHelder } from '../../../../tests/helder.ts'
import { BASE_URL, openVisitor, type Visitor } from '../../../../tests/sign-in-visitor.ts'
import { openStandInBrokers, type StandIns } from '../../../../tests/stand-in-brokers.ts'

// Showing again that one is there, and leaving.
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
const again = '/sign-in/again?returnTo=%2Fapp%2Ftreffers'
async function signedIn(sub: string, authTime?: number): Promise<Visitor> {
  const visitor = openVisitor(helder)
  broker.twist({ claims: { ...policeClaims, sub, auth_time: authTime } })
  expect(isApp((await visitor.goto('/sign-in/sso/police', isApp)).url)).toBe(true)
  return visitor
}
async function confirmedSecondsAgo(): Promise<number> {
  const [row] = await helder.admin<{ ago: number }[]>`
    select extract(epoch from now() - confirmed_at)::int as ago from access.session order by created_at desc limit 1`
  return row!.ago
}
const now = () => Math.floor(Date.now() / 1000)

test('a sign-in counts as showing oneself from when the broker saw the person, not from now', async () => {
  await signedIn('long-ago', now() - 7200)
  expect(await confirmedSecondsAgo()).toBeGreaterThanOrEqual(7200)
  await signedIn('unknown-when')
  expect(await confirmedSecondsAgo()).toBeGreaterThan(1_000_000)
  await signedIn('ahead', now() + 25)
  expect(await confirmedSecondsAgo()).toBeLessThanOrEqual(5)
})

test('confirming asks the broker for the person again and goes back to the page', async () => {
  const visitor = await signedIn('colleague', now() - 7200)
  const before = await confirmedSecondsAgo()
  broker.twist({ claims: { ...policeClaims, sub: 'colleague' } })
  const back = await visitor.goto(again, isApp)
  expect(back.url).toBe(`${BASE_URL}/app/treffers`)
  expect(Object.fromEntries(broker.asked())).toMatchObject({ prompt: 'login', max_age: '0' })
  expect(before).toBeGreaterThanOrEqual(7200)
  expect(await confirmedSecondsAgo()).toBeLessThanOrEqual(5)
  expect(await visitor.me()).toMatchObject({ role: 'detective' })
})

test('not as someone else, not by an old sign-in at the broker, not for a session that is over', async () => {
  const visitor = await signedIn('one', now() - 7200)
  broker.twist({ claims: { ...policeClaims, sub: 'two' } })
  expect((await visitor.goto(again, isApp)).text).toContain('U bevestigde als iemand anders')
  broker.twist({ claims: { ...policeClaims, sub: 'one', auth_time: now() - 120 } })
  expect((await visitor.goto(again, isApp)).text).toContain('U moet opnieuw inloggen bij Makelaar')
  broker.twist({ claims: { ...policeClaims, sub: 'one', auth_time: undefined } })
  expect((await visitor.goto(again, isApp)).text).toContain('U moet opnieuw inloggen bij Makelaar')
  broker.twist({ claims: { ...policeClaims, sub: 'one', acr: 'low' } })
  expect((await visitor.goto(again, isApp)).text).toContain('te laag niveau')
  expect(await confirmedSecondsAgo()).toBeGreaterThanOrEqual(7200)
  // Another session takes its place while one is away.
  const away = await visitor.goto(again, (url) => url.includes('/callback'))
  visitor.keep('helder_session', (await signedIn('two')).cookie('helder_session')!)
  broker.twist({ claims: { ...policeClaims, sub: 'one' } })
  expect((await visitor.goto(away.url, isApp)).text).toContain('U bevestigde als iemand anders')
})

test('who did not come by a broker, or is not signed in, goes to the page Sign in', async () => {
  const page = await openVisitor(helder).goto(again, (url) => url.includes('/inloggen'))
  expect(page.url).toBe(`${BASE_URL}/inloggen?terug=%2Fapp%2Ftreffers`)
  expect(
    (await openVisitor(helder).goto('/sign-in/sso/police?deed=confirm', (url) => url.endsWith('/inloggen')))
      .url,
  ).toBe(`${BASE_URL}/inloggen`)
})

test('a session of a colleague tells nobody by which broker it came', async () => {
  await signedIn('colleague')
  const [session] =
    await helder.admin`select id, account_id from access.session order by created_at desc limit 1`
  const ask = (account: string) =>
    helder.admin.begin(async (tx) => {
      await tx`select set_config('helder.account', ${account}, true)`
      await tx.unsafe('set local role helder_app')
      const [row] = await tx`select access.session_provider(${session!['id'] as string}) as provider`
      return row!['provider'] as unknown
    })
  expect(await ask(session!['account_id'] as string)).toBe('police')
  expect(await ask('00000000-0000-7000-8000-000000000001')).toBeNull()
})

test('signing in again ends the session that the browser had', async () => {
  const visitor = await signedIn('twice')
  const before = visitor.cookie('helder_session')!
  await visitor.goto('/sign-in/sso/police', isApp)
  expect(visitor.cookie('helder_session')).not.toBe(before)
  const old = await helder.nobody.get('/v1/me', { cookie: `helder_session=${before}` })
  expect(old.status).toBe(401)
})

test('signing out ends the session here and offers the broker’s', async () => {
  const brokers: StandIns = await openStandInBrokers()
  const other = await testHelder({ mode: 'production', env: { HELDER_SSO_FILE: brokers.file } })
  try {
    const visitor = openVisitor(other)
    const login = await visitor.goto('/sign-in/sso/police')
    await visitor.send(login.url, { person: 'xandra', level: 'http://eidas.europa.eu/LoA/high' }, isApp)
    const cookie = { cookie: `helder_session=${visitor.cookie('helder_session')}` }
    expect((await other.nobody.post('/sign-out', undefined, cookie)).status).toBe(204)
    expect((await other.nobody.get('/v1/me', cookie)).status).toBe(401)
    const offer = await visitor.goto('/uitgelogd')
    expect(offer.text).toContain('Ook uitloggen bij Politie')
    const question = await visitor.goto('/sign-in/sso/police/end')
    expect(question.text).toContain('Ook uitloggen bij Politie?')
    const [, token] = /name="xsrf" value="([^"]+)"/.exec(question.text)!
    const [, action] = /action="([^"]+)"/.exec(question.text)!
    const out = await visitor.send(
      new URL(action!, question.url).href,
      { xsrf: token!, logout: 'yes' },
      (url) => url === `${BASE_URL}/`,
    )
    expect(out.url).toBe(`${BASE_URL}/`)
    // Who did not come by a broker has none to leave.
    expect((await visitor.goto('/uitgelogd', (url) => url === `${BASE_URL}/`)).url).toBe(`${BASE_URL}/`)
  } finally {
    await other.stop()
    await brokers.close()
  }
})

test('a broker without a place to sign out, or away, keeps nobody here', async () => {
  const out = await openVisitor(helder).goto('/sign-in/sso/police/end', (url) => url === `${BASE_URL}/`)
  expect(out.url).toBe(`${BASE_URL}/`)
})
