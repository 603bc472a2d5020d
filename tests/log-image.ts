import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, sep } from 'node:path'
import {
  branchToken,
  buildLeaf,
  generateLogKey,
  type LogKey,
  publish,
  type PublishResult,
} from '../src/log/public.ts'

/** A log folder in memory: its files by path. */
export type LogImage = Map<string, Buffer>

export const LOG_NAME = 'helder-demo.example/enschede'

/** A leaf that looks like those of a register; the same for the same index and salt. */
export function sampleLeaf(index: number, salt = 0): Buffer {
  const openKey = Buffer.alloc(32, `open ${salt} ${index}`)
  const personKey = Buffer.alloc(32, `person ${salt} ${index}`)
  const place = { register: 'purchase', sequenceNumber: index + 1 }
  const facts = { ...place, branchNumber: '000012345678' }
  return buildLeaf({
    type: 'entry',
    bucket: 'enschede-2030-11',
    branchToken: branchToken(Buffer.alloc(32, 'branch'), place),
    openKey,
    personKey,
    groups: { facts, identifiers: [], conditions: null, seller: { index }, buyer: null, freeText: null },
  })
}

/** A folder for a test that is removed by `[Symbol.dispose]`. */
export function scratchFolder(): { path: string } & Disposable {
  const path = mkdtempSync(join(tmpdir(), 'helder-log-'))
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) }
}

/** A log under `root` that grows by publishing sample leaves. */
export class SampleLog {
  readonly key: LogKey
  readonly dir: string
  readonly guardFile: string
  leafOf: (index: number) => Buffer = sampleLeaf
  leavesRead = 0

  constructor(root: string, key: LogKey = generateLogKey(LOG_NAME)) {
    this.key = key
    this.dir = join(root, 'log')
    this.guardFile = join(root, 'guard', 'enschede.json')
  }

  publish(size: number, more: { repair?: boolean } = {}): Promise<PublishResult> {
    const readLeaves = async (from: number, to: number): Promise<Buffer[]> => {
      this.leavesRead += to - from
      return Array.from({ length: to - from }, (_, i) => this.leafOf(from + i))
    }
    const { dir, guardFile, key } = this
    return publish({
      dir,
      guardFile,
      origin: key.name,
      privateKey: key.privateKey,
      size,
      readLeaves,
      ...more,
    })
  }
}

/** Publishes a log of `sizes.at(-1)` leaves in steps and takes it into memory. */
export async function makeImage(
  sizes: readonly number[],
  salt = 0,
  key?: LogKey,
): Promise<{ image: LogImage; key: LogKey }> {
  using folder = scratchFolder()
  const log = new SampleLog(folder.path, key)
  log.leafOf = (index) => sampleLeaf(index, salt)
  for (const size of sizes) await log.publish(size)
  return { image: readImage(log.dir), key: log.key }
}

export function readImage(dir: string): LogImage {
  const image: LogImage = new Map()
  for (const name of readdirSync(dir, { recursive: true, encoding: 'utf8' })) {
    const path = join(dir, name)
    if (statSync(path).isFile()) image.set(name.split(sep).join('/'), readFileSync(path))
  }
  return image
}

export function writeImage(image: LogImage, dir: string): void {
  for (const [path, bytes] of image) {
    mkdirSync(dirname(join(dir, path)), { recursive: true })
    writeFileSync(join(dir, path), bytes)
  }
}
