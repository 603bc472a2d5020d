export { hoursStore } from './forget-hours.ts'
export { importCrimeFile } from './import-crime.ts'
export { EFFECT_REPORT_TASK, makeDueReports } from './make-due-reports.ts'
export { effectRoutes } from './routes.ts'
