import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { seedFixed } from '../../seeds/fixed.ts'
import { openDatabase } from '../../src/platform/database.ts'
import { type TestDatabase, testDatabase } from '../database.ts'
import { type CuttableLink, openCuttableLink } from '../cuttable-link.ts'
import { newImei, reportOf } from '../factories.ts'
import { startServer, type TestServer } from '../server.ts'

// Two real server processes on one database; the second follows the stolen numbers over a link that can be cut.
let database: TestDatabase
let link: CuttableLink
let [here, there]: TestServer[] = []
let cookie: string
beforeAll(async () => {
  database = await testDatabase()
  const admin = openDatabase(database.adminUrl, { max: 1 })
  await seedFixed(admin, new Date())
  await admin.end()
  const { hostname, port } = new URL(database.workerUrl)
  link = await openCuttableLink({ host: hostname, port: Number(port) })
  const cuttable = new URL(database.workerUrl)
  cuttable.host = `127.0.0.1:${link.port}`
  here = await start(database.workerUrl)
  there = await start(cuttable.href)
  const signedIn = await fetch(`${here.url}/demo/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ role: 'detective' }),
    redirect: 'manual',
  })
  cookie = signedIn.headers.getSetCookie()[0]!.split(';')[0]!
}, 120_000)
afterAll(async () => {
  await here?.stop()
  await there?.stop()
  await link?.close()
  await database?.drop()
})

function start(workerUrl: string): Promise<TestServer> {
  const env = {
    DATABASE_URL: '',
    HELDER_APP_DATABASE_URL: database.appUrl,
    HELDER_WORKER_DATABASE_URL: workerUrl,
    HELDER_JOBS_DATABASE_URL: database.jobsUrl,
    // Each check from an address of its own.
    HELDER_TRUST_PROXY: 'true',
  }
  return startServer({ command: 'serve', dataDir: database.dataDir, env })
}

async function send(server: TestServer, path: string, body: unknown, headers: Record<string, string> = {}) {
  return fetch(server.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
}
/** Reports a stolen phone; gives what ends it. Committed when it returns. */
async function report(imei: string): Promise<{ committed_ms: number; end: () => Promise<number> }> {
  const sent = reportOf({ item: { identifiers: [{ kind: 'imei', value: imei }] } })
  const answer = await send(here!, '/v1/theft-reports', sent, { cookie })
  if (answer.status !== 201) throw new Error(await answer.text())
  const { id, items } = (await answer.json()) as { id: string; items: [{ id: string }] }
  return {
    committed_ms: Date.now(),
    async end() {
      const path = `/v1/theft-reports/${id}/items/${items[0].id}/endings`
      const ended = await send(here!, path, { reasonCode: 'found-by-police' }, { cookie })
      expect(ended.status).toBe(201)
      return Date.now()
    },
  }
}

type Sample = { sent_ms: number; status: number; result?: string; until_ms?: number }
let addresses = 0
async function ask(server: TestServer, imei: string): Promise<Sample> {
  const sent_ms = Date.now()
  const from = { 'x-forwarded-for': `2001:db8:1:${(++addresses).toString(16)}::1` }
  const answer = await send(server, '/v1/checks', { value: imei }, from)
  const { result, dataUntil } = (await answer.json()) as { result?: string; dataUntil?: string }
  if (result === undefined) return { sent_ms, status: answer.status }
  return { sent_ms, status: answer.status, result, until_ms: Date.parse(dataUntil!) }
}
/** Asks until an answer is as wanted; gives all that came before it as well. */
async function askUntil(
  server: TestServer,
  imei: string,
  isWanted: (sample: Sample) => boolean,
): Promise<Sample[]> {
  const samples: Sample[] = []
  for (;;) {
    const sample = await ask(server, imei)
    samples.push(sample)
    if (isWanted(sample)) return samples
  }
}

/**
 * What would break the promise. An answer holds for what was committed before `until`, which is at most a second old: so a
 * second after the commit none is left that doesn't know of it, however slow this machine is.
 */
function broken(samples: readonly Sample[], truth: string, since_ms: number): string[] {
  return samples.flatMap(({ sent_ms, status, result, until_ms }) => {
    if (status === 503) return []
    if (status !== 200) return [`answered ${status}`]
    if (until_ms! < sent_ms - 1_000) return [`data of ${sent_ms - until_ms!} ms ago`]
    return until_ms! >= since_ms && result !== truth ? [`${result} with data of after the commit`] : []
  })
}

describe('in step', () => {
  test('yes after the commit, no after the end, in both processes', async () => {
    const imei = newImei()
    const before = await Promise.all(
      [here!, there!].map((one) => askUntil(one, imei, ({ status }) => status === 200)),
    )
    expect(before.map((samples) => samples.at(-1)!.result)).toEqual(['not-registered', 'not-registered'])
    const stolen = await report(imei)
    for (const server of [here!, there!]) {
      const samples = await askUntil(server, imei, ({ result }) => result === 'registered-stolen')
      expect(broken(samples, 'registered-stolen', stolen.committed_ms)).toEqual([])
    }
    const ended_ms = await stolen.end()
    for (const server of [here!, there!]) {
      const samples = await askUntil(server, imei, ({ result }) => result === 'not-registered')
      expect(broken(samples, 'not-registered', ended_ms)).toEqual([])
    }
  }, 60_000)

  test.each(['breakOff', 'goSilent'] as const)(
    'a link that does %s: no answer instead of a no, and then the yes by itself',
    async (cut) => {
      const imei = newImei()
      await askUntil(there!, imei, ({ result }) => result === 'not-registered')
      link[cut]()
      const { committed_ms } = await report(imei)
      // The other process goes on.
      await askUntil(here!, imei, ({ result }) => result === 'registered-stolen')
      const samples = await askUntil(there!, imei, ({ status }) => status === 503)
      for (let n = 0; n < 20; n++) samples.push(await ask(there!, imei))
      expect(samples.slice(-21).map(({ status }) => status)).toEqual(Array.from({ length: 21 }, () => 503))
      link.mend()
      samples.push(...(await askUntil(there!, imei, ({ status }) => status === 200)))
      expect(broken(samples, 'registered-stolen', committed_ms)).toEqual([])
      expect(samples.at(-1)!.result).toBe('registered-stolen')
    },
    60_000,
  )

  test('control: a no from old data, or from data that should know, is seen', () => {
    const sample = { sent_ms: 10_000, status: 200, result: 'not-registered', until_ms: 9_800 }
    expect(broken([sample], 'registered-stolen', 9_900)).toEqual([])
    expect(broken([sample], 'registered-stolen', 9_700)).toHaveLength(1)
    expect(broken([{ ...sample, until_ms: 8_900 }], 'registered-stolen', 9_900)).toHaveLength(1)
    expect(broken([{ ...sample, status: 500 }], 'registered-stolen', 9_900)).toHaveLength(1)
  })
})

test('a number that was checked stands in no line of the log', async () => {
  const canary = 'CANARY4711X'
  const bodies = [
    { value: canary },
    { value: canary, kind: canary },
    { value: canary, work: `${canary}.1` },
    { value: [canary] },
  ]
  for (const body of bodies) await (await send(there!, '/v1/checks', body)).text()
  await (await fetch(`${there!.url}/v1/checks?value=${canary}`)).text()
  const lines = there!.lines.join('\n')
  expect(lines).not.toContain(canary)
  // Control: the cuts above are in it, so that there is something to look through.
  expect(lines).toContain('follow stolen numbers')
})
