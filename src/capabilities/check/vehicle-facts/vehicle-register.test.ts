import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerAsRdw } from './rdw-stand-in.ts'
import { openVehicleRegister } from './vehicle-register.ts'

/** How the register behaves, told by the path: over HTTP, as the real one would. */
const behaviours: Record<string, (request: IncomingMessage, response: ServerResponse) => void> = {
  '/well': ({ url }, response) => {
    const asked = new URL(url!, 'http://rdw.test').searchParams
    lastAsked = Object.fromEntries(asked)
    response.setHeader('content-type', 'application/json;charset=utf-8')
    response.end(JSON.stringify(answerAsRdw(asked.get('kenteken') ?? '')))
  },
  '/silent': () => undefined,
  '/half': (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' })
    response.write('[{"kenteken":')
  },
  '/cut': (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' })
    response.write('[{"kenteken":', () => response.destroy())
  },
  '/busy': (_request, response) => {
    response.writeHead(429, { 'content-type': 'application/json', 'retry-after': '30' })
    response.end('{"code":"too_many_requests","error":true,"message":"Too many requests"}')
  },
  '/down': (_request, response) => {
    response.writeHead(503, { 'content-type': 'text/html' })
    response.end('<h1>Service Unavailable</h1>')
  },
  '/page': (_request, response) => {
    response.setHeader('content-type', 'text/html')
    response.end('<!doctype html><title>Onderhoud</title>')
  },
  '/error-row': (_request, response) => response.end('{"error":true,"message":"no such column"}'),
  '/other-plate': (_request, response) => response.end('[{"kenteken":"ZZ999Z","merk":"OPEL"}]'),
  '/no-plate': (_request, response) => response.end('[{"merk":"OPEL"}]'),
  '/all-rows': (_request, response) =>
    response.end(JSON.stringify([...answerAsRdw('GB123K'), ...answerAsRdw('XT001V')])),
  '/numbers': (_request, response) => response.end('[{"kenteken":"GB123K","merk":{"a":1}}]'),
  '/endless': (_request, response) => {
    const more = () => {
      while (response.write(' '.repeat(16_384)));
    }
    response.on('drain', more)
    more()
  },
  '/away': ({ url }, response) => {
    response.writeHead(302, { location: url!.replace('/away', '/well') })
    response.end()
  },
}
let lastAsked: Record<string, string> = {}
const server = createServer((request, response) => {
  behaviours[new URL(request.url!, 'http://rdw.test').pathname]!(request, response)
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

const golf = {
  brand: 'VOLKSWAGEN',
  model: 'GOLF',
  colour: 'GRIJS',
  firstAdmittedOn: '2015-03-12',
  kind: 'Personenauto',
}
const none = { ok: false, reason: 'vehicle-register-unavailable' }
const find = (path: string, plate = 'GB123K') =>
  // Long enough for every answer that comes, and only the silent ones wait for it.
  openVehicleRegister({ url: `${base}${path}`, timeout_ms: 2_000 }).find(plate)

describe('the vehicle register', () => {
  test('says what it knows of a plate, asked for what is shown and nothing more', async () => {
    expect(await find('/well')).toEqual({ ok: true, facts: golf })
    expect(lastAsked).toEqual({
      kenteken: 'GB123K',
      $select: 'kenteken,merk,handelsbenaming,eerste_kleur,datum_eerste_toelating,voertuigsoort',
      $limit: '1',
    })
  })

  test('what it writes for "nothing" is not shown as a fact', async () => {
    expect(await find('/well', 'DVZ12X')).toMatchObject({
      ok: true,
      facts: { colour: null, brand: 'PIAGGIO' },
    })
    expect(await find('/well', '9XXX99')).toMatchObject({ ok: true, facts: { colour: null } })
  })

  test('a plate that it does not know is an answer too', async () => {
    expect(await find('/well', 'ZZ999Z')).toEqual({ ok: true, facts: null })
  })

  test.each(Object.keys(behaviours).filter((path) => path !== '/well'))(
    '%s: no facts, said as such',
    async (path) => {
      expect(await find(path)).toEqual(none)
    },
  )

  test('nobody listens', async () => {
    expect(await openVehicleRegister({ url: 'http://127.0.0.1:1/x' }).find('GB123K')).toEqual(none)
  })

  test('control: the same bytes from a register in order are facts', async () => {
    expect(await find('/well', 'XT001V')).toMatchObject({ ok: true, facts: { brand: 'TOYOTA' } })
  })
})
