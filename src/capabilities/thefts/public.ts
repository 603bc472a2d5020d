export { goodsListRoutes } from './goods-lists/routes.ts'
export {
  importThefts,
  type LineError,
  type TheftImportCounts,
  type TheftImportOptions,
} from './import-thefts.ts'
export { openLeadBudget } from './leads/lead-budget.ts'
export { recordLead } from './leads/record-lead.ts'
export { recordTheftReport, type TheftDependencies, type TheftOutcome } from './record-theft-report.ts'
export { theftRoutes, type TheftRouteDependencies } from './routes.ts'
