import { parseArgs } from 'node:util'
import { readConfig } from '../../platform/config.ts'
import { migrate } from '../../platform/migrate.ts'
import { openCluster } from '../cluster.ts'

/** `helder migrate`: brings the database to the newest schema and makes the roles. */
export async function run(args: string[]): Promise<number> {
  parseArgs({ args, options: {} })
  const config = readConfig()
  const cluster = await openCluster(config, console.error)
  try {
    await migrate({ adminUrl: cluster.adminUrl, dataDir: config.dataDir, log: console.log })
    console.log('The database has the newest schema.')
    return 0
  } finally {
    await cluster.close()
  }
}
