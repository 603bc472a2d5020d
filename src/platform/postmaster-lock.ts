import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isAlive, worksIn } from './embedded/processes.ts'

/** What a postmaster writes in its data folder (PostgreSQL's miscadmin.h, LOCK_FILE_LINE_*). */
export type PostmasterLock = {
  pid: number
  port: number
  status: 'starting' | 'stopping' | 'ready' | 'unknown'
}

/** Whose the lock is: nobody's, one that ended, a process that got the same number by chance, or a running postmaster. */
export type LockState = 'none' | 'dead' | 'reused' | 'running'

const FILE = 'postmaster.pid'
/** Above the largest process number of Linux (2^22) and macOS (99,998): never alive. */
const PID_NEVER_ALIVE = 4_194_305

/** Reads the lock; null when there is none or it was only half written. */
export function readLock(folder: string): PostmasterLock | null {
  const text = readText(folder)
  if (text === null) return null
  const lines = text.split('\n')
  const pid = Number.parseInt(lines[0] ?? '', 10)
  if (!Number.isInteger(pid) || pid === 0) return null
  const status = (lines[7] ?? '').trim()
  return {
    pid: Math.abs(pid),
    port: Number.parseInt(lines[3] ?? '', 10) || 0,
    status: status === 'ready' || status === 'starting' || status === 'stopping' ? status : 'unknown',
  }
}

/** Decides whose the lock is. */
export function lockState(folder: string, lock: PostmasterLock | null): LockState {
  if (lock === null) return 'none'
  if (!isAlive(lock.pid)) return 'dead'
  return worksIn(lock.pid, folder) ? 'running' : 'reused'
}

/**
 * Makes the lock of a reused number harmless. Only the number goes: PostgreSQL still reads the shared memory key in it
 * and so refuses to start beside backends that outlived their postmaster, which deleting the file would allow.
 */
export function disarmLock(folder: string): void {
  const text = readText(folder)
  if (text === null) return
  writeFileSync(join(folder, FILE), [String(PID_NEVER_ALIVE), ...text.split('\n').slice(1)].join('\n'))
}

function readText(folder: string): string | null {
  try {
    return readFileSync(join(folder, FILE), 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
