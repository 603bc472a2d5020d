import { chmodSync, readFileSync, utimesSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { LogPlaces, readErasedBuckets } from '../../capabilities/registers/public.ts'
import { makeFolderDurably, replaceFileDurably } from '../../log/public.ts'
import { type Config, readConfig } from '../../platform/config.ts'
import { type ArchivedFile, openArchive } from '../../platform/key-archive.ts'
import { counted } from '../verify-arguments.ts'
import { readKeyFolder } from './key-folder.ts'
import { askPassphrase } from './passphrase.ts'
import { guardSize, planRestore, type RestorePlan } from './plan-restore.ts'

export type RestoreOptions = {
  passphraseFile: string | undefined
  /** Puts bucket keys back also where the tiles can't say which were destroyed. */
  withoutLogs: boolean
}

/**
 * `helder keys restore FILE`: puts back what is missing, and overwrites nothing. Bucket keys whose erasure stands in the
 * log stay away; where the log can't be read, so do all bucket keys of that municipality. 1 when something stayed away
 * that may belong here.
 */
export async function restoreKeys(file: string, options: RestoreOptions): Promise<number> {
  const config = readConfig()
  const folder = join(config.dataDir, 'keys')
  const archived = await openNamed(file, options.passphraseFile)
  if (archived === null) return 2
  const present = readKeyFolder(folder)
  const { erased, unsure } = await readErasures(config, [...archived, ...present])
  const held = options.withoutLogs
    ? []
    : archived.filter(({ name }) => unsure.includes(municipalityOf(name) ?? ''))
  const plan = planRestore(
    archived.filter((one) => !held.includes(one)),
    present,
    erased,
  )
  if (plan.differing.length > 0) return refuse(plan, folder)
  for (const one of plan.put) await putBack(folder, one)
  say(plan, folder)
  if (held.length === 0) return 0
  console.error(
    `Left away: ${counted(held.length, 'bucket key', 'bucket keys')} of ${unsure.join(', ')}, since the tiles there can't say ` +
      'which were destroyed on purpose. Put the newest tiles back (or run helder log rebuild for each) and restore again; ' +
      'or restore --without-logs and run helder purge before anything else.',
  )
  return 1
}

async function openNamed(file: string, passphraseFile: string | undefined): Promise<ArchivedFile[] | null> {
  const bytes = readFileSync(file)
  const asked = await askPassphrase(passphraseFile, { twice: false })
  const opened = asked.ok ? openArchive(bytes, asked.passphrase) : null
  if (opened?.ok) return opened.archive.files
  if (!asked.ok) console.error(asked.why)
  else if (opened?.reason === 'not-an-archive')
    console.error(`${file} is not an archive of helder keys backup.`)
  else console.error(`${file} does not open: another passphrase, or the file is damaged.`)
  return null
}

/** What the logs say was destroyed, and of which municipalities the logs here don't say all that was signed. */
async function readErasures(
  { dataDir, logName }: Config,
  files: readonly ArchivedFile[],
): Promise<{ erased: Set<string>; unsure: string[] }> {
  const places = new LogPlaces(dataDir, logName)
  const erased = new Set<string>()
  const unsure: string[] = []
  for (const municipality of new Set(files.flatMap(({ name }) => municipalityOf(name) ?? []))) {
    const { buckets, size, whole } = await readErasedBuckets(places.tiles(municipality))
    for (const bucket of buckets) erased.add(bucket)
    const guards = files.filter(({ name }) => name === `guards/${municipality}`)
    if (!whole || guards.some((guard) => guardSize(guard) > size)) unsure.push(municipality)
  }
  return { erased, unsure }
}

/** Of which municipality a bucket key is: `buckets/<municipality>-yyyy-mm.key`; undefined for other files. */
function municipalityOf(name: string): string | undefined {
  return /^buckets\/(.+?)-\d{4}-\d{2}.*\.key$/.exec(name)?.[1]
}

async function putBack(folder: string, { name, content, modifiedAt }: ArchivedFile): Promise<void> {
  const path = join(folder, name)
  await makeFolderDurably(dirname(path))
  chmodSync(dirname(path), 0o700)
  await replaceFileDurably(path, content, true)
  utimesSync(path, modifiedAt, modifiedAt)
}

function refuse({ differing }: RestorePlan, folder: string): number {
  console.error(`Nothing was restored: ${folder} has other content than the archive in`)
  for (const { name, newer } of differing) console.error(`  ${name} (the one in the ${newer} is newer)`)
  console.error('Nothing is overwritten. Move those away that must go, and restore again.')
  return 2
}

function say({ put, kept, erased }: RestorePlan, folder: string): void {
  console.log(
    `Put back in ${folder}: ${counted(put.length, 'file', 'files')}; there already: ${kept.length}.`,
  )
  if (erased.length > 0) {
    console.log(`Not put back, since the log says that they were destroyed on purpose: ${erased.join(', ')}.`)
  }
  console.log('Run helder purge before serving when the database is restored too.')
}
