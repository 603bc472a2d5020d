import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type Answer, testHelder, type TestHelder } from '../../tests/helder.ts'
import { answerBytes } from './check-routes.ts'

const stolenFrame = 'BA4187326'
let helder: TestHelder

beforeAll(async () => {
  helder = await testHelder()
  const police = await helder.as('fencing-specialist')
  const report = {
    source: 'test',
    reference: 'site-1',
    committedOn: '2026-11-01',
    place: 'Enschede',
    items: [
      {
        reference: '1',
        category: 'bicycle',
        brand: 'Gazelle',
        model: '',
        colour: 'zwart',
        description: '',
        identifiers: [{ kind: 'frame', value: stolenFrame }],
      },
    ],
  }
  expect((await police.post('/v1/theft-reports', report)).status).toBe(201)
  // Each try counts for the budget of a day: not too many of them.
  await vi.waitFor(async () => expect((await ask(stolenFrame)).text).toContain('<title>Geregistreerd'), {
    timeout: 20_000,
    interval: 500,
  })
})
afterAll(() => helder.stop())

/** Sends the form as a browser without script does. */
function ask(number: string, url = '/controleer'): Promise<Answer> {
  const body = new URLSearchParams({ nummer: number }).toString()
  return helder.nobody.post(url, body, { 'content-type': 'application/x-www-form-urlencoded' })
}

test('the form answers with a page that no cache keeps and that sets no cookie', async () => {
  const answer = await ask('356759040123458')
  expect(answer.status).toBe(200)
  expect(answer.text).toContain('Niet gevonden in de gegevens tot vandaag')
  expect(answer.headers['cache-control']).toBe('no-store')
  expect(answer.headers['set-cookie']).toBeUndefined()
})

test('yes, no and not valid are equally long, whatever the number', async () => {
  const lengths = []
  for (const number of [stolenFrame, 'BA4187327', '356759040123453', '8710103908401', 'x'.repeat(300)])
    lengths.push(Buffer.byteLength((await ask(number)).text))
  expect(lengths).toEqual(lengths.map(() => answerBytes))
})

test('control: without the spaces at the end they are not', async () => {
  const [yes, no] = [(await ask(stolenFrame)).text, (await ask('BA4187327')).text]
  expect(yes.trimEnd().length).not.toBe(no.trimEnd().length)
})

test('speaks English where the address says so', async () => {
  expect((await ask(stolenFrame, '/controleer?taal=en')).text).toContain(
    'This number is registered as stolen.',
  )
})

test('nothing typed, a body of another kind or a value that is no text is an empty form, not an error', async () => {
  for (const answer of [
    await ask('   '),
    await helder.nobody.post('/controleer', { nummer: { $ne: '' } }),
    await helder.nobody.post('/controleer', {}),
  ]) {
    expect(answer.status).toBe(400)
    expect(answer.text).toContain('Er is nog geen nummer ingevuld.')
  }
})

test('who comes back to the address of an answer begins anew', async () => {
  const { status, headers } = await helder.nobody.get('/controleer?taal=en')
  expect([status, headers['location']]).toEqual([303, '/?taal=en'])
})

/** The sources that a directive of the content security policy allows. */
function sources(policy: string, directive: string): string[] {
  const found = policy.split(';').find((part) => part.trim().startsWith(`${directive} `))
  return (found ?? '').trim().split(/\s+/).slice(1)
}

test('the policy of pages and answers runs files of our own alone, and WebAssembly', async () => {
  for (const answer of [await helder.nobody.get('/'), await ask(stolenFrame)]) {
    const policy = String(answer.headers['content-security-policy'])
    expect(sources(policy, 'script-src')).toEqual(["'self'", "'wasm-unsafe-eval'"])
    expect(sources(policy, 'worker-src')).toEqual(["'self'"])
    expect(sources(policy, 'style-src')).toEqual(["'self'"])
    expect(policy).not.toMatch(/'unsafe-(inline|eval)'/)
  }
})

test('control: an unsafe policy would be seen', () => {
  expect("script-src 'self' 'unsafe-eval'").toMatch(/'unsafe-(inline|eval)'/)
  expect(sources("script-src 'self' https://x; style-src 'self'", 'script-src')).toEqual([
    "'self'",
    'https://x',
  ])
})
