export { policeDataStore } from './forget-police-data.ts'
export { decideList } from './goods-lists/decide-list.ts'
export { goodsListRoutes } from './goods-lists/routes.ts'
export { sendGoodsList } from './goods-lists/send-goods-list.ts'
export { stepItem } from './goods-lists/step-item.ts'
export {
  importThefts,
  type LineError,
  type TheftImportCounts,
  type TheftImportOptions,
} from './import-thefts.ts'
export { openLeadBudget } from './leads/lead-budget.ts'
export { recordLead } from './leads/record-lead.ts'
export { recordTheftReport, type TheftDependencies, type TheftOutcome } from './record-theft-report.ts'
export { policeAnswerRoutes } from './subject-requests/routes.ts'
export { theftRoutes, type TheftRouteDependencies } from './routes.ts'
