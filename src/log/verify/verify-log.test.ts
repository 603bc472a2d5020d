import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { beforeAll, expect, test } from 'vitest'
import {
  type LogImage,
  makeImage,
  readImage,
  SampleLog,
  sampleLeaf,
  scratchFolder,
  writeImage,
} from '../../../tests/log-image.ts'
import { flipBit, makeTampers, noteOf, type Tamper } from '../../../tests/log-tampers.ts'
import { vkeyText } from '../keys.ts'
import type { Source } from './source.ts'
import { verifyLog, verifySource } from './verify-log.ts'

type Verifier = typeof verifySource

let vkey: string
let good: LogImage
let tampers: Tamper[]

beforeAll(async () => {
  ;({ good, vkey, tampers } = await makeTampers())
})

/** A log in memory. Copies, since the verifier may use a file's bytes as it likes. */
function memory(image: LogImage): Source {
  return {
    name: 'memory',
    read: async (path) => image.get(path) && Buffer.from(image.get(path) ?? ''),
    list: async () => [...image.keys()],
  }
}

/** Flips one bit in every (or each nth) byte of these files and gives the places that went unnoticed. */
async function missedFlips(
  verify: Verifier,
  image: LogImage,
  key: string,
  paths: readonly string[],
  step = 1,
): Promise<string[]> {
  const missed: string[] = []
  for (const path of paths) {
    const length = image.get(path)?.length ?? 0
    for (let offset = 0; offset < length; offset += step) {
      const report = await verify(memory(flipBit(image, path, offset, offset % 8)), { vkey: key })
      if (report.verdict !== 'tampered') missed.push(`${path} ${offset}`)
    }
  }
  return missed
}

test('R7: a flip in any byte of a 64-entry log is found', async () => {
  expect(await verifySource(memory(good), { vkey })).toMatchObject({
    verdict: 'good',
    size: 64,
    problems: [],
  })
  const bytes = [...good.values()].reduce((sum, file) => sum + file.length, 0)
  expect(bytes).toBeGreaterThan(30_000)
  expect(await missedFlips(verifySource, good, vkey, [...good.keys()])).toEqual([])
}, 300_000)

test('R7: also in the partial tiles and bundles that older checkpoints left', async () => {
  const { image, key } = await makeImage([3, 5, 8])
  expect(image.size).toBe(7)
  expect(await verifySource(memory(image), { vkey: vkeyText(key) })).toMatchObject({ verdict: 'good' })
  expect(await missedFlips(verifySource, image, vkeyText(key), [...image.keys()])).toEqual([])
})

test('R7: every bit of the checkpoint counts, the spare ones of its base64 too', async () => {
  for (let offset = 0; offset < noteOf(good).length; offset++) {
    for (let bit = 0; bit < 8; bit++) {
      const report = await verifySource(memory(flipBit(good, 'checkpoint', offset, bit)), { vkey })
      expect([offset, bit, report.verdict]).toEqual([offset, bit, 'tampered'])
    }
  }
})

test('control: a verifier that trusts the tiles instead of hashing the entries misses flips', async () => {
  using folder = scratchFolder()
  cpSync(import.meta.dirname, folder.path, { recursive: true })
  const file = join(folder.path, 'read-rows.ts')
  const source = readFileSync(file, 'utf8')
  const weakened = source.replace(
    'bundle && hashEntries(context, bundle)',
    'bundle && hashEntries && undefined',
  )
  expect(weakened).not.toBe(source)
  writeFileSync(file, weakened)
  const address = pathToFileURL(join(folder.path, 'verify-log.ts')).href
  const weak: { verifySource: Verifier } = await import(/* @vite-ignore */ address)
  expect(await weak.verifySource(memory(good), { vkey })).toMatchObject({ verdict: 'good' })
  const entries = 'tile/entries/000.p/64'
  const missed = await missedFlips(weak.verifySource, good, vkey, [entries], 50)
  expect(missed.length).toBe(Math.ceil((good.get(entries)?.length ?? 0) / 50))
})

test('R7: swap, drop, insert, truncate, other key, split view: all found, in memory and in a folder', async () => {
  expect(tampers.length).toBeGreaterThan(15)
  for (const { name, image, earlier } of tampers) {
    const input = { vkey, ...(earlier === undefined ? {} : { earlier: [earlier] }) }
    expect([name, (await verifySource(memory(image), input)).verdict]).toEqual([name, 'tampered'])
    using folder = scratchFolder()
    writeImage(image, folder.path)
    expect([name, (await verifyLog({ ...input, place: folder.path })).verdict]).toEqual([name, 'tampered'])
  }
})

test('control: without the earlier checkpoint a split view looks good', async () => {
  const views = tampers.filter((tamper) => tamper.earlier !== undefined)
  expect(views).toHaveLength(2)
  for (const { image } of views)
    expect(await verifySource(memory(image), { vkey })).toMatchObject({ ok: true })
  const sameView = { vkey, earlier: [noteOf(good)] }
  expect(await verifySource(memory(good), sameView)).toMatchObject({ ok: true })
})

test('a report says where: the entry, the tile, the level', async () => {
  using folder = scratchFolder()
  const log = new SampleLog(folder.path)
  log.leafOf = (index) => Buffer.from(`leaf ${index}`)
  await log.publish(66_000)
  const image = readImage(log.dir)
  const input = { vkey: vkeyText(log.key) }
  const flips: [string, number, string][] = [
    ['tile/entries/002', 5, 'entry 512 does not have this hash'],
    ['tile/0/255', 33, 'entry 65281 does not have this hash'],
    ['tile/1/000', 32 * 7, 'hash 7 is not that of the tile below'],
    ['tile/1/001.p/1', 0, 'hash 0 is not that of the tile below'],
    ['tile/2/000.p/1', 31, 'hash 0 is not that of the tile below'],
  ]
  for (const [path, offset, what] of flips) {
    const report = await verifySource(memory(flipBit(image, path, offset, 0)), input)
    expect(report.problems.map((problem) => problem.what)).toContain(what)
  }
  for (const path of ['tile/entries/100', 'tile/0/100', 'tile/1/000', 'tile/2/000.p/1']) {
    const gone = new Map([...image].filter(([name]) => name !== path))
    const report = await verifySource(memory(gone), input)
    expect(report.problems).toContainEqual({ where: path, what: 'is missing' })
  }
})

test('many problems: the first hundred are kept, all are counted', async () => {
  const { image, key } = await makeImage([600])
  image.set('tile/0/000', Buffer.alloc(8192))
  const report = await verifySource(memory(image), { vkey: vkeyText(key) })
  expect(report.problems).toHaveLength(100)
  expect(report.problemCount).toBe(256)
})

test('each leaf is handed over once and in order, as it was logged', async () => {
  using folder = scratchFolder()
  const log = new SampleLog(folder.path)
  await log.publish(300)
  const seen: Buffer[] = []
  const report = await verifyLog({
    place: log.dir,
    vkey: vkeyText(log.key),
    onLeaf(index, bytes) {
      expect(index).toBe(seen.length)
      seen.push(Buffer.from(bytes))
    },
  })
  expect(report.ok).toBe(true)
  expect(seen).toEqual(Array.from({ length: 300 }, (_, i) => sampleLeaf(i)))
})
