import { existsSync } from 'node:fs'
import { LOOK_LOG, lookBook, lookPlaces } from '../../capabilities/audit/public.ts'
import { rotateProofKey } from '../../capabilities/check/public.ts'
import { rotateFileKey } from '../../capabilities/measures/public.ts'
import { lockPublisher, type LogBook, LogPlaces, registersBook } from '../../capabilities/registers/public.ts'
import { readConfig } from '../../platform/config.ts'
import { openDatabase } from '../../platform/database.ts'
import { KeyFiles } from '../../platform/key-files.ts'
import { ensureRoles, makeRoleSecrets } from '../../platform/roles.ts'
import { openCluster } from '../cluster.ts'

/** Why these are never replaced. */
const fixed: Record<string, string> = {
  branches:
    'The branch key binds every entry in the logs: under another key none of them could be proved to be the next one of ' +
    'its branch. Who has it can count the entries of a shop, and can neither read nor change one (docs/keys.md).',
  digest:
    'The digest key tells a repeat of a request from a new one, and seals the secrets of look-up applications: under ' +
    'another key repeats of the last thirty days are refused and applications stop. See docs/keys.md for what to do ' +
    'when it leaked.',
  buckets:
    'A bucket key is what older backups of the database are closed with: a new one would not close those. It is ' +
    'destroyed when its month is over; if it leaked, see docs/keys.md.',
}

const rotations: Record<string, (municipality: string | undefined) => Promise<number>> = {
  signing: rotateSigning,
  'access-log': rotateAccessLog,
  'check-proof': rotateCheckProof,
  'case-file': rotateCaseFile,
  'check-work': rotateCheckWork,
  database: rotateDatabase,
}
export const rotatable = Object.keys(rotations)

/** `helder keys rotate KIND`: a new key in the place of one, where that can be done without losing anything. */
export async function rotateKey(kind: string, municipality: string | undefined): Promise<number> {
  const rotate = Object.hasOwn(rotations, kind) ? rotations[kind] : undefined
  if (rotate) return rotate(municipality)
  const why = Object.hasOwn(fixed, kind) ? fixed[kind] : undefined
  console.error(why ?? `There is no key "${kind}" to rotate; there are ${rotatable.join(', ')}.`)
  return 2
}

async function rotateSigning(municipality: string | undefined): Promise<number> {
  if (municipality === undefined) {
    console.error('Say which log: helder keys rotate signing --municipality M.')
    return 2
  }
  const { dataDir, logName } = readConfig()
  const rotated = await rotateLog(new LogPlaces(dataDir, logName), registersBook, municipality)
  if (!rotated) return 2
  const { retired, vkey } = rotated
  console.log(`${municipality} signs with a new key from now on:\n${vkey}`)
  console.log(
    'The old one is destroyed. Receipts from before stay valid under its public half, which stays at ' +
      `/log/${municipality}/vkeys:\n${retired}`,
  )
  console.log(
    'Publish the new key where you published the old one, and back the keys up: helder keys backup FILE.',
  )
  return 0
}

async function rotateAccessLog(): Promise<number> {
  const { dataDir, logName } = readConfig()
  const rotated = await rotateLog(lookPlaces(dataDir, logName), lookBook, LOOK_LOG)
  if (!rotated) return 2
  console.log(`The log of looks is signed with a new key from now on:\n${rotated.vkey}`)
  console.log('The old one is destroyed. Back the keys up: helder keys backup FILE.')
  return 0
}

/** A new key for one log, while nobody publishes it; null when there is no such log, which is then said. */
async function rotateLog(places: LogPlaces, book: LogBook, name: string) {
  const cluster = await openCluster(readConfig(), console.error)
  const worker = openDatabase(cluster.workerUrl, { max: 1, name: 'helder keys' })
  try {
    const [known] = await worker`select from ${worker(book.log)} where ${worker(book.name)} = ${name}`
    if (!known || !existsSync(places.keyFile(name))) {
      console.error(`There is no signing key of a log of "${name}"; helder log lists the logs.`)
      return null
    }
    return await worker.begin(async (tx) => {
      await lockPublisher(tx, name)
      return places.rotate(name, new Date())
    })
  } finally {
    await worker.end({ timeout: 5 })
    await cluster.close()
  }
}

async function rotateCheckProof(): Promise<number> {
  const { dataDir } = readConfig()
  const { retired, vkey } = await rotateProofKey(dataDir, new Date())
  console.log(`Check proofs are signed with a new key once helder serve is started again:\n${vkey}`)
  console.log(
    `Proofs from before stay valid under the old public half, which stays at /check/vkeys:\n${retired}`,
  )
  return 0
}

async function rotateCaseFile(): Promise<number> {
  const { dataDir } = readConfig()
  const { retired, vkey } = await rotateFileKey(dataDir, new Date())
  console.log(`Case files are signed with a new key once helder serve is started again:\n${vkey}`)
  console.log(
    `Files from before stay valid under the old public half, which stays at /case-files/vkeys:\n${retired}`,
  )
  return 0
}

async function rotateCheckWork(): Promise<number> {
  new KeyFiles(readConfig().dataDir).replace('check-work')
  console.log('The sums of the public check have a new key once helder serve is started again.')
  return 0
}

async function rotateDatabase(): Promise<number> {
  const config = readConfig()
  const cluster = await openCluster(config, console.error)
  const admin = openDatabase(cluster.adminUrl, { max: 1, name: 'helder keys' })
  try {
    // Asked first: a database that is away must not cost the passwords that it knows.
    await admin`select 1`
    await ensureRoles(admin, makeRoleSecrets(config.dataDir))
    console.log(
      'The roles of the database have new passwords. Start helder serve again, and change HELDER_APP_DATABASE_URL, ' +
        'HELDER_WORKER_DATABASE_URL and HELDER_JOBS_DATABASE_URL where they are set: the new ones are in keys/database.json.',
    )
    return 0
  } finally {
    await admin.end({ timeout: 5 })
    await cluster.close()
  }
}
