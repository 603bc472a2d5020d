import type { Config } from '../platform/config.ts'
import { startEmbedded } from '../platform/embedded-postgres.ts'
import type { RoleUrls } from '../platform/migrate.ts'
import { roleSecrets, urlForRole } from '../platform/roles.ts'
import { onSignal } from './signals.ts'

/** The database a command works on. */
export type Cluster = RoleUrls & {
  /** May create roles and sees everything: for `migrate` and the commands of the operator. */
  adminUrl: string
  close: () => Promise<void>
}

/**
 * DATABASE_URL when set, else the embedded PostgreSQL of HELDER_DATA: that of a running server, which it leaves running,
 * or one of its own, which `close` stops.
 */
export async function openCluster(config: Config, log: (line: string) => void): Promise<Cluster> {
  const embedded = config.databaseUrl ? null : await startEmbedded({ dataDir: config.dataDir, log })
  if (embedded) onSignal(() => void embedded.stop().finally(() => process.exit(130)))
  const adminUrl = embedded?.url ?? config.databaseUrl ?? ''
  const secrets = roleSecrets(config.dataDir)
  return {
    adminUrl,
    appUrl: config.appDatabaseUrl ?? urlForRole(adminUrl, 'helder_app', secrets),
    workerUrl: config.workerDatabaseUrl ?? urlForRole(adminUrl, 'helder_worker', secrets),
    jobsUrl: config.jobsDatabaseUrl ?? urlForRole(adminUrl, 'helder_jobs', secrets),
    close: async () => embedded?.stop(),
  }
}

/** The addresses `serve` uses: when all three roles are given, nothing that may create roles is touched. */
export async function openForServing(
  config: Config,
  log: (line: string) => void,
): Promise<Omit<Cluster, 'adminUrl'>> {
  const { appDatabaseUrl, workerDatabaseUrl, jobsDatabaseUrl } = config
  if (appDatabaseUrl && workerDatabaseUrl && jobsDatabaseUrl) {
    return {
      appUrl: appDatabaseUrl,
      workerUrl: workerDatabaseUrl,
      jobsUrl: jobsDatabaseUrl,
      close: () => Promise.resolve(),
    }
  }
  return openCluster(config, log)
}
