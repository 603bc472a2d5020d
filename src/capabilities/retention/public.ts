export { retentionRoutes } from './routes.ts'
export {
  previewRetention,
  RETENTION_TASK,
  type RetentionHands,
  type RetentionReport,
  runByItself,
  runRetention,
} from './run-retention.ts'
