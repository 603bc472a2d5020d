import { exportHits } from '../capabilities/matching/public.ts'
import { readConfig } from '../platform/config.ts'
import { openDatabase } from '../platform/database.ts'
import { openCluster } from './cluster.ts'

/** `helder export hits FILE.csv`. */
export async function exportHitsFile(file: string): Promise<number> {
  const cluster = await openCluster(readConfig(), console.error)
  const admin = openDatabase(cluster.adminUrl, { max: 1, name: 'helder export hits' })
  try {
    console.log(`${await exportHits(admin, file)} hits written to ${file}.`)
    return 0
  } finally {
    await admin.end({ timeout: 5 })
    await cluster.close()
  }
}
