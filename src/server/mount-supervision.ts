import { effectRoutes } from '../capabilities/effect/public.ts'
import type { Checks } from '../capabilities/check/public.ts'
import { triangleRoutes } from '../capabilities/triangle/public.ts'
import { findingRoutes } from '../capabilities/findings/public.ts'
import {
  filePaperRoutes,
  measureRoutes,
  measureRunning,
  openFileKey,
  retiredFileVkeys,
} from '../capabilities/measures/public.ts'
import { overviewRoutes } from '../capabilities/overview/public.ts'
import { visitRoutes } from '../capabilities/visits/public.ts'
import { dayInAmsterdam } from '../kernel/dates.ts'
import type { App } from '../platform/app.ts'
import type { ServeConfig } from '../platform/config.ts'
import type { Database } from '../platform/database.ts'
import type { KeyFiles } from '../platform/key-files.ts'

export type SupervisionDependencies = {
  database: Database
  config: ServeConfig
  keys: KeyFiles
  /** Whether a number is known as stolen: asked for police only. */
  checks: Checks
}

/** Supervision: visits and findings, measures, cases of the triangle, the overview and its effect. */
export async function mountSupervision(app: App, dependencies: SupervisionDependencies): Promise<void> {
  const { database, config, keys } = dependencies
  triangleRoutes(app, { database })
  measureRoutes(app, { database })
  const { dataDir, logName } = config
  const signWith = await openFileKey(dataDir, logName)
  filePaperRoutes(app, { database, keys, signWith, retired: await retiredFileVkeys(dataDir) })
  findingRoutes(app, { database, baseUrl: config.baseUrl })
  visitRoutes(app, dependencies)
  effectRoutes(app, { database })
  overviewRoutes(app, { database, measures: (tx) => measureRunning(tx, dayInAmsterdam(new Date())) })
}
