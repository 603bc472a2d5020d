import type { App } from '../../platform/app.ts'
import type { Database } from '../../platform/database.ts'
import { caseRoutes } from './case-routes.ts'
import { meetingRoutes } from './meeting-routes.ts'
import { taskRoutes } from './task-routes.ts'

/** The triangle: cases, meetings with their agenda and decisions, and tasks. */
export function triangleRoutes(app: App, dependencies: { database: Database }): void {
  caseRoutes(app, dependencies)
  meetingRoutes(app, dependencies)
  taskRoutes(app, dependencies)
}
