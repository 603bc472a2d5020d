export { type Adopted, adoptLog } from './certification/adopt-log.ts'
export { type LogBook, registersBook } from './certification/log-book.ts'
export { LogPlaces } from './certification/log-places.ts'
export { logRoutes } from './certification/log-routes.ts'
export { lockPublisher, type Published, publishLogs } from './certification/publish-logs.ts'
export { readErasedBuckets } from './certification/read-erased-buckets.ts'
export { type AdoptRefusal, type TakenUp, takeUpLog } from './certification/take-up-log.ts'
export {
  type DatabaseReport,
  type MunicipalityReport,
  verifyDatabase,
  type VerifyOptions,
} from './certification/verify-database.ts'
export { openPerson, type Purpose } from './open-person.ts'
export { type PersonView, personView } from './contract.ts'
export { preparePurchase } from './prepare-purchase.ts'
export { type EntryRequest, type RecordDependencies, recordEntries } from './record-entries.ts'
export { openPurchaseRecorder, type RecordPurchase, type RegisterDependencies } from './record-purchase.ts'
export { recordSale } from './record-sale.ts'
export { correctPurchase } from './correct-purchase.ts'
export { registerRoutes } from './routes.ts'
export { itemState } from './views.ts'
export { type ImportCounts, importPurchases } from './import-purchases.ts'
export type { RowError } from './rules/purchase-rows.ts'
export { exportPurchases } from './export-purchases.ts'
export { purchaseColumns } from './rules/purchase-columns.ts'
