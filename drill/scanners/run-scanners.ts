import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readLock } from '../../src/platform/postmaster-lock.ts'
import { freePort, startServer, type TestServer } from '../../tests/server.ts'
import { chooseTargets, cookieOf } from './choose-targets.ts'
import { findCompressedSecrets } from './find-compressed-secrets.ts'
import type { Scan } from './finding.ts'
import { type Explanation, judge, ofOwnCertificate, type Outcome, type Scanner } from './judge.ts'
import { makeCertificate } from './make-certificate.ts'
import { type Front, openFront } from './open-front.ts'
import { plantHoles, type Planted } from './plant-holes.ts'
import { scanWithSqlmap } from './scan-with-sqlmap.ts'
import { scanWithTestssl } from './scan-with-testssl.ts'
import { scanWithWapiti } from './scan-with-wapiti.ts'

/** Debian names them so too, but for testssl.sh. */
const PROGRAMS = { sqlmap: 'sqlmap', wapiti: 'wapiti', testssl: 'testssl.sh' }

/** Wapiti finds some 140 addresses and forms on the public site. */
const ADDRESSES_MIN = 50

/** The Debian packages that this machine lacks. */
export function missingPackages(): string[] {
  return Object.entries(PROGRAMS)
    .filter(([program]) => spawnSync(program, ['--version'], { stdio: 'ignore' }).error !== undefined)
    .map(([, name]) => name)
}

/** Each chosen scanner over Helder and over the planted holes; hands over each outcome as it comes. Everything on 127.0.0.1. */
export async function runScanners(
  chosen: readonly Scanner[],
  onOutcome: (outcome: Outcome) => void,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'helder-scanners-'))
  const port = await freePort()
  const site = `https://127.0.0.1:${port}`
  const server = await startServer({ env: { HELDER_BASE_URL: site, HELDER_TRUST_PROXY: '1' } })
  try {
    const good = makeCertificate(folder, 'front', ['ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'])
    const weak = makeCertificate(folder, 'planted', ['rsa:1024'])
    const front = await openFront(port, server.url, good)
    const planted = await plantHoles(clusterOf(server), weak)
    try {
      await scanAll({ chosen, folder, site, server, front, planted }, onOutcome)
    } finally {
      await front.close()
      await planted.close()
    }
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

type Stage = {
  chosen: readonly Scanner[]
  folder: string
  site: string
  server: TestServer
  front: Front
  planted: Planted
}

async function scanAll(stage: Stage, onOutcome: (outcome: Outcome) => void): Promise<void> {
  const { chosen, folder, site, server, front, planted } = stage
  const run = async (
    scanner: Scanner,
    scan: (of: 'helder' | 'planted') => Promise<Scan>,
    explanations: Explanation[] = [],
  ) => {
    if (!chosen.includes(scanner)) return
    const begun_ms = performance.now()
    front.takeStatuses()
    const scanned = await scan('helder')
    const took_ms = Math.round(performance.now() - begun_ms)
    onOutcome(judge({ scanner, took_ms, scanned, explanations, control: await scan('planted') }))
  }
  const breach = await explainBreach(server.url, planted.url)
  await run('testssl.sh', (of) => scanWithTestssl(of === 'helder' ? site : planted.tlsUrl, folder), [
    ...ofOwnCertificate,
    ...breach,
  ])
  const targets = await chooseTargets(server.url, site)
  const hole = [{ name: 'GET /goods', url: `${planted.url}/goods?q=ring` }]
  await run('sqlmap', (of) =>
    of === 'helder' ? scanWithSqlmap(targets, folder, front.takeStatuses) : scanWithSqlmap(hole, folder),
  )
  const { endpoint } = planted
  await run('wapiti', (of) =>
    of === 'helder'
      ? scanWithWapiti(site, { endpoint, folder, addresses_min: ADDRESSES_MIN })
      : scanWithWapiti(planted.url, { endpoint, folder, addresses_min: 3 }),
  )
}

/** testssl.sh calls every compressed page open to BREACH; explained only where a look at the pages shows no secret in any. */
async function explainBreach(server: string, planted: string): Promise<Explanation[]> {
  const control = await findCompressedSecrets(planted, 'a=b', { pages: ['/mine'], answers: ['/mine'] })
  if (control.length !== 2) throw new Error('the planted page with a compressed secret was not found')
  const found = await findCompressedSecrets(server, await cookieOf(server, 'dealer'))
  if (found.length > 0) return []
  const why = 'no compressed page differs for who is signed in, no answer to one person is compressed (tried)'
  return [{ begins: 'BREACH: potentially VULNERABLE', why }]
}

function clusterOf({ dataDir }: TestServer): { port: number; secret: string } {
  const lock = readLock(join(dataDir, 'postgres'))
  if (lock === null) throw new Error('the server has no PostgreSQL of its own')
  return { port: lock.port, secret: readFileSync(join(dataDir, 'keys', 'postgres-superuser'), 'utf8').trim() }
}
