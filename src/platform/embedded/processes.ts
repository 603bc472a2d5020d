import { execFileSync } from 'node:child_process'
import { readFileSync, readlinkSync } from 'node:fs'

/** True while the process runs. A zombie (init of a container that never reaps) has ended. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  const state = procStat(pid)?.[0]
  return state !== 'Z' && state !== 'X'
}

/** Tells two processes with the same number apart: what the kernel says about when it began; null once it ended. */
export function startMark(pid: number): string | null {
  if (!isAlive(pid)) return null
  if (process.platform === 'linux') return procStat(pid)?.[19] ?? 'unknown'
  return ps(pid, 'lstart') || 'unknown'
}

/** True when the process works in this folder, as a postmaster does in its data folder. Windows does not tell. */
export function worksIn(pid: number, folder: string): boolean {
  if (process.platform === 'win32') return true
  if (process.platform !== 'linux') return ps(pid, 'command').includes(folder)
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === folder
  } catch {
    return false
  }
}

/** The fields of /proc/<pid>/stat after the name, which may hold spaces and brackets itself. */
function procStat(pid: number): string[] | null {
  if (process.platform !== 'linux') return null
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'latin1')
    return line.slice(line.lastIndexOf(')') + 2).split(' ')
  } catch {
    return null
  }
}

function ps(pid: number, column: string): string {
  if (process.platform === 'win32') return ''
  try {
    return execFileSync('ps', ['-p', String(pid), '-o', `${column}=`], { encoding: 'utf8' }).trim()
  } catch {
    return ''
  }
}
