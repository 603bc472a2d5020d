import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pino } from 'pino'
import { lookUpAddress } from '../look-up-client.ts'
import { startServer, type TestServer } from '../server.ts'

const LAUNCHER = join(import.meta.dirname, '../../bin/helder.mjs')

// S14: canary secrets and people sent in every input, good and bad, stand in no log line, error or URL.
const canaries = {
  name: 'Kanarienaam Zeldzaam',
  street: 'Kanariestraatweg',
  document: 'KANRI1234',
  description: 'kanariebeschrijving',
  imei: '990000862471854',
  token: 'kanarie-token-8f3a',
  key: 'kanarie-sleutel-77',
  query: 'kanariezoekterm',
  purpose: 'kanariedoel',
}
let server: TestServer
beforeAll(async () => {
  server = await startServer({ env: { HELDER_COMPAT_LOOKUP: 'on' } })
})
afterAll(() => server.stop())

async function send(path: string, init: RequestInit & { headers?: Record<string, string> } = {}) {
  const answer = await fetch(server.url + path, init)
  return { answer, text: await answer.text() }
}

async function signIn(role: string): Promise<string> {
  const { answer } = await send('/demo/sign-in', json({ role }))
  return answer.headers.get('set-cookie')!.split(';')[0]!
}

function json(body: unknown, headers: Record<string, string> = {}) {
  return {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  }
}

function purchase(overrides: Record<string, unknown> = {}) {
  return {
    branchNumber: '990000010001',
    acquiredAt: '2026-10-05T14:05:00+02:00',
    items: [
      {
        category: 'phone',
        description: canaries.description,
        priceCents: 1,
        identifiers: [{ kind: 'imei', value: canaries.imei }],
      },
    ],
    paymentMethod: 'bank',
    seller: { name: canaries.name, street: canaries.street, documentNumber: canaries.document },
    ...overrides,
  }
}

test('nothing of what people send stands in the logs, and errors do not give it back', async () => {
  const cookie = await signIn('dealer')
  const errors: string[] = []
  const post = async (path: string, body: unknown, headers: Record<string, string> = {}) => {
    const { answer, text } = await send(path, json(body, { cookie, ...headers }))
    if (answer.status >= 400) errors.push(text)
  }
  await post('/v1/purchases', purchase(), { 'idempotency-key': canaries.key })
  await post('/v1/purchases', purchase({ acquiredAt: canaries.name }))
  await post('/v1/purchases', `{"broken": "${canaries.name}"`)
  await post(
    '/v1/purchases',
    purchase({ items: [{ category: canaries.name, brand: `${canaries.name}\u0000` }] }),
  )
  await post('/v1/sales', { purchaseItemId: canaries.name, buyer: { name: canaries.name } })
  await post(`/v1/purchases/${canaries.name}/seller-views`, {
    purposeCode: 'other',
    purposeText: canaries.purpose,
  })
  await post('/v1/theft-reports', { source: canaries.name })
  await checkAsPeopleDo()
  await announceAsDealersDo()
  for (const path of [
    `/v1/purchases?q=${canaries.query}`,
    `/v1/purchases/${canaries.query}`,
    `/${canaries.query}`,
  ]) {
    errors.push((await send(path, { headers: { cookie: `helder_session=${canaries.token}` } })).text)
    errors.push((await send(path, { headers: { authorization: `Bearer ${canaries.token}` } })).text)
  }
  const found = (text: string) => Object.entries(canaries).filter(([, canary]) => text.includes(canary))
  expect(errors.length).toBeGreaterThan(6)
  expect(errors.flatMap(found)).toEqual([])
  expect(server.lines.flatMap(found)).toEqual([])
})

/** The form of the site gives back what was typed to who typed it; it stands in no log. */
async function checkAsPeopleDo(): Promise<void> {
  for (const nummer of [canaries.imei, canaries.query, canaries.name.repeat(30), canaries.document]) {
    const body = new URLSearchParams({ nummer, werk: canaries.token })
    const { text } = await send(`/controleer?taal=en`, { method: 'POST', body })
    expect(text).toContain(nummer.slice(0, 20))
  }
}

/** A dealer announces itself, rightly and wrongly: what was typed comes back to who typed it, and stands in no log. */
async function announceAsDealersDo(): Promise<void> {
  const typed = {
    name: canaries.name,
    street: canaries.street,
    announcerName: canaries.name,
    phone: canaries.token,
  }
  for (const kind of ['starten', 'verhuizen', 'stoppen']) {
    const { answer, text } = await send(`/handelaar-melden/${kind}`, {
      method: 'POST',
      body: new URLSearchParams(typed),
    })
    expect(answer.status).toBe(400)
    expect(text).toContain(canaries.name)
  }
}

/** Asks the look-up of others, whose interface puts the number in the address (docs/decisions/0017). */
async function askLookUp(): Promise<string[]> {
  const create = spawnSync(
    process.execPath,
    [LAUNCHER, 'application', 'create', 'proef', '--name', 'Proef'],
    {
      env: { ...process.env, HELDER_DATA: server.dataDir },
      encoding: 'utf8',
    },
  )
  expect(create.stdout).toMatch(/^[\w-]{43}\n$/)
  const client = {
    address: `${server.url}/compat/stopheling`,
    applicationId: 'proef',
    secret: create.stdout.trim(),
  }
  const asked = { term: canaries.query, brand: canaries.name, place: canaries.street, ip: '192.0.2.99' }
  const good = lookUpAddress(client, asked)
  const answers: string[] = []
  for (const [address, status] of [
    [good, 200],
    [good.replace('Hmac=', 'Hmac=0'), 403],
    [good.replace('192.0.2.99', canaries.document), 400],
    [`${good}&SearchTerm=${canaries.query}`, 400],
    [`${good}&SearchTerm=%E0%A4%A`, 400],
    [good.replace('GetSearchItems', `GetSearchItems/${canaries.query}`), 404],
  ] as const) {
    const answer = await fetch(address)
    expect(answer.status).toBe(status)
    answers.push(await answer.text())
  }
  answers.push((await send(good.slice(server.url.length), { method: 'POST' })).text)
  return answers
}

test('no part of what the look-up is asked stands in a log line or an answer', async () => {
  const answers = await askLookUp()
  expect(answers).toHaveLength(7)
  const found = (text: string) =>
    [...Object.values(canaries), '192.0.2.99', 'SearchTerm=', 'Hmac='].filter((one) => text.includes(one))
  expect(answers.flatMap(found)).toEqual([])
  expect(server.lines.flatMap(found)).toEqual([])
})

test('control: a log that writes requests whole is found out', () => {
  const lines: string[] = []
  const careless = pino({}, { write: (line: string) => void lines.push(line) })
  careless.info({ url: `/v1/purchases?q=${canaries.query}`, body: purchase() }, 'request')
  expect(lines.some((line) => line.includes(canaries.name) && line.includes(canaries.query))).toBe(true)
})

test('no address of the API carries an identifier, a name or a secret', async () => {
  const { text } = await send('/v1/openapi.json')
  const api = JSON.parse(text) as {
    paths: Record<string, { get?: { parameters?: { name: string; in: string }[] } }>
  }
  const parameters = Object.values(api.paths).flatMap(({ get }) => get?.parameters ?? [])
  const names = new Set(parameters.filter((one) => one.in !== 'header').map((one) => one.name))
  for (const forbidden of ['imei', 'value', 'name', 'token', 'documentNumber'])
    expect(names.has(forbidden)).toBe(false)
})
