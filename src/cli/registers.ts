import { openBranches } from '../capabilities/access/public.ts'
import { openPolicies } from '../capabilities/policy/public.ts'
import { LogPlaces, type RegisterDependencies } from '../capabilities/registers/public.ts'
import { type Config, readConfig } from '../platform/config.ts'
import { openDatabase } from '../platform/database.ts'
import { KeyFiles } from '../platform/key-files.ts'
import { type Cluster, openCluster } from './cluster.ts'

/** The registers as a command works on them, with the same rights and refusals as the server. */
export async function openRegisters(
  { dataDir, logName }: Pick<Config, 'dataDir' | 'logName'>,
  appUrl: string,
  command: string,
): Promise<RegisterDependencies & { close: () => Promise<void> }> {
  const database = openDatabase(appUrl, { max: 4, name: `helder ${command}` })
  // Asked for within transactions: see server/assemble.ts.
  const lookups = openDatabase(appUrl, { max: 1, name: `helder ${command}` })
  const policies = openPolicies(lookups)
  const places = new LogPlaces(dataDir, logName)
  await places.readGuards((await policies.list()).map((policy) => policy.municipality))
  return {
    database,
    policies,
    branches: openBranches(lookups),
    keys: new KeyFiles(dataDir),
    guardSize: (municipality) => places.guardSize(municipality),
    async close() {
      await Promise.all([database.end({ timeout: 5 }), lookups.end({ timeout: 5 })])
    },
  }
}

type Work = (registers: RegisterDependencies, cluster: Cluster, config: Config) => Promise<number>

/** Runs a command's work on the registers, beside a running server or without one, and gives its exit code. */
export async function withRegisters(command: string, work: Work): Promise<number> {
  const config = readConfig()
  const cluster = await openCluster(config, console.error)
  try {
    const registers = await openRegisters(config, cluster.appUrl, command)
    try {
      return await work(registers, cluster, config)
    } finally {
      await registers.close()
    }
  } finally {
    await cluster.close()
  }
}
