import { LOOK_LOG, lookBook, lookPlaces } from '../capabilities/audit/public.ts'
import {
  adoptLog,
  type Adopted,
  type LogBook,
  LogPlaces,
  publishLogs,
  registersBook,
  takeUpLog,
} from '../capabilities/registers/public.ts'
import { readConfig } from '../platform/config.ts'
import { type Database, openDatabase } from '../platform/database.ts'
import { KeyFiles } from '../platform/key-files.ts'
import { openCluster } from './cluster.ts'
import { counted } from './verify-arguments.ts'

type Hands = { admin: Database; worker: Database; places: LogPlaces; looks: LogPlaces; keys: KeyFiles }
type LogRow = {
  log: string
  size: number
  checkpoint_size: number
  checkpoint_at: Date | null
  halted: string | null
}

/** `helder log`: a line per municipality, and one for the log of looks. */
export async function listLogs(): Promise<number> {
  return withLogs(async ({ worker, places, looks }) => {
    const rows = [...(await readRows(worker, registersBook)), ...(await readRows(worker, lookBook))]
    const width = Math.max(12, ...rows.map(({ log }) => log.length))
    console.log(`${'log'.padEnd(width)}      size    signed  signed at`)
    for (const { log, size, checkpoint_size, checkpoint_at, halted } of rows) {
      const numbers = [size, checkpoint_size].map((number) => String(number).padStart(10)).join('')
      const at = checkpoint_at ? checkpoint_at.toISOString().slice(0, 19) + 'Z' : '-'
      const of = log === LOOK_LOG ? looks : places
      await of.readGuards([log])
      const state = halted ?? (size < of.guardSize(log) ? 'rolled-back' : null)
      const what = log === LOOK_LOG ? 'looks wait for their index' : 'read-only'
      console.log(
        `${log.padEnd(width)}${numbers}  ${at}${state ? `  HALTED: ${state}, ${what} until helder log adopt` : ''}`,
      )
    }
    return 0
  })
}

async function readRows(worker: Database, book: LogBook): Promise<LogRow[]> {
  return await worker<LogRow[]>`
    select ${worker(book.name)} as log, size, checkpoint_size, checkpoint_at, halted from ${worker(book.log)} order by 1`
}

/** `helder log adopt`: records what the database lost, moves the numbers past it, and signs again. */
export async function adopt(municipality: string, reason: string): Promise<number> {
  if (municipality === LOOK_LOG) return adoptLooks(reason)
  return withLogs(async ({ admin, worker, places, keys }) => {
    const outcome = await admin.begin(async (tx) => {
      await tx.unsafe('set local role helder_gate')
      return adoptLog(tx, municipality, reason, { places, keys })
    })
    if (!outcome.ok && outcome.reason === 'unknown-log') return unknown(municipality)
    if (!outcome.ok) return nothingLost(municipality)
    console.log(sentence(municipality, outcome))
    return publishAgain(worker, places, registersBook, municipality)
  })
}

async function adoptLooks(reason: string): Promise<number> {
  return withLogs(async ({ admin, worker, looks }) => {
    const outcome = await admin.begin(async (tx) => {
      await tx.unsafe('set local role helder_gate')
      return takeUpLog(tx, { book: lookBook, places: looks, name: LOOK_LOG }, reason)
    })
    if (!outcome.ok) return nothingLost(LOOK_LOG)
    const { from, to, lost } = outcome
    console.log(
      `${LOOK_LOG}: leaves ${from} up to ${to} stay in the log; ${counted(lost.length, 'look', 'looks')} of them the database has lost.`,
    )
    return publishAgain(worker, looks, lookBook, LOOK_LOG)
  })
}

function nothingLost(log: string): number {
  console.log(`The database knows every leaf that was signed for ${log}: there is nothing to adopt.`)
  return 0
}

/** `helder log rebuild`: compares every tile with the database and writes what is lost or damaged. */
export async function rebuild(municipality: string): Promise<number> {
  return withLogs(async ({ worker, places, looks }) => {
    if (municipality === LOOK_LOG) return publishAgain(worker, looks, lookBook, LOOK_LOG)
    const [known] = await worker`select from registers.log where municipality = ${municipality}`
    return known ? publishAgain(worker, places, registersBook, municipality) : unknown(municipality)
  })
}

async function publishAgain(
  worker: Database,
  places: LogPlaces,
  book: LogBook,
  log: string,
): Promise<number> {
  const published = await publishLogs(worker, places, book, { repair: true, only: log })
  const halted = published.find((one) => 'halted' in one)
  if (halted) {
    console.error(
      `The log of ${log} stands still (${halted.halted}): the database is not what was signed. ` +
        'Restore the newest backup, or run helder log adopt.',
    )
    return 1
  }
  for (const one of published) {
    if ('size' in one)
      console.log(
        `${log}: ${counted(one.size, 'leaf', 'leaves')} under a new signature, every tile in place.`,
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
    const places = new LogPlaces(dataDir, logName)
    return await work({
      admin,
      worker,
      places,
      looks: lookPlaces(dataDir, logName),
      keys: new KeyFiles(dataDir),
    })
  } finally {
    await Promise.all([admin, worker].map((database) => database.end({ timeout: 5 })))
    await cluster.close()
  }
}
