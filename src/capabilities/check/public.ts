export type { CheckResult, NotValidReason } from './contract.ts'
export {
  type CheckAnswer,
  type CheckOptions,
  type CheckRefusal,
  type Checks,
  openChecks,
} from './open-checks.ts'
export { checkRoutes } from './routes.ts'
export { sourceOf } from './source-of.ts'
