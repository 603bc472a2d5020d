import { importThefts } from '../capabilities/thefts/public.ts'
import { readConfig } from '../platform/config.ts'
import { openDatabase } from '../platform/database.ts'
import { openCluster } from './cluster.ts'
import { headerSentence, lineSentence } from './import-sentences.ts'
import { openProgress } from './progress.ts'

/** `helder import thefts FILE.csv`: 0 when every line stands, 1 when lines were refused, 2 when nothing was done. */
export async function importTheftsFile(file: string): Promise<number> {
  const cluster = await openCluster(readConfig(), console.error)
  const admin = openDatabase(cluster.adminUrl, { max: 2, name: 'helder import thefts' })
  try {
    const progress = openProgress('lines')
    const result = await importThefts(admin, file, {
      now: () => new Date(),
      onError(error) {
        progress.clear()
        console.error(lineSentence(error))
      },
      onProgress: ({ lines, linesTotal }) => progress.note(lines, linesTotal),
      onUnknownColumns: (names) =>
        console.error(`Not imported, since unknown: column ${names.join(', column ')}.`),
    })
    progress.clear()
    if (!result.ok) {
      console.error(result.reason === 'empty-file' ? `${file} is empty.` : headerSentence(file, result))
      return 2
    }
    console.log(
      `${result.lines} lines read: ${result.added} stolen items new, ${result.changed} changed, ${result.unchanged} stood ` +
        `already unchanged, ${result.refused} refused.`,
    )
    return result.refused === 0 ? 0 : 1
  } finally {
    await admin.end({ timeout: 5 })
    await cluster.close()
  }
}
