import { join } from 'node:path'
import { listDemoAccounts, providerProblems, readProviders } from '../capabilities/access/public.ts'
import { ConfigError, type ServeConfig } from '../platform/config.ts'
import { openDatabase } from '../platform/database.ts'
import { madeFor, noteMadeFor } from '../platform/made-for.ts'
import type { RoleUrls } from '../platform/migrate.ts'
import { productionProblems } from '../platform/production-settings.ts'
import { roleProblem } from '../platform/role-problems.ts'

/**
 * Refuses to serve in production with anything of a demo or anything unsafe: all that is wrong at once, each with what to
 * do. Throws a ConfigError, or what the database says when it does not answer and nothing else is wrong.
 */
export async function requireProduction(config: ServeConfig & RoleUrls): Promise<void> {
  const problems = [
    ...productionProblems(config),
    ...ssoProblems(config.ssoFile),
    ...keyProblems(config.dataDir),
  ]
  try {
    problems.push(...(await databaseProblems(config)))
  } catch (error) {
    if (problems.length === 0) throw error
    problems.push(`The database could not be looked at: ${(error as Error).message}.`)
  }
  if (problems.length > 0) throw new ConfigError(problems, 'Helder does not start in production:')
  noteMadeFor(config.dataDir, 'production')
}

/** The brokers by which people sign in. Without any they sign in with passkeys. */
function ssoProblems(file: string | undefined): string[] {
  if (file === undefined) return []
  try {
    return providerProblems(readProviders(file))
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    return error.problems.map((problem) => `HELDER_SSO_FILE: ${problem}`)
  }
}

function keyProblems(dataDir: string): string[] {
  if (madeFor(dataDir) !== 'demo') return []
  return [
    `The keys in ${join(dataDir, 'keys')} were made by a demo: give production a folder of its own with HELDER_DATA, ` +
      'and run helder keys make.',
  ]
}

async function databaseProblems({ appUrl, workerUrl, jobsUrl }: RoleUrls): Promise<string[]> {
  const roles = await Promise.all([
    roleProblem(appUrl, 'HELDER_APP_DATABASE_URL'),
    roleProblem(workerUrl, 'HELDER_WORKER_DATABASE_URL'),
    roleProblem(jobsUrl, 'HELDER_JOBS_DATABASE_URL', 'jobs'),
  ])
  return [...roles.filter((problem) => problem !== null), ...(await demoAccountProblems(appUrl))]
}

/** Someone knows how to become these people without a password, and their sessions may still be open. */
async function demoAccountProblems(appUrl: string): Promise<string[]> {
  const database = openDatabase(appUrl, { max: 1, name: 'helder start' })
  try {
    const count = (await listDemoAccounts(database)).length
    if (count === 0) return []
    const accounts = count === 1 ? 'an account' : `${count} accounts`
    return [
      `The database holds ${accounts} of the demo sign-in: give production a database of its own with DATABASE_URL, ` +
        'and run helder migrate.',
    ]
  } finally {
    await database.end({ timeout: 5 })
  }
}
