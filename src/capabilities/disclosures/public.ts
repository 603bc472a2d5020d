export { disclosureRoutes } from './routes.ts'
export { openReport } from './open-report.ts'
export { municipalAnswerRoutes } from './subject-requests/routes.ts'
export type { SignedDocument } from './contract.ts'
