export type { Scan, VisitListItem, VisitRecord, VisitView } from './contract.ts'
