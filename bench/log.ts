import { createHash, hash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inclusionProof, verifyLog, vkeyText } from '../src/log/public.ts'
import { SampleLog, sampleLeaf, scratchFolder } from '../tests/log-image.ts'
import { type BenchRow, median, percentile, spreadOf } from './row.ts'

const ROUNDS = 5
const PROOFS = 1000

/** R9 and the full-verify row of proof.md, on a log of a million entries. */
export async function benchLog(entries = 1_000_000): Promise<BenchRow[]> {
  using folder = scratchFolder()
  const log = new SampleLog(folder.path)
  log.leafOf = numberedLeaf
  const started = performance.now()
  await log.publish(entries)
  const published_s = (performance.now() - started) / 1000
  return [
    ...(await verifyRows(log, entries)),
    await proofRow(log, entries),
    await appendRow(log, entries),
    figure(`publish ${entries} entries from nothing`, 'shown only', 's', [published_s]),
  ]
}

async function verifyRows(log: SampleLog, entries: number): Promise<BenchRow[]> {
  const vkey = vkeyText(log.key)
  const seconds = { ours: [] as number[], messages: [] as number[], stream: [] as number[] }
  for (let round = 0; round < ROUNDS; round++) {
    seconds.ours.push(await secondsOf(() => verifyGood(log.dir, vkey)))
    seconds.messages.push(await secondsOf(() => hashMessages(log.dir)))
    seconds.stream.push(await secondsOf(() => hashStream(log.dir)))
  }
  const ratio = (name: string, goal: string, peer: string, times: number[]): BenchRow => {
    const ratios = times.map((time, i) => time / (seconds.ours[i] ?? Number.NaN))
    return { name, goal, peer, ratio: median(ratios), spread: spreadOf(ratios), rounds: ROUNDS }
  }
  const name = `full verify of ${entries} entries`
  return [
    ratio(
      name,
      '0.5 or more',
      'node:crypto one-shot SHA-256 over the same leaves and nodes, files read',
      seconds.messages,
    ),
    ratio(
      name,
      'shown only',
      'one node:crypto SHA-256 per file over the same bytes, no tree',
      seconds.stream,
    ),
    figure(name, '10 s or less', 's', seconds.ours),
  ]
}

async function verifyGood(place: string, vkey: string): Promise<void> {
  const report = await verifyLog({ place, vkey })
  if (!report.ok) throw new Error(`the log does not verify: ${JSON.stringify(report.problems[0])}`)
}

/** The least that a verifier on node:crypto must do: each leaf and each node hashed once, nothing compared. */
function hashMessages(dir: string): void {
  let leaves = 0
  for (const path of filesOf(join(dir, 'tile/entries'))) {
    const bundle = readFileSync(path)
    for (let offset = 0; offset < bundle.length; leaves++) {
      const end = offset + 2 + bundle.readUInt16BE(offset)
      hash('sha256', bundle.subarray(offset + 1, end), 'binary')
      offset = end
    }
  }
  const node = Buffer.alloc(65)
  for (let i = 1; i < leaves; i++) hash('sha256', node, 'binary')
  for (const path of filesOf(join(dir, 'tile/0'))) readFileSync(path)
}

function hashStream(dir: string): void {
  for (const path of filesOf(join(dir, 'tile'))) createHash('sha256').update(readFileSync(path)).digest()
}

async function proofRow(log: SampleLog, entries: number): Promise<BenchRow> {
  const times: number[] = []
  for (let i = 0; i < PROOFS; i++) {
    // Spread over the log; a step that shares no factor with its size.
    const index = (i * 611_953) % entries
    times.push(
      1000 * (await secondsOf(async () => assertShort(await inclusionProof(log.dir, index, entries)))),
    )
  }
  const p99_ms = percentile(times, 0.99)
  return {
    name: `an inclusion proof in ${entries} entries, p99 of ${PROOFS}, at most 20 hashes`,
    goal: '50 ms or less',
    peer: 'none',
    value: p99_ms,
    unit: 'ms',
    spread: spreadOf(times),
    rounds: PROOFS,
  }
}

function assertShort(proof: readonly Buffer[]): void {
  if (proof.length > 20) throw new Error(`a proof of ${proof.length} hashes`)
}

async function appendRow(log: SampleLog, entries: number): Promise<BenchRow> {
  const times: number[] = []
  for (let round = 1; round <= 2 * ROUNDS; round++) {
    times.push(1000 * (await secondsOf(() => log.publish(entries + round * 100))))
  }
  return figure(
    `append 100 entries to ${entries}, to the signed checkpoint on disk`,
    'shown only',
    'ms',
    times,
  )
}

function figure(name: string, goal: string, unit: string, figures: number[]): BenchRow {
  const value = median(figures)
  return { name, goal, peer: 'none', value, unit, spread: spreadOf(figures), rounds: figures.length }
}

async function secondsOf(run: () => unknown): Promise<number> {
  const started = performance.now()
  await run()
  return (performance.now() - started) / 1000
}

/** A leaf of a real one's size, different for each index, made quickly. */
const template = sampleLeaf(0)
function numberedLeaf(index: number): Buffer {
  const leaf = Buffer.from(template)
  leaf.write(String(index).padStart(43, '0'), leaf.indexOf(':"') + 2)
  return leaf
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}
