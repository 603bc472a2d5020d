import { execFileSync, spawnSync } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Cycle, runCycles } from './kill/run-cycles.ts'
import { victims } from './kill/world.ts'
import { drillScanners, scannersOf } from './scanners/drill-scanners.ts'

/**
 * `npm run drill`: what takes too long for `npm test`. R1: kill -9 of server, database backend and postmaster in turn, under
 * load, a thousand times; writes docs/drill-results.md. `-- --cycles N` does fewer, `--no-file` writes nothing.
 * S11: `-- --only scanners` lets sqlmap, wapiti and testssl.sh loose (`--only wapiti`: one of
 * them) and writes docs/scanner-results/.
 * S1: `-- --requests 100000` sends so many hostile requests instead, others each time; a failure names its seed.
 */
const CYCLES = 1_000
/** A new world now and then: verifying takes longer the more there is to verify. */
const CYCLES_PER_WORLD = 25

const { values } = parseArgs({
  options: {
    cycles: { type: 'string' },
    requests: { type: 'string' },
    only: { type: 'string' },
    'no-file': { type: 'boolean' },
  },
})
if (values.requests !== undefined) process.exit(sendHostileRequests(Number(values.requests)))
const scanners = scannersOf(values.only ?? '')
if (scanners.length > 0) process.exit(await drillScanners(scanners, { writes: !values['no-file'] }))
const wanted = Number(values.cycles ?? CYCLES)
if (values.only !== undefined || !Number.isSafeInteger(wanted) || wanted < 1) {
  console.error('Usage: npm run drill -- [--cycles N | --requests N | --only scanners] [--no-file]')
  process.exit(2)
}

const cycles: Cycle[] = []
const worlds: { acknowledged: number; recorded: number }[] = []
const begun = new Date()
while (cycles.length < wanted) {
  const count = Math.min(CYCLES_PER_WORLD, wanted - cycles.length)
  await runCycles(count, (cycle) => {
    cycles.push(cycle)
    console.log(line(cycle))
    for (const complaint of cycle.complaints) console.log(complaint)
  })
  worlds.push(cycles.at(-1)!)
}
const isBad = ({ lost, doubled, complaints }: Cycle) => lost.length + doubled.length + complaints.length > 0
const bad = cycles.filter(isBad)
const text = report()
console.log(`\n${text}`)
if (!values['no-file']) writeFileSync(join(import.meta.dirname, '../docs/drill-results.md'), text)
process.exitCode = bad.length === 0 ? 0 : 1

/** The test of CI, with another number of requests and another seed. */
function sendHostileRequests(count: number): number {
  const env = {
    ...process.env,
    HELDER_HOSTILE_REQUESTS: String(count),
    HELDER_HOSTILE_SEED: String(randomInt(2 ** 31)),
  }
  const vitest = join(import.meta.dirname, '../node_modules/vitest/vitest.mjs')
  const args = [vitest, 'run', 'tests/security/hostile-requests.test.ts']
  return spawnSync(process.execPath, args, { env, stdio: 'inherit' }).status ?? 1
}

function line({ victim, acknowledged, lost, doubled, complaints, recovery_ms }: Cycle): string {
  const found = `lost ${lost.length}, doubled ${doubled.length}, complaints ${complaints.length}`
  return `${cycles.length} of ${wanted}: ${victim} killed, back in ${recovery_ms} ms; ${acknowledged} acknowledged, ${found}`
}

function report(): string {
  const commit = execFileSync('git', ['rev-parse', 'HEAD'], {
    encoding: 'utf8',
    cwd: import.meta.dirname,
  }).trim()
  const sum = (of: (one: { acknowledged: number; recorded: number }) => number) =>
    worlds.reduce((total, world) => total + of(world), 0)
  return `# Drill results

Written by \`npm run drill\` on ${begun.toISOString().slice(0, 10)}, commit \`${commit}\`, ${cpus().length} cores, Node ${process.versions.node}.

## R1: kill -9 under load
${cycles.length} kills in ${Math.round((Date.now() - begun.getTime()) / 60_000)} minutes. After each: every purchase that the client had noted as acknowledged stands in the register
under its number, no request made two entries, \`helder verify log\` and \`helder verify database\` exit with 0.

| killed | times | lost | doubled | did not verify | back after, median | slowest |
|---|---|---|---|---|---|---|
${victims.map(row).join('\n')}

${sum((world) => world.acknowledged)} purchases were acknowledged and ${sum((world) => world.recorded)} recorded; the difference was committed and its answer lost with the
process, or was under way at the last count.
`
}

function row(victim: string): string {
  const of = cycles.filter((cycle) => cycle.victim === victim)
  const times = of.map(({ recovery_ms }) => recovery_ms).sort((a, b) => a - b)
  const count = (what: (cycle: Cycle) => number) => of.reduce((total, cycle) => total + what(cycle), 0)
  const cells = [
    victim,
    of.length,
    count(({ lost }) => lost.length),
    count(({ doubled }) => doubled.length),
    count(({ complaints }) => (complaints.length > 0 ? 1 : 0)),
    times.length > 0 ? `${times[Math.floor(times.length / 2)]} ms` : '-',
    times.length > 0 ? `${times.at(-1)} ms` : '-',
  ]
  return `| ${cells.join(' | ')} |`
}
