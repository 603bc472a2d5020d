import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { importCrimeFile } from '../capabilities/effect/public.ts'
import { dayInAmsterdam } from '../kernel/dates.ts'
import { readConfig } from '../platform/config.ts'
import { openDatabase } from '../platform/database.ts'
import { openCluster } from './cluster.ts'
import { headerSentence, lineSentence } from './import-sentences.ts'

/**
 * `helder import crime-figures FILE.csv`: 0 when every line stands, 1 when lines were refused, 2 when nothing was done. Its name
 * and today are kept as where the numbers came from and when.
 */
export async function importCrimeFiguresFile(file: string): Promise<number> {
  const csv = await readFile(file, 'utf8')
  const cluster = await openCluster(readConfig(), console.error)
  const admin = openDatabase(cluster.adminUrl, { max: 1, name: 'helder import crime-figures' })
  try {
    const now = new Date()
    const about = { source: basename(file), publishedOn: dayInAmsterdam(now) }
    const done = await importCrimeFile(admin, csv, about, now)
    if (!done.ok) {
      console.error(headerSentence(file, done))
      return 2
    }
    for (const error of done.errors) console.error(lineSentence(error))
    console.log(
      `${done.lines} lines read: ${done.added} numbers new, ${done.changed} changed, ${done.unchanged} stood already ` +
        `unchanged, ${done.refused} refused.`,
    )
    return done.refused === 0 ? 0 : 1
  } finally {
    await admin.end({ timeout: 5 })
    await cluster.close()
  }
}
