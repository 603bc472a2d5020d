import fc from 'fast-check'
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readImage, SampleLog, sampleLeaf, scratchFolder } from '../../tests/log-image.ts'
import { generateLogKey, vkeyText } from './keys.ts'
import { leafHash, rootOfHashes } from './merkle.ts'
import { publish } from './publish.ts'
import { readEntries } from './tile-reader.ts'
import { verifyLog } from './verify/public.ts'

test('grown in steps or at once, the log has the same root, and the verifier agrees', async () => {
  const steps = fc.array(fc.integer({ min: 0, max: 700 }), { minLength: 1, maxLength: 4 })
  await fc.assert(
    fc.asyncProperty(steps, async (sizes) => {
      sizes.sort((a, b) => a - b)
      using folder = scratchFolder()
      const log = new SampleLog(folder.path)
      for (const size of sizes) {
        const hashes = Array.from({ length: size }, (_, i) => leafHash(sampleLeaf(i)))
        expect(await log.publish(size)).toMatchObject({ ok: true, size, root: rootOfHashes(hashes) })
      }
      const report = await verifyLog({ place: log.dir, vkey: vkeyText(log.key) })
      expect(report).toMatchObject({ verdict: 'good', size: sizes.at(-1) })
    }),
    { numRuns: 12 },
  )
})

test('three levels: 70,000 leaves, then 100 more without rereading the log', async () => {
  using folder = scratchFolder()
  const log = new SampleLog(folder.path)
  log.leafOf = (index) => Buffer.from(`leaf ${index}`)
  await log.publish(70_000)
  log.leavesRead = 0
  const result = await log.publish(70_100)
  // The partial bundle of 112 and the 100 new ones.
  expect(log.leavesRead).toBe(212)
  expect(result).toMatchObject({ ok: true, tilesWritten: 2 })
  expect(await verifyLog({ place: log.dir, vkey: vkeyText(log.key) })).toMatchObject({
    verdict: 'good',
    size: 70_100,
  })
})

test('publishing again changes nothing', async () => {
  using folder = scratchFolder()
  const log = new SampleLog(folder.path)
  await log.publish(300)
  const before = readImage(folder.path)
  expect(await log.publish(300)).toMatchObject({ ok: true, tilesWritten: 0 })
  expect(readImage(folder.path)).toEqual(before)
})

test('partial tiles stay until their full tile is there, then go', async () => {
  using folder = scratchFolder()
  const log = new SampleLog(folder.path)
  for (const size of [10, 200, 300]) await log.publish(size)
  expect(readdirSync(join(log.dir, 'tile/0')).sort()).toEqual(['000', '001.p'])
  expect(readdirSync(join(log.dir, 'tile/entries')).sort()).toEqual(['000', '001.p'])
})

// 256 is the trap: the last bundle is full, so that nothing of it would have to be reread.
test.each([10, 256, 300, 512])('a database restored to before leaf %i is refused', async (size) => {
  using folder = scratchFolder()
  const log = new SampleLog(folder.path)
  await log.publish(size)
  const before = readImage(folder.path)
  expect(await log.publish(size - 3)).toEqual({
    ok: false,
    reason: 'rolled-back',
    guardSize: size,
    size: size - 3,
  })

  // It grows past the guard with other leaves.
  log.leafOf = (index) => sampleLeaf(index, index < size - 3 ? 0 : 1)
  expect(await log.publish(size + 5)).toEqual({
    ok: false,
    reason: 'forked',
    guardSize: size,
    size: size + 5,
  })
  expect(readImage(folder.path)).toEqual(before)

  // With the lost leaves read back from the tiles it goes on.
  const lost: Buffer[] = []
  for await (const leaf of readEntries(log.dir, { from: size - 3, to: size, size })) lost.push(leaf)
  expect(lost).toHaveLength(3)
  log.leafOf = (index) => lost[index - (size - 3)] ?? sampleLeaf(index)
  expect(await log.publish(size + 5)).toMatchObject({ ok: true, size: size + 5 })
})

