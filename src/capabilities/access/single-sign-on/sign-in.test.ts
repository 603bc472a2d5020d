import { afterAll, beforeAll, expect, test } from 'vitest'
import { testHelder, type TestHelder } from '../../../../tests/helder.ts'
import { openVisitor, type Page, type Visitor } from '../../../../tests/sign-in-visitor.ts'
import { openStandInBrokers, type StandIns } from '../../../../tests/stand-in-brokers.ts'

// Against the stand-in: a whole broker (oidc-provider) on a port, with its own messages, signatures and refusals.
let brokers: StandIns
let helder: TestHelder
beforeAll(async () => {
  brokers = await openStandInBrokers()
  helder = await testHelder({ mode: 'production', env: { HELDER_SSO_FILE: brokers.file } })
})
afterAll(async () => {
  await helder.stop()
  await brokers.close()
})

const levels = {
  eh2plus: 'urn:etoegang:core:assurance-class:loa2plus',
  eh3: 'urn:etoegang:core:assurance-class:loa3',
  substantial: 'http://eidas.europa.eu/LoA/substantial',
  low: 'http://eidas.europa.eu/LoA/low',
}
const isApp = (url: string) => url.startsWith('http://helder.test/app/')
const isCallback = (url: string) => url.includes('/callback?')

async function signIn(
  visitor: Visitor,
  provider: string,
  {
    person,
    level,
    query = '',
    stopAt = isApp,
  }: { person: string; level: string; query?: string; stopAt?: typeof isApp },
): Promise<Page> {
  const login = await visitor.goto(`/sign-in/sso/${provider}${query}`)
  expect(login.text).toContain('Nagemaakte inlogpagina')
  return visitor.send(login.url, { person, level }, stopAt)
}

test.each([
  [
    'eherkenning',
    'sanne',
    levels.eh3,
    '/app/inkoop',
    { role: 'dealer', name: 'Sanne Verzinsels' },
    'dealer:99000001',
  ],
  ['eherkenning', 'teun', levels.eh3, '/app/inkoop', { role: 'dealer-counter' }, 'dealer:99000001'],
  ['police', 'xandra', levels.substantial, '/app/treffers', { role: 'detective' }, 'base-team:enschede'],
  ['police', 'cas', levels.substantial, '/app/treffers', { role: 'detective' }, 'base-team:twente-midden'],
  [
    'municipality',
    'elif',
    levels.substantial,
    '/app/werklijst',
    { role: 'municipal-officer' },
    'municipality:enschede',
  ],
])(
  '%s: %s comes in where the role begins, for the own organisation',
  async (provider, person, level, page, me, organisation) => {
    const visitor = openVisitor(helder)
    const arrived = await signIn(visitor, provider, { person, level })
    expect(arrived.url).toBe(`http://helder.test${page}`)
    const [kind, code] = organisation.split(':')
    expect(await visitor.me()).toMatchObject({ ...me, organisation: { kind, code } })
    const [session] = await helder.admin`
    select s.method, s.provider, s.assurance, s.device, s.confirmed_at > now() - interval '1 minute' as fresh
      from access.session s join access.identity i using (account_id) order by s.created_at desc limit 1`
    expect(session).toEqual({
      method: 'sso',
      provider,
      assurance: level,
      device: 'Firefox, Linux',
      fresh: true,
    })
  },
)

test('the same person gets the same account, another one of the same business another', async () => {
  const accountOf = async (person: string) => {
    const visitor = openVisitor(helder)
    await signIn(visitor, 'eherkenning', { person, level: levels.eh3 })
    const [row] = await helder.admin<{ account_id: string }[]>`
      select account_id from access.session order by created_at desc limit 1`
    return row!.account_id
  }
  const [first, again, other] = [await accountOf('sanne'), await accountOf('sanne'), await accountOf('teun')]
  expect(again).toBe(first)
  expect(other).not.toBe(first)
})

test('one goes back to the page one came from, in one’s own language; never to another site', async () => {
  // The stand-in speaks the language that was asked for.
  const login = await openVisitor(helder).goto('/sign-in/sso/police?language=en')
  expect(login.text).toContain('Stand-in sign-in page')
  for (const [asked, got] of [
    ['/app/aangiften?stand=open', '/app/aangiften?stand=open&taal=en'],
    ['https://evil.example/app/', '/app/treffers?taal=en'],
    ['//evil.example/app/', '/app/treffers?taal=en'],
  ] as const) {
    const visitor = openVisitor(helder)
    const page = await visitor.goto(`/sign-in/sso/police?language=en&returnTo=${encodeURIComponent(asked)}`)
    const arrived = await visitor.send(page.url, { person: 'xandra', level: levels.substantial }, isApp)
    expect(arrived.url).toBe(`http://helder.test${got}`)
  }
})

