import { seed } from '../../seeds/seed.ts'
import type { Config } from '../platform/config.ts'
import { useDemoKeys } from '../platform/made-for.ts'
import type { Cluster } from './cluster.ts'

/** Fills an empty database with the fictional Twente; a filled one stays as it is. */
export async function seedTwente(
  { dataDir, logName }: Config,
  { adminUrl, appUrl }: Cluster,
  log: (line: string) => void,
): Promise<void> {
  useDemoKeys(dataDir)
  await seed({ adminUrl, appUrl, dataDir, logName, now: new Date(), log })
}