test('control: without guard and checkpoint the restored database would have been signed', async () => {
  using folder = scratchFolder()
  const log = new SampleLog(folder.path)
  await log.publish(300)
  rmSync(log.guardFile)
  rmSync(join(log.dir, 'checkpoint'))
  log.leafOf = (index) => sampleLeaf(index, 1)
  expect(await log.publish(310)).toMatchObject({ ok: true })
})

test('guard or checkpoint alone is enough to refuse', async () => {
  for (const lose of ['guard', 'checkpoint']) {
    using folder = scratchFolder()
    const log = new SampleLog(folder.path)
    await log.publish(300)
    rmSync(lose === 'guard' ? log.guardFile : join(log.dir, 'checkpoint'))
    expect(await log.publish(290)).toMatchObject({ ok: false, reason: 'rolled-back' })
  }
})

test('a damaged guard, or one of another log, stops the signer', async () => {
  using folder = scratchFolder()
  const log = new SampleLog(folder.path)
  await log.publish(3)
  await expect(new SampleLog(folder.path, generateLogKey('other.example/x')).publish(3)).rejects.toThrow(
    'guards',
  )
  writeFileSync(log.guardFile, readFileSync(log.guardFile, 'utf8').replace('"size":3', '"size":-3'))
  await expect(log.publish(3)).rejects.toThrow('damaged')
  writeFileSync(log.guardFile, '')
  await expect(log.publish(3)).rejects.toThrow('damaged')
})

test('lost and damaged tiles are rebuilt from the leaves', async () => {
  using folder = scratchFolder()
  const log = new SampleLog(folder.path)
  await log.publish(600)
  const before = readImage(log.dir)
  rmSync(join(log.dir, 'tile'), { recursive: true })
  expect(await log.publish(600)).toMatchObject({ ok: true })
  expect(readImage(log.dir)).toEqual(before)

  // In the middle of the log only a repair looks.
  rmSync(join(log.dir, 'tile/0/000'))
  writeFileSync(join(log.dir, 'tile/entries/001'), 'damaged')
  expect(await log.publish(600, { repair: true })).toMatchObject({ ok: true, tilesWritten: 2 })
  expect(readImage(log.dir)).toEqual(before)
})

test('a repair from other leaves than were signed is refused and writes nothing', async () => {
  using folder = scratchFolder()
  const log = new SampleLog(folder.path)
  await log.publish(600)
  log.leafOf = (index) => sampleLeaf(index, index === 100 ? 1 : 0)
  const before = readImage(folder.path)
  expect(await log.publish(600, { repair: true })).toMatchObject({ ok: false, reason: 'forked' })
  expect(readImage(folder.path)).toEqual(before)
})

test('leaves come from an async iterable too, and too few or too many are a bug', async () => {
  using folder = scratchFolder()
  const { key, dir, guardFile } = new SampleLog(folder.path)
  const input = { dir, guardFile, origin: key.name, privateKey: key.privateKey, size: 20 }
  async function* stream(from: number, to: number): AsyncGenerator<Buffer> {
    for (let i = from; i < to; i++) yield sampleLeaf(i)
  }
  await expect(publish({ ...input, readLeaves: (from, to) => stream(from, to - 1) })).rejects.toThrow(
    '19 of 20',
  )
  await expect(publish({ ...input, readLeaves: (from, to) => stream(from, to + 1) })).rejects.toThrow(
    'more than',
  )
  expect(await publish({ ...input, readLeaves: stream })).toMatchObject({ ok: true, size: 20 })
})

test('an entry of more than 65,535 bytes is refused before anything is signed', async () => {
  using folder = scratchFolder()
  const log = new SampleLog(folder.path)
  log.leafOf = () => Buffer.alloc(65_535)
  await log.publish(1)
  log.leafOf = (index) => Buffer.alloc(65_535 + index)
  await expect(log.publish(2)).rejects.toThrow('65,535')
  expect(statSync(join(log.dir, 'tile/entries/000.p/1')).size).toBe(65_537)
  expect(await verifyLog({ place: log.dir, vkey: vkeyText(log.key) })).toMatchObject({
    verdict: 'good',
    size: 1,
  })
})
