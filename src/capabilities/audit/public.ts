export { LOOK_LOG, lookBook, lookPlaces } from './look-log.ts'
export { type AccessLogReport, verifyAccessLog, type VerifyAccessLogOptions } from './verify-access-log.ts'
export { makeAuditPack } from './make-audit-pack.ts'
export { type PackReport, verifyAuditPack } from './verify-audit-pack.ts'
