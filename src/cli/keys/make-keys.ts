import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { LOOK_LOG, lookPlaces } from '../../capabilities/audit/public.ts'
import { openProofKey } from '../../capabilities/check/public.ts'
import { openFileKey } from '../../capabilities/measures/public.ts'
import { LogPlaces } from '../../capabilities/registers/public.ts'
import { type Config, readConfig } from '../../platform/config.ts'
import { KeyFiles } from '../../platform/key-files.ts'
import { madeFor, noteMadeFor } from '../../platform/made-for.ts'
import { roleSecrets } from '../../platform/roles.ts'

type Making = { file: string; make: () => unknown }

/**
 * `helder keys make`: what a production needs before its first start, and a signing key per municipality named. What is
 * there stays: a key that is made anew no longer opens what the old one closed. Keys of months are made when needed.
 */
export async function makeKeys(municipalities: readonly string[]): Promise<number> {
  const config = readConfig()
  const mode = config.mode ?? 'production'
  const known = madeFor(config.dataDir)
  if (known !== null && known !== mode) {
    console.error(
      `The keys in ${join(config.dataDir, 'keys')} were made for ${known}: give ${mode} a folder of its own with HELDER_DATA.`,
    )
    return 2
  }
  const makings = makingsOf(config, municipalities)
  const missing = makings.filter(({ file }) => !existsSync(join(config.dataDir, 'keys', file)))
  if (missing.length === 0) {
    console.error(
      'All these keys are there already, and none was overwritten. helder keys rotate replaces one.',
    )
    return 2
  }
  noteMadeFor(config.dataDir, mode)
  for (const { make } of missing) await make()
  console.log(`Made for ${mode}: ${missing.map(({ file }) => file).join(', ')}.`)
  const kept = makings.filter((making) => !missing.includes(making))
  if (kept.length > 0) console.log(`Left as they were: ${kept.map(({ file }) => file).join(', ')}.`)
  if (mode === 'production' && !process.env['HELDER_LOG_NAME']) {
    console.log(
      `HELDER_LOG_NAME is not set: check proofs, case files and logs are named ${config.logName}. A name stays for as long as its log: ` +
        'if it should be yours, empty this folder, set the name and make the keys again before the first start.',
    )
  }
  console.log('Back them up now: helder keys backup FILE.')
  return 0
}

function makingsOf({ dataDir, logName }: Config, municipalities: readonly string[]): Making[] {
  const keys = new KeyFiles(dataDir)
  const places = new LogPlaces(dataDir, logName)
  return [
    ...['branches', 'digest', 'check-work'].map((name) => ({
      file: `${name}.key`,
      make: () => keys.key(name),
    })),
    { file: 'check-proof.key', make: () => openProofKey(dataDir, logName) },
    { file: 'case-file.key', make: () => openFileKey(dataDir, logName) },
    { file: 'database.json', make: () => roleSecrets(dataDir) },
    { file: `logs/${LOOK_LOG}.key`, make: () => lookPlaces(dataDir, logName).key(LOOK_LOG) },
    ...municipalities.map((municipality) => ({
      file: `logs/${municipality}.key`,
      make: () => places.key(municipality),
    })),
  ]
}
