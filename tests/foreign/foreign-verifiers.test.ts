import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  LOG_NAME,
  type LogImage,
  makeImage,
  readImage,
  SampleLog,
  scratchFolder,
  writeImage,
} from '../log-image.ts'
import { flipBit, makeTampers, noteOf, type Tamper } from '../log-tampers.ts'
import { requires } from '../requires.ts'
import { generateLogKey, handOver, loadLogKey, saveLogKey, vkeyText } from '../../src/log/public.ts'
import { checkWithSigstore } from './sigstore.ts'

/** R7: two verifiers that are not ours find what ours finds, on 300 samples. */
const SAMPLES = 300

let good: LogImage
let vkey: string
let samples: Tamper[]

beforeAll(async () => {
  const made = await makeTampers()
  ;({ good, vkey } = made)
  samples = [...made.tampers, ...flips(SAMPLES - made.tampers.length)]
})

/** Seeded flips, a third of them in each file. */
function flips(count: number): Tamper[] {
  let state = 20_261_124
  const random = (below: number) => {
    // Marsaglia's xorshift32: the same samples on every run.
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % below
  }
  const paths = [...good.keys()]
  const made: Tamper[] = []
  while (made.length < count) {
    const path = paths[made.length % paths.length] ?? ''
    const [offset, bit] = [random(good.get(path)?.length ?? 1), random(8)]
    const image = flipBit(good, path, offset, bit)
    // Both read base64 with other spare bits as the same signature; ours refuses it, tested there.
    if (
      path === 'checkpoint' &&
      signatureOf(image).equals(signatureOf(good)) &&
      textOf(image) === textOf(good)
    )
      continue
    made.push({ name: `${path} byte ${offset} bit ${bit}`, image })
  }
  return made
}

function textOf(image: LogImage): string {
  return noteOf(image).slice(0, noteOf(image).lastIndexOf(' '))
}

function signatureOf(image: LogImage): Buffer {
  return Buffer.from(noteOf(image).slice(noteOf(image).lastIndexOf(' ') + 1), 'base64')
}

describe('@sigstore/verify', () => {
  const check = (sample: Tamper, leafCheck: boolean) =>
    checkWithSigstore(sample.image, vkey, {
      leafCheck,
      ...(sample.earlier === undefined ? {} : { earlier: sample.earlier }),
    })

  test('accepts our small logs and finds all samples', async () => {
    for (const size of [1, 2, 3, 7, 8, 63, 64, 70]) {
      const { image, key } = await makeImage([size])
      expect(checkWithSigstore(image, vkeyText(key), { leafCheck: true })).toBe('good')
    }
    expect(samples).toHaveLength(SAMPLES)
    const missed = samples.filter((sample) => check(sample, true) === 'good').map((sample) => sample.name)
    expect(missed).toEqual([])
  })

  test('follows a log from one signing key to the next', async () => {
    using folder = scratchFolder()
    for (const { dir, good: keys, bad } of await handedOver(folder.path)) {
      for (const key of keys) expect(checkWithSigstore(readImage(dir), key, { leafCheck: true })).toBe('good')
      for (const key of bad)
        expect(checkWithSigstore(readImage(dir), key, { leafCheck: true })).toMatch(/^tampered/)
    }
  })

  test('control: without its leaf check it misses some', () => {
    const missed = samples.filter((sample) => check(sample, false) === 'good')
    expect(missed.length).toBeGreaterThan(90)
  })
})

describe.runIf(requires('go').run)("Go's sumdb", () => {
  const tools = scratchFolder()
  let program: string
  beforeAll(() => {
    program = buildProgram(tools.path)
  }, 300_000)
  afterAll(() => tools[Symbol.dispose]())

  test('accepts our logs, finds all samples, and without its leaf check (control) misses some', async () => {
    using folder = scratchFolder()
    const run = (key: string, folders: readonly string[], more: string[] = []) =>
      execFileSync(program, [key, ...more], { input: `${folders.join('\n')}\n`, encoding: 'utf8' })
        .trim()
        .split('\n')

    const log = new SampleLog(folder.path)
    log.leafOf = (index) => Buffer.from(`leaf ${index}`)
    const grown: string[] = []
    let earlier: string | undefined
    for (const size of [1, 64, 256, 300, 66_000]) {
      const result = await log.publish(size)
      const copy = join(folder.path, `size-${size}`)
      writeImage(readImage(log.dir), copy)
      if (earlier !== undefined) writeFileSync(join(copy, 'earlier'), earlier)
      grown.push(copy)
      if (result.ok) earlier = result.checkpoint
    }
    expect(run(vkeyText(log.key), grown)).toEqual(grown.map(() => 'good'))

    for (const { dir, good: keys, bad } of await handedOver(join(folder.path, 'handed-over'))) {
      for (const key of keys) expect(run(key, [dir])).toEqual(['good'])
      for (const key of bad) expect(run(key, [dir])).toEqual([expect.stringMatching(/^tampered/)])
    }

    const folders = samples.map((sample, i) => writeSample(sample, join(folder.path, `sample-${i}`)))
    expect(folders).toHaveLength(SAMPLES)
    const verdicts = run(vkey, folders)
    expect(
      samples.filter((_, i) => !verdicts[i]?.startsWith('tampered')).map((sample) => sample.name),
    ).toEqual([])
    const weak = run(vkey, folders, ['-without-leaf-check'])
    expect(weak.filter((verdict) => verdict === 'good').length).toBeGreaterThan(90)
  })
})

/** A log at the moment its key changed, and grown after it, with the keys that each must and must not hold under. */
async function handedOver(root: string): Promise<{ dir: string; good: string[]; bad: string[] }[]> {
  const keyFile = join(root, 'enschede.key')
  mkdirSync(root, { recursive: true })
  await saveLogKey(keyFile, generateLogKey(LOG_NAME))
  const log = new SampleLog(root, await loadLogKey(keyFile))
  await log.publish(63)
  const { retired, vkey } = await handOver({ keyFile, dir: log.dir }, new Date())
  const at = join(root, 'at')
  writeImage(readImage(log.dir), at)
  await new SampleLog(root, await loadLogKey(keyFile)).publish(70)
  // A log may drop older partial tiles (tlog-tiles); the check beside this reads the only one there is.
  for (const path of ['tile/0/000.p/63', 'tile/entries/000.p/63']) rmSync(join(log.dir, path))
  return [
    { dir: at, good: [retired, vkey], bad: [] },
    { dir: log.dir, good: [vkey], bad: [retired] },
  ]
}

function writeSample(sample: Tamper, dir: string): string {
  writeImage(sample.image, dir)
  if (sample.earlier !== undefined) writeFileSync(join(dir, 'earlier'), sample.earlier)
  return dir
}

/** Debian's way: libraries lie under /usr/share/gocode, no modules. Its cache makes later builds quick. */
function buildProgram(folder: string): string {
  const source = join(import.meta.dirname, 'go')
  const program = join(folder, 'verify')
  const env = {
    ...process.env,
    GO111MODULE: 'off',
    GOPATH: '/usr/share/gocode',
    GOCACHE: join(tmpdir(), 'helder-go-cache'),
  }
  execFileSync('go', ['build', '-o', program, '.'], { cwd: source, env })
  return program
}
