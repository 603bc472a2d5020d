import { existsSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startMark } from './processes.ts'

let registrations = 0

/** Notes that this process uses the cluster. The returned function takes the note away and tells who still does. */
export function registerUser(folder: string): { leave: () => number[] } {
  registrations += 1
  const file = join(folder, `${process.pid}-${registrations}`)
  writeFileSync(`${file}.new`, startMark(process.pid) ?? '', { mode: 0o600 })
  renameSync(`${file}.new`, file)
  return {
    leave() {
      rmSync(file, { force: true })
      return livingUsers(folder)
    },
  }
}

/** The processes that use the cluster; notes of those that were killed are cleared away. */
function livingUsers(folder: string): number[] {
  const living: number[] = []
  // A folder that was thrown away under us has no users; its postmaster must still end.
  const notes = existsSync(folder) ? readdirSync(folder) : []
  for (const name of notes) {
    const pid = Number.parseInt(/^(\d+)-\d+$/.exec(name)?.[1] ?? '', 10)
    if (!Number.isInteger(pid)) continue
    if (startMark(pid) === readMark(join(folder, name))) living.push(pid)
    else rmSync(join(folder, name), { force: true })
  }
  return living
}

function readMark(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
