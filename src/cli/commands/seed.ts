import { parseArgs } from 'node:util'
import { readConfig, requireMode } from '../../platform/config.ts'
import { migrate } from '../../platform/migrate.ts'
import { openCluster } from '../cluster.ts'
import { seedTwente } from '../seed-twente.ts'

/** `helder seed`: the fictional Twente, in demo mode only. What is there stays as it is. */
export async function run(args: string[]): Promise<number> {
  parseArgs({ args, options: {} })
  const config = requireMode(readConfig())
  if (config.mode !== 'demo') {
    console.error('The fictional Twente is for HELDER_MODE=demo only.')
    return 2
  }
  const cluster = await openCluster(config, console.error)
  try {
    await migrate({ adminUrl: cluster.adminUrl, dataDir: config.dataDir, log: console.log })
    await seedTwente(config, cluster, console.log)
    return 0
  } finally {
    await cluster.close()
  }
}
