import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { newId } from '../kernel/ids.ts'
import { ConfigError, type ServeConfig } from './config.ts'

type Mode = ServeConfig['mode']

/** Stands beside the keys and goes with them into every backup, so that demo keys can be told from others. */
export const MADE_FOR_FILE = 'made-for'

/** For which mode the keys of this data folder were made; null when nothing says so. */
export function madeFor(dataDir: string): Mode | null {
  const file = join(dataDir, 'keys', MADE_FOR_FILE)
  if (!existsSync(file)) return null
  // Whatever else stands there was written by no Helder: not trusted as production.
  return readFileSync(file, 'utf8').trim() === 'production' ? 'production' : 'demo'
}

/** Notes for which mode these keys are made. What was noted before stays. */
export function noteMadeFor(dataDir: string, mode: Mode): void {
  if (madeFor(dataDir) !== null) return
  const folder = join(dataDir, 'keys')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const temporary = join(folder, `${MADE_FOR_FILE}.${newId()}`)
  writeFileSync(temporary, `${mode}\n`, { mode: 0o600, flush: true })
  renameSync(temporary, join(folder, MADE_FOR_FILE))
}

/** A demo opens every door without a password: it does so with keys of its own only. Throws a ConfigError otherwise. */
export function useDemoKeys(dataDir: string): void {
  if (madeFor(dataDir) === 'production') {
    throw new ConfigError([
      `The keys in ${join(dataDir, 'keys')} were made for production: give the demo a folder of its own with HELDER_DATA.`,
    ])
  }
  noteMadeFor(dataDir, 'demo')
}