test.each([
  ['eherkenning', 'sanne', levels.eh2plus, 'U logde in met een te laag niveau'],
  ['police', 'xandra', levels.low, 'U logde in met een te laag niveau'],
  ['eherkenning', 'vera', levels.eh3, 'Uw organisatie doet niet mee met Helder'],
  ['police', 'doris', levels.substantial, 'U hebt in Helder nog geen rol'],
])(
  '%s: %s at %s is told why not and what to do, and has no session',
  async (provider, person, level, title) => {
    const visitor = openVisitor(helder)
    const refused = await signIn(visitor, provider, { person, level })
    expect(refused).toMatchObject({
      status: 403,
      headers: { 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' },
    })
    expect(refused.text).toContain(`<h1>${title}</h1>`)
    expect(refused.text).toContain('Naar inloggen')
    expect(await visitor.me()).toMatchObject({ reason: 'not-signed-in' })
  },
)

test('control: those without a role and of an unknown business leave no account behind', async () => {
  const names = await helder.admin<{ name: string }[]>`select name from access.account`
  const found = (name: string) => names.some((account) => account.name === name)
  expect(found('Sanne Verzinsels')).toBe(true)
  expect(found('Vera Nergens')).toBe(false)
  expect(found('Doris Zonderrol')).toBe(false)
})

test('who cancels at the broker reads that nothing happened', async () => {
  const visitor = openVisitor(helder)
  const login = await visitor.goto('/sign-in/sso/police')
  const back = await visitor.send(login.url, { cancel: 'yes' })
  expect(back.status).toBe(400)
  expect(back.text).toContain('<h1>U bent niet ingelogd</h1>')
})

test('an address of the callback counts once, in the browser that asked, with the state it was given', async () => {
  const visitor = openVisitor(helder)
  const callback = await signIn(visitor, 'police', {
    person: 'xandra',
    level: levels.substantial,
    stopAt: isCallback,
  })
  const stranger = await openVisitor(helder).goto(callback.url)
  expect(stranger).toMatchObject({ status: 400 })
  expect(stranger.text).toContain('Begin opnieuw met inloggen')
  const secret = visitor.cookie('helder_sign_in')!
  expect((await visitor.goto(callback.url, isApp)).url).toBe('http://helder.test/app/treffers')
  // The browser's back button, or someone with both the address and the cookie.
  const replayed = await helder.app.inject({
    url: callback.url.slice('http://helder.test'.length),
    headers: { cookie: `helder_sign_in=${secret}` },
  })
  expect(replayed.statusCode).toBe(400)
  expect(replayed.body).toContain('Begin opnieuw met inloggen')
})

test('a code of another attempt, or another state, is refused by what comes back', async () => {
  const first = openVisitor(helder)
  const old = new URL(
    (await signIn(first, 'police', { person: 'xandra', level: levels.substantial, stopAt: isCallback })).url,
  )
  const visitor = openVisitor(helder)
  const fresh = new URL(
    (await signIn(visitor, 'police', { person: 'cas', level: levels.substantial, stopAt: isCallback })).url,
  )
  const mixed = new URL(fresh)
  mixed.searchParams.set('code', old.searchParams.get('code')!)
  const refused = await visitor.goto(mixed.href)
  expect(refused.status).toBe(400)
  expect(refused.text).toContain('Het antwoord van Politie klopt niet')
  const wrong = new URL(old)
  wrong.searchParams.set('state', fresh.searchParams.get('state')!)
  const stateRefused = await first.goto(wrong.href)
  expect(stateRefused.status).toBe(400)
  expect(stateRefused.text).toContain('Het antwoord van Politie klopt niet')
  expect(await first.me()).toMatchObject({ reason: 'not-signed-in' })
})

test('an attempt is over after ten minutes', async () => {
  const visitor = openVisitor(helder)
  const callback = await signIn(visitor, 'police', {
    person: 'xandra',
    level: levels.substantial,
    stopAt: isCallback,
  })
  await helder.admin`update access.sign_in_attempt set expires_at = now() - interval '1 second'`
  const late = await visitor.goto(callback.url)
  expect(late.text).toContain('Begin opnieuw met inloggen')
})

test('a broker that is out of order: a page that says so, 503, and in again once it is back', async () => {
  brokers.breakDown('municipality', true)
  // Its own look-up is remembered for an hour: a server that starts while the broker is away.
  const other = await testHelder({ mode: 'production', env: { HELDER_SSO_FILE: brokers.file } })
  try {
    const visitor = openVisitor(other)
    const refused = await visitor.goto('/sign-in/sso/municipality')
    expect(refused).toMatchObject({ status: 503, headers: { 'retry-after': '30' } })
    expect(refused.text).toContain('Inloggen met Gemeente lukt nu niet')
    expect((await openVisitor(other).goto('/inloggen')).text).toContain('Inloggen met Gemeente')
    brokers.breakDown('municipality', false)
    const arrived = await signIn(visitor, 'municipality', { person: 'elif', level: levels.substantial })
    expect(isApp(arrived.url)).toBe(true)
    // Away between the question and the answer.
    const halfway = openVisitor(other)
    const callback = await signIn(halfway, 'municipality', {
      person: 'elif',
      level: levels.substantial,
      stopAt: isCallback,
    })
    brokers.breakDown('municipality', true)
    expect((await halfway.goto(callback.url)).status).toBe(503)
  } finally {
    brokers.breakDown('municipality', false)
    await other.stop()
  }
})

test('an unknown door is not found', async () => {
  expect((await openVisitor(helder).goto('/sign-in/sso/nobody')).status).toBe(404)
  expect((await openVisitor(helder).goto('/sign-in/sso/nobody/callback?code=x')).status).toBe(404)
})
