import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seedFixed } from '../seeds/fixed.ts'
import { dealers } from '../seeds/dealers.ts'
import { secretDigest } from '../src/capabilities/access/public.ts'
import { openDatabase } from '../src/platform/database.ts'
import { startEmbedded } from '../src/platform/embedded-postgres.ts'
import { migrate } from '../src/platform/migrate.ts'
import { type Load, sendFor } from './load.ts'
import { freePort } from '../tests/server.ts'
import { startProgram } from './processes.ts'
import { type BenchRow, median, spreadOf } from './row.ts'

const ROUNDS = 5
const ROUND_MS = 5_000
const CLIENTS = 64
const DEALERS = 20

/**
 * Recording purchases over HTTP (tokens of twenty dealers, Idempotency-Key; durable, numbered, logged, queued for
 * matching) beside a bare server that does one insert: same database, same clients, taking turns. Once with the steps
 * after it waiting, once with sequencer and matcher at work on the same two cores.
 */
export async function benchRecording(): Promise<BenchRow[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'helder-bench-'))
  const postgres = await startEmbedded({ dataDir, log: () => undefined })
  try {
    await migrate({ adminUrl: postgres.url, dataDir })
    const tokens = await prepare(postgres.url)
    const rows: BenchRow[] = []
    for (const steps of ['waiting', 'running'])
      rows.push(await besideOneInsert({ dataDir, url: postgres.url, tokens, steps }))
    return rows
  } finally {
    await postgres.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

type Setting = { dataDir: string; url: string; tokens: Token[]; steps: string }

async function besideOneInsert({ dataDir, url, tokens, steps }: Setting): Promise<BenchRow> {
  const [port, peerPort] = [await freePort(), await freePort()]
  const env = { HELDER_DATA: dataDir, DATABASE_URL: url, PORT: String(port), BENCH_STEPS: steps }
  const helder = await startProgram(['bench/servers/recorder.ts'], env)
  const peer = await startProgram(['bench/servers/one-insert.ts'], {
    BENCH_DATABASE_URL: url,
    PORT: String(peerPort),
  })
  const request = (n: number) => purchase(n, tokens[n % tokens.length]!)
  try {
    const name =
      steps === 'waiting' ? 'recording a purchase over HTTP' : 'the same, with sequencer and matcher at work'
    const ours: Load = { url: `http://127.0.0.1:${port}/v1/purchases`, request, clients: CLIENTS }
    const theirs: Load = { url: `http://127.0.0.1:${peerPort}/`, request, clients: CLIENTS }
    return {
      ...(await compare(ours, theirs, `${steps}-`)),
      name,
      goal: steps === 'waiting' ? '0.60 or more' : 'none',
    }
  } finally {
    await helder.stop()
    await peer.stop()
  }
}

async function compare(ours: Load, theirs: Load, prefix: string): Promise<BenchRow> {
  const ratios: number[] = []
  let key = 0
  for (let round = -1; round < ROUNDS; round++) {
    const a = await sendFor(ROUND_MS, ours, prefix, key)
    const b = await sendFor(ROUND_MS, theirs, prefix, key)
    key += Math.max(a.sent, b.sent)
    if (a.failed > 0 || b.failed > 0) throw new Error(`refused: ${a.failed} of ours, ${b.failed} of the peer`)
    console.error(`  recording: ${a.perSecond.toFixed(0)}/s beside ${b.perSecond.toFixed(0)}/s`)
    // The first round warms both up.
    if (round >= 0) ratios.push(a.perSecond / b.perSecond)
  }
  return {
    name: 'recording a purchase over HTTP',
    goal: '0.60 or more',
    peer: 'bare node:http doing one insert',
    rounds: ROUNDS,
    spread: spreadOf(ratios),
    ratio: median(ratios),
  }
}

type Token = { secret: string; branchNumber: string }

async function prepare(adminUrl: string): Promise<Token[]> {
  const admin = openDatabase(adminUrl, { max: 1 })
  await seedFixed(admin, new Date())
  const tokens: Token[] = []
  for (const { organisationId, branches } of dealers.slice(0, DEALERS)) {
    const secret = randomBytes(32).toString('base64url')
    tokens.push({ secret, branchNumber: branches[0]!.branchNumber })
    await admin.begin(async (tx) => {
      await tx`set local role helder_gate`
      await tx`insert into access.token (digest, organisation_id, role) values (${secretDigest(secret)}, ${organisationId}, 'dealer')`
    })
  }
  await admin.end()
  return tokens
}

/** A phone with a number of its own and a seller with everything that the policies ask. */
function purchase(n: number, { secret, branchNumber }: Token): { authorization: string; body: string } {
  const body = JSON.stringify({
    branchNumber,
    acquiredAt: '2026-10-05T14:05:00+02:00',
    items: [
      {
        category: 'phone',
        brand: 'Oppo',
        model: 'N1',
        colour: 'zwart',
        priceCents: 12_500,
        identifiers: [{ kind: 'serial', value: `BN${String(n).padStart(9, '0')}` }],
      },
    ],
    conditions: 'purchase',
    paymentMethod: 'bank',
    seller: {
      kind: 'person',
      name: 'M. Verhoeven',
      street: 'Voorbeeldweg',
      houseNumber: '14',
      postcode: '7511 AA',
      town: 'Enschede',
      isAdult: true,
      documentKind: 'identity-card',
      documentNumber: 'IR4K7B921',
      documentCountry: 'NL',
    },
  })
  return { authorization: `Bearer ${secret}`, body }
}
