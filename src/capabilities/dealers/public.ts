export { type DealerEvent, recordEvent } from './record-event.ts'
export { listDealers } from './list-dealers.ts'
export { listDealerFacts } from './list-dealer-facts.ts'
export { dealerRoutes } from './routes.ts'
export { type DealerFacts, type DealerState, dealerStates, type ListedDealer } from './contract.ts'
export { stateOf } from './rules/state-table.ts'
export {
  KVK_STAND_IN_KEY,
  KVK_STAND_IN_PATH,
  kvkStandInRoutes,
} from './trade-register/kvk-stand-in-routes.ts'
export type { StandInBusiness } from './trade-register/kvk-stand-in.ts'
export type { SilenceReason, TradeAnswer, TradeEntry, TradeRegister } from './trade-register/contract.ts'
export { KVK_URL, openTradeRegister } from './trade-register/trade-register.ts'
export { type DealerFilter, findDealers } from './rules/find-dealers.ts'
export { listDealer } from './list-dealer.ts'
export { changeDealer, endDealer } from './change-dealer.ts'
export { placeOf } from './rules/places.ts'
export { noticeStore } from './notices/forget-notices.ts'
export {
  idOf as noticeIdOf,
  listMunicipalities,
  type NoticeRefusal,
  type Received,
  recordNotice,
} from './notices/record-notice.ts'
export { type NoticeField, noticeFields, type NoticeKind, type TypedNotice } from './rules/notice-fields.ts'
export { noticeTerms } from './rules/notice-terms.ts'
export { noticeRoutes } from './notices/routes.ts'
export { type DealerNilStatement, listDealerNilStatements } from './list-nil-statements.ts'
export { RHYTHM_TASK, recordRhythm } from './record-rhythm.ts'
export type { WorkItem } from './rules/work-item.ts'
export type { WorkSource } from './work-list/list-work.ts'
export { workListRoutes } from './work-list/routes.ts'
export { listNoticeWork } from './notices/list-notice-work.ts'
export { listImportWork } from './import/list-import-work.ts'
