import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TradeAddress, TradeAnswer, TradeRegister } from './contract.ts'
import { type KvkGeneration, kvkGenerations } from './kvk-search.ts'
import { answerAsKvk, type StandInBusiness } from './kvk-stand-in.ts'
import { openTradeRegister } from './trade-register.ts'

const KEY = 'sleutel-van-de-proef'
const at = (street: string, houseNumber: string, town: string) =>
  ({ kind: 'domestic', street, houseNumber, postcode: '7511 AB', town }) as const
const place = { staff: 3, endedOn: null }
const abroad: TradeAddress = {
  kind: 'foreign',
  lines: ['53 Rue de Tilsitt', 'X-13501 Parijs'],
  country: 'Frankrijk',
}

const businesses: StandInBusiness[] = [
  {
    kvkNumber: '99400001',
    name: 'Juwelier Proef',
    kind: 'jeweller',
    startedOn: '2020-02-29',
    endedOn: null,
    nonMailing: true,
    branches: [
      {
        branchNumber: '994000010001',
        name: 'Juwelier Proef',
        address: at('Proefstraat', '12 a', 'Enschede'),
        ...place,
      },
      {
        branchNumber: '994000010002',
        name: 'Juwelier Proef Hengelo',
        address: at('Ring', '3', 'Hengelo'),
        ...place,
      },
      { ...place, branchNumber: '994000010003', name: 'Proef Parijs', address: abroad, staff: null },
    ],
  },
  {
    kvkNumber: '99400002',
    name: 'Voorbij',
    kind: 'general',
    startedOn: '2011-01-01',
    endedOn: '2026-09-30',
    nonMailing: false,
    branches: [
      {
        branchNumber: '994000020001',
        name: 'Voorbij',
        address: at('Oudweg', '1', 'Borne'),
        ...place,
        isShielded: true,
      },
    ],
  },
]

type Behaviour = (request: IncomingMessage, response: ServerResponse) => void
const json =
  (status: number, body: string, headers = {}): Behaviour =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(body)
  }
