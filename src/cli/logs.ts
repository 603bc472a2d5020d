import { adoptLog, type Adopted, LogPlaces, publishLogs } from '../capabilities/registers/public.ts'
import { readConfig } from '../platform/config.ts'
import { type Database, openDatabase } from '../platform/database.ts'
import { KeyFiles } from '../platform/key-files.ts'
import { openCluster } from './cluster.ts'
import { counted } from './verify-arguments.ts'

type Hands = { admin: Database; worker: Database; places: LogPlaces; keys: KeyFiles }
type LogRow = {
  municipality: string
  size: number
  checkpoint_size: number
  checkpoint_at: Date | null
  halted: string | null
}

/** `helder log`: a line per municipality. */
export async function listLogs(): Promise<number> {
  return withLogs(async ({ worker, places }) => {
    const logs = await worker<LogRow[]>`select * from registers.log order by 1`
    await places.readGuards(logs.map((log) => log.municipality))
    const width = Math.max(12, ...logs.map((log) => log.municipality.length))
    console.log(`${'municipality'.padEnd(width)}      size    signed  signed at`)
    for (const { municipality, size, checkpoint_size, checkpoint_at, halted } of logs) {
      const numbers = [size, checkpoint_size].map((number) => String(number).padStart(10)).join('')
      const at = checkpoint_at ? checkpoint_at.toISOString().slice(0, 19) + 'Z' : '-'
      const state = halted ?? (size < places.guardSize(municipality) ? 'rolled-back' : null)
      console.log(
        `${municipality.padEnd(width)}${numbers}  ${at}${state ? `  HALTED: ${state}, read-only until helder log adopt` : ''}`,
      )
    }
    return 0
  })
}

/** `helder log adopt`: records what the database lost, moves the numbers past it, and signs again. */
export async function adopt(municipality: string, reason: string): Promise<number> {
  return withLogs(async ({ admin, worker, places, keys }) => {
    const outcome = await admin.begin(async (tx) => {
      await tx.unsafe('set local role helder_gate')
      return adoptLog(tx, municipality, reason, { places, keys })
    })
    if (!outcome.ok && outcome.reason === 'unknown-log') return unknown(municipality)
    if (!outcome.ok) {
      console.log(
        `The database knows every leaf that was signed for ${municipality}: there is nothing to adopt.`,
      )
      return 0
    }
    console.log(sentence(municipality, outcome))
    return publishAgain(worker, places, municipality)
  })
}

/** `helder log rebuild`: compares every tile with the database and writes what is lost or damaged. */
export async function rebuild(municipality: string): Promise<number> {
  return withLogs(async ({ worker, places }) => {
    const [known] = await worker`select from registers.log where municipality = ${municipality}`
    return known ? publishAgain(worker, places, municipality) : unknown(municipality)
  })
}

async function publishAgain(worker: Database, places: LogPlaces, municipality: string): Promise<number> {
  const published = await publishLogs(worker, places, { repair: true, only: municipality })
  const halted = published.find((log) => 'halted' in log)
  if (halted) {
    console.error(
      `The log of ${municipality} stands still (${halted.halted}): the database is not what was signed. ` +
        'Restore the newest backup, or run helder log adopt.',
    )
    return 1
  }
  for (const log of published) {
    if ('size' in log)
      console.log(
        `${municipality}: ${counted(log.size, 'leaf', 'leaves')} under a new signature, every tile in place.`,
      )
  }
  return 0
}

function sentence(municipality: string, outcome: Adopted): string {
  const { from, to, entriesLost, numbersSkipped, numbersDoubled, unplaced } = outcome
  return [
    `${municipality}: leaves ${from} up to ${to} stay in the log; ${counted(entriesLost, 'entry', 'entries')} of them the database has lost.`,
    `Next numbers moved past ${counted(numbersSkipped, 'lost number', 'lost numbers')}.`,
    ...(numbersDoubled > 0
      ? [`${counted(numbersDoubled, 'number', 'numbers')} had been given again already.`]
      : []),
    ...(unplaced > 0
      ? [
          `${counted(unplaced, 'lost entry is', 'lost entries are')} of branches that the database does not know.`,
        ]
      : []),
  ].join(' ')
}

function unknown(municipality: string): number {
  console.error(`There is no log of "${municipality}"; helder log lists them.`)
  return 2
}

async function withLogs(work: (hands: Hands) => Promise<number>): Promise<number> {
  const config = readConfig()
  const cluster = await openCluster(config, console.error)
  const admin = openDatabase(cluster.adminUrl, { max: 1, name: 'helder log' })
  const worker = openDatabase(cluster.workerUrl, { max: 2, name: 'helder log' })
  const { dataDir, logName } = config
  try {
    return await work({ admin, worker, places: new LogPlaces(dataDir, logName), keys: new KeyFiles(dataDir) })
  } finally {
    await Promise.all([admin, worker].map((database) => database.end({ timeout: 5 })))
    await cluster.close()
  }
}
