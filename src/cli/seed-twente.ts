import { seedFixed } from '../../seeds/fixed.ts'
import type { Config } from '../platform/config.ts'
import { openDatabase } from '../platform/database.ts'
import type { Cluster } from './cluster.ts'

/** Fills an empty database with the fictional Twente; a filled one stays as it is. */
export async function seedTwente(
  _config: Config,
  cluster: Cluster,
  log: (line: string) => void,
): Promise<void> {
  const admin = openDatabase(cluster.adminUrl, { max: 1, name: 'helder seed' })
  try {
    log('seeding the fictional Twente')
    await seedFixed(admin, new Date())
  } finally {
    await admin.end({ timeout: 5 })
  }
}