const wellAs =
  (...generations: KvkGeneration[]): Behaviour =>
  ({ url, headers }, response) => {
    const { pathname, searchParams: query } = new URL(url!, 'http://kvk.test')
    const path = pathname.replace(/^.*\/api\//, '')
    const key = headers['apikey'] as string | undefined
    const answer = answerAsKvk({ businesses, key: KEY, generations }, { path, query, key })
    response.writeHead(answer.status, { 'content-type': 'application/hal+json', ...answer.headers })
    response.end(JSON.stringify(answer.body))
  }

/** What comes instead of an answer, and what is then to be said. */
const failures: Record<string, { behave: Behaviour; why: string; retryAfterSeconds?: number }> = {
  'no answer': { behave: () => undefined, why: 'timeout' },
  'slow body': {
    behave: (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' })
      response.write('{"totaal":')
    },
    why: 'timeout',
  },
  'cut off': {
    behave: (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' })
      response.write('{"totaal":', () => response.destroy())
    },
    why: 'outage',
  },
  'too many': {
    behave: json(429, '{}', { 'retry-after': '90' }),
    why: 'rate-limited',
    retryAfterSeconds: 90,
  },
  'too many, in three days': {
    behave: json(429, '{}', { 'retry-after': '259200' }),
    why: 'rate-limited',
    retryAfterSeconds: 86_400,
  },
  'too many, no word of when': { behave: json(429, '{}', { 'retry-after': 'soon' }), why: 'rate-limited' },
  'server error': { behave: json(500, '{"fout":[]}'), why: 'outage' },
  'bad gateway with a page': {
    behave: json(502, '<h1>Bad Gateway</h1>', { 'content-type': 'text/html' }),
    why: 'outage',
  },
  'given later': { behave: json(404, '{"fout":[{"code":"IPD1003"}]}'), why: 'outage' },
  'wrong key': { behave: json(401, '{"fault":{}}'), why: 'refused-key' },
  'key without this product': { behave: json(403, '{"fout":[{"code":"IPD0005"}]}'), why: 'refused-key' },
  'broken JSON': { behave: json(200, '{"totaal":1,'), why: 'unreadable' },
  'wrong content type': {
    behave: json(200, '{"totaal":0}', { 'content-type': 'text/html' }),
    why: 'unreadable',
  },
  'another shape': { behave: json(200, '{"totaal":"1","resultaten":{}}'), why: 'unreadable' },
  null: { behave: json(200, 'null'), why: 'unreadable' },
  'wrong question': { behave: json(400, '{"fout":[{"code":"IPD0010"}]}'), why: 'unreadable' },
  'address that is not there': {
    behave: json(404, '<h1>Not Found</h1>', { 'content-type': 'text/html' }),
    why: 'unreadable',
  },
  redirect: {
    behave: json(302, '', { location: '/well/api/v2/zoeken?kvkNummer=99400001' }),
    why: 'unreadable',
  },
  endless: {
    behave: (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      const more = () => {
        while (response.write(' '.repeat(65_536)));
      }
      response.on('drain', more)
      more()
    },
    why: 'unreadable',
  },
}
const asked: string[] = []
const behaviours = new Map<string, Behaviour>([
  ['well', wellAs(1, 2)],
  ['well-1', wellAs(1)],
  ['well-2', wellAs(2)],
  ...Object.entries(failures).map(([name, { behave }]) => [encodeURIComponent(name), behave] as const),
])
const server = createServer((request, response) => {
  asked.push(request.url!)
  behaviours.get(request.url!.split('/')[1]!)!(request, response)
})
let base = ''
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const open = (name: string, generation?: KvkGeneration): TradeRegister =>
  // Long enough for every answer that comes; only the silent ones wait for it.
  openTradeRegister({ url: `${base}/${encodeURIComponent(name)}`, key: KEY, generation, timeout_ms: 1_000 })
const looks = {
  byKvkNumber: (register: TradeRegister) => register.byKvkNumber('99400001'),
  byBranchNumber: (register: TradeRegister) => register.byBranchNumber('994000010001'),
  byName: (register: TradeRegister) => register.byName('Proef', 'Enschede'),
}
const entries = (answer: TradeAnswer) => {
  if (answer.outcome !== 'found') throw new Error(JSON.stringify(answer))
  return answer.entries
}

/** What every adapter must do, whatever stands behind it; gives what it does wrong. */
async function faultsOf(make: (name: string) => TradeRegister): Promise<string[]> {
  const tried = Object.entries(failures).flatMap(([name, { why, retryAfterSeconds = null }]) =>
    Object.entries(looks).map(async ([look, ask]) => {
      const answer = await ask(make(name)).catch(String)
      const expected = { outcome: 'unavailable', why, retryAfterSeconds }
      return JSON.stringify(answer) === JSON.stringify(expected) ? [] : [`${name}, ${look}`]
    }),
  )
  return (await Promise.all(tried)).flat()
}

describe.each(kvkGenerations)('the search of generation %i', (generation) => {
  const register = () => open(`well-${generation}`, generation)

  test('a business with its places, and what its profile says', async () => {
    const found = entries(await register().byKvkNumber('99400001'))
    expect(found).toMatchObject([
      {
        branchNumber: '994000010001',
        isMain: true,
        address: { street: 'Proefstraat', houseNumber: '12 a', postcode: '7511 AB', town: 'Enschede' },
        staff: 3,
      },
      {
        branchNumber: '994000010002',
        isMain: false,
        address: { street: 'Ring', postcode: null },
        staff: null,
      },
      { branchNumber: '994000010003' },
    ])
    for (const entry of found)
      expect(entry).toMatchObject({
        kvkNumber: '99400001',
        nonMailing: true,
        startedOn: '2020-02-29',
        isEnded: false,
        activities: ['Winkels in juweliersartikelen en uurwerken'],
      })
  })

  test('a place by its number, here and abroad', async () => {
    expect(entries(await register().byBranchNumber('994000010002'))).toMatchObject([
      { name: 'Juwelier Proef Hengelo', isMain: false, address: at('Ring', '3', 'Hengelo') },
    ])
    expect(entries(await register().byBranchNumber('994000010003'))).toMatchObject([
      { address: abroad, staff: null },
    ])
  })

  test('places by name and town', async () => {
    const found = entries(await register().byName('Proef', 'Enschede'))
    expect(found.map(({ branchNumber }) => branchNumber)).toEqual(['994000010001'])
  })

  test('a business that ended, with an address that is not handed out', async () => {
    const ended = { isEnded: true, endedOn: '2026-09-30', nonMailing: false }
    expect(entries(await register().byKvkNumber('99400002'))).toMatchObject([ended])
    const [shop] = entries(await register().byBranchNumber('994000020001'))
    expect(shop).toMatchObject({ ...ended, address: null, isShielded: true })
  })

  test('what it does not know is an answer too', async () => {
    expect(await register().byKvkNumber('99499999')).toEqual({ outcome: 'not-found' })
    expect(await register().byBranchNumber('994999990001')).toEqual({ outcome: 'not-found' })
    expect(await register().byName('Proef', 'Almelo')).toEqual({ outcome: 'not-found' })
  })

  test('each failure is said as what it is', async () => {
    expect(await faultsOf((name) => open(name, generation))).toEqual([])
  })

  test('is recognised where nobody says which one is there, and asked alone from then on', async () => {
    const unsaid = open(`well-${generation}`)
    expect(entries(await unsaid.byName('Proef', 'Enschede'))).toHaveLength(1)
    asked.length = 0
    expect(entries(await unsaid.byName('Proef', 'Enschede'))).toHaveLength(1)
    expect(asked).toHaveLength(1)
    expect(asked[0]).toContain(`/api/v${generation}/zoeken?`)
  })
})

describe('the suite would see an adapter', () => {
  const careless = (read: (answer: Response) => Promise<TradeAnswer>) => (name: string) => {
    const ask = async () =>
      read(
        await fetch(`${base}/${encodeURIComponent(name)}/api/v2/zoeken`, {
          signal: AbortSignal.timeout(300),
        }),
      )
    return { byKvkNumber: ask, byBranchNumber: ask, byName: ask }
  }
  test('that takes every answer for a find, whatever its status', async () => {
    const found = careless(async (answer) => {
      await answer.text()
      return { outcome: 'found', entries: [], more: false }
    })
    expect((await faultsOf(found)).length).toBe(Object.keys(failures).length * 3)
  })
  test('that takes every failure for "not found"', async () => {
    const lost = careless(async (answer) =>
      answer.status === 200
        ? { outcome: 'unavailable', why: 'unreadable', retryAfterSeconds: null }
        : { outcome: 'not-found' },
    )
    expect(await faultsOf(lost)).toContain('server error, byKvkNumber')
  })
})

describe('the port', () => {
  test('asks nobody without a key, and says that it is not set up', async () => {
    asked.length = 0
    const register = openTradeRegister({ url: `${base}/well`, key: undefined })
    for (const ask of Object.values(looks))
      expect(await ask(register)).toEqual({
        outcome: 'unavailable',
        why: 'not-set-up',
        retryAfterSeconds: null,
      })
    expect(asked).toEqual([])
  })

  test('says that nobody listens', async () => {
    const register = openTradeRegister({ url: 'http://127.0.0.1:1', key: KEY })
    expect(await register.byName('Proef', 'Enschede')).toMatchObject({ why: 'outage' })
  })

  test('takes no answer about another business or place', async () => {
    const wrong = json(
      200,
      JSON.stringify({ kvkNummer: '99400002', vestigingsnummer: '994000020001', eersteHandelsnaam: 'X' }),
    )
    behaviours.set('other', wrong)
    expect(await open('other').byBranchNumber('994000010001')).toMatchObject({ why: 'unreadable' })
    // Control: the same bytes are read where they were asked for.
    expect(entries(await open('other').byBranchNumber('994000020001'))).toHaveLength(1)
  })

  test('lets no control characters through that the register hands out', async () => {
    const item = { kvkNummer: '99400001', naam: 'Ju\u202ewelier\u0000', type: 'rechtspersoon' }
    behaviours.set('dirty', json(200, JSON.stringify({ totaal: 1, resultaten: [item] })))
    expect(entries(await open('dirty', 2).byName('a', 'b'))).toMatchObject([
      { name: 'Ju welier', branchNumber: null },
    ])
  })

  test('a business whose search is there and whose profile fails is not half an answer', async () => {
    behaviours.set('half', (request, response) =>
      (request.url!.includes('zoeken') ? wellAs(2) : json(503, '{}'))(request, response),
    )
    expect(await open('half').byKvkNumber('99400001')).toMatchObject({
      outcome: 'unavailable',
      why: 'outage',
    })
  })
})
