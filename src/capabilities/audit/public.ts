export { LOOK_LOG, lookBook, lookPlaces } from './look-log.ts'
export { type AccessLogReport, verifyAccessLog, type VerifyAccessLogOptions } from './verify-access-log.ts'
