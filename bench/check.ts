import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { judgeNumber } from '../src/capabilities/check/rules/judge-number.ts'
import { FingerprintTable } from '../src/capabilities/check/table/fingerprint-table.ts'
import { startEmbedded } from '../src/platform/embedded-postgres.ts'
import { freePort } from '../tests/server.ts'
import { postFor } from './post-load.ts'
import { cpuOf, type Started, startProgram } from './processes.ts'
import { type BenchRow, median, spreadOf } from './row.ts'
import { numberOf, stolenKeys } from './stolen-keys.ts'

const ROUNDS = 7
const ROUND_MS = 4_000
const CLIENTS = 32
const NUMBERS = 10_000_000
/** One in ten stands as stolen. */
const asked = Array.from({ length: 50_000 }, (_, n) => numberOf(n % 10 === 0 ? n * 17 : NUMBERS + n * 3))

/**
 * The public check with ten million stolen numbers: the whole server over HTTP beside a bare one that reads the same body,
 * and beside the stack one would usually take; then what an answer costs without HTTP.
 */
export async function benchCheck(): Promise<BenchRow[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'helder-bench-'))
  const postgres = await startEmbedded({ dataDir, log: () => undefined })
  try {
    const ports = [await freePort(), await freePort(), await freePort()] as const
    const env = (port: number) => ({ HELDER_DATA: dataDir, DATABASE_URL: postgres.url, PORT: String(port) })
    const servers = [
      await startProgram(['bench/servers/checker.ts'], { ...env(ports[0]), BENCH_NUMBERS: String(NUMBERS) }),
      await startProgram(['bench/servers/bare-post.ts'], env(ports[1])),
      await startProgram(['bench/servers/usual-plugins.ts'], env(ports[2])),
    ]
    try {
      await untilItAnswers(ports[0])
      return [
        ...(await overHttp(servers.map((server, n) => ({ server, port: ports[n]! })))),
        await inProcess(),
      ]
    } finally {
      for (const server of servers) await server.stop()
    }
  } finally {
    await postgres.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** The table is filled after the server listens; until then it gives no answer. */
async function untilItAnswers(port: number): Promise<void> {
  const body = JSON.stringify({ value: 'F2LXK0ABC12' })
  const headers = { 'content-type': 'application/json' }
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/v1/checks`, { method: 'POST', headers, body })
    await answer.text()
    if (answer.ok) return
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}

/** `servers`: Helder, the bare one, the usual plugins. */
async function overHttp(servers: readonly { server: Started; port: number }[]): Promise<BenchRow[]> {
  const bodies = asked.map(({ value }) => JSON.stringify({ value }))
  const ratios: number[] = []
  const inCpu: number[] = []
  const usual: number[] = []
  for (let round = -1; round < ROUNDS; round++) {
    const seen: Seen[] = []
    for (const { server, port } of servers) {
      const begun_ms = cpuOf(server)
      const { perSecond, answers, failed } = await postFor(ROUND_MS, { port, bodies, clients: CLIENTS })
      if (failed > 0) throw new Error(`${failed} refused`)
      seen.push({ rate: perSecond, cpu_us: ((cpuOf(server) - begun_ms) * 1_000) / answers })
    }
    const [helder, bare, plugins] = seen as [Seen, Seen, Seen]
    const figures = seen.map(({ rate, cpu_us }) => `${rate.toFixed(0)}/s at ${cpu_us.toFixed(1)} us`)
    console.error(`  check: ${figures.join(', ')} (Helder, bare, plugins), load ${loadavg()[0]!.toFixed(1)}`)
    // The first round warms all of them up.
    if (round < 0) continue
    ratios.push(helder.rate / bare.rate)
    inCpu.push(bare.cpu_us / helder.cpu_us)
    usual.push(plugins.rate / bare.rate)
  }
  const row = { peer: 'bare node:http reading the same POST body', rounds: ROUNDS }
  return [
    {
      ...row,
      name: 'public check, 10 M stolen identifiers',
      goal: '0.75 or more',
      spread: spreadOf(ratios),
      ratio: median(ratios),
    },
    {
      ...row,
      name: 'the same in CPU time of the server per answer, which other work disturbs less',
      goal: 'none',
      spread: spreadOf(inCpu),
      ratio: median(inCpu),
    },
    {
      ...row,
      name: 'the usual plugins (fastify, helmet, rate-limit, zod, HMAC)',
      goal: 'none',
      spread: spreadOf(usual),
      ratio: median(usual),
    },
  ]
}

type Seen = { rate: number; cpu_us: number }

/** Reading a number, its fingerprint and the look-up. */
async function inProcess(): Promise<BenchRow> {
  const table = new FingerprintTable()
  for (const key of stolenKeys(0, NUMBERS)) table.add(key, 1)
  const times: number[] = []
  let found = 0
  for (let round = -1; round < ROUNDS; round++) {
    const begun = performance.now()
    for (const { value } of asked) {
      for (const key of judgeNumber(value, null).keys) if (table.has(key)) found++
    }
    if (round >= 0) times.push(((performance.now() - begun) * 1_000) / asked.length)
  }
  const expected = asked.filter((_, n) => n % 10 === 0).length * (ROUNDS + 1)
  if (found < expected) throw new Error(`${found} found of ${expected}`)
  console.error(`  check: ${(table.bytesUsed / 1e6).toFixed(0)} MB, ${table.size} numbers`)
  const name = 'reading a number, its fingerprint and the look-up, 10 M'
  return {
    name,
    peer: 'none',
    goal: '1 us',
    rounds: ROUNDS,
    spread: spreadOf(times),
    value: median(times),
    unit: 'us',
  }
}
