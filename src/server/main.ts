import { accessRoutes, openBranches, openCallers } from '../capabilities/access/public.ts'
import { openPolicies, policyRoutes } from '../capabilities/policy/public.ts'
import { LogPlaces, logRoutes, publishLogs, registerRoutes } from '../capabilities/registers/public.ts'
import type { ServeConfig } from '../platform/config.ts'
import { type Database, openDatabase } from '../platform/database.ts'
import { KeyFiles } from '../platform/key-files.ts'
import { openLogger } from '../platform/logger.ts'
import type { RoleUrls } from '../platform/migrate.ts'
import { repeat } from '../platform/repeat.ts'
import { publicRoutes } from '../public/routes.ts'
import { buildApp } from './app.ts'
import { healthRoutes } from './health.ts'
import { webAppRoutes } from './web-app.ts'

/** Commit to signed checkpoint: 5 s at most, 1 s is the target; a nudge makes it a few milliseconds. */
const PUBLISH_EVERY_MS = 300

/** Starts everything in one process: requests, sequencer, matcher, jobs. */
export async function serve(config: ServeConfig & RoleUrls): Promise<{ close: () => Promise<void> }> {
  const logger = openLogger()
  const database = openDatabase(config.appUrl, { max: 12, name: 'helder app' })
  const workerDatabase = openDatabase(config.workerUrl, { max: 4, name: 'helder worker' })
  const keys = new KeyFiles(config.dataDir)
  const places = new LogPlaces(config.dataDir, config.logName)
  const policies = openPolicies(database)
  const branches = openBranches(database)
  const municipalities = async () => (await policies.list()).map((policy) => policy.municipality)

  // Guards first: a database that was restored to an older state must refuse before it can accept anything.
  await places.readGuards(await municipalities())
  await publishLogs(workerDatabase, places)
  const sequencer = repeat(() => publishLogs(workerDatabase, places), {
    name: 'publish logs',
    every_ms: PUBLISH_EVERY_MS,
    logger,
  })

  const demo = config.mode === 'demo'
  const app = await buildApp({
    logger,
    callers: openCallers(database),
    baseUrl: config.baseUrl,
    trustProxy: config.trustProxy,
    async mount(app) {
      healthRoutes(app, database)
      accessRoutes(app, { database, branches, demo, secureCookies: config.baseUrl.startsWith('https:') })
      policyRoutes(app, { policies })
      registerRoutes(app, {
        database,
        branches,
        policies,
        keys,
        places,
        guardSize: (municipality) => places.guardSize(municipality),
        recorded: () => sequencer.nudge(),
      })
      logRoutes(app, { database, places, municipalities })
      await webAppRoutes(app)
      await publicRoutes(app, {
        mode: config.mode,
        listPolicies: async (municipality) =>
          (await policies.list()).filter((policy) => !municipality || policy.municipality === municipality),
      })
    },
  })
  await app.listen({ port: config.port, host: '::' })
  return {
    async close() {
      await app.close()
      await sequencer.stop()
      await closeAll([database, workerDatabase])
    },
  }
}

async function closeAll(databases: Database[]): Promise<void> {
  await Promise.all(databases.map((database) => database.end({ timeout: 5 })))
}
