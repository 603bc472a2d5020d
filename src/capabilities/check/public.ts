export type { CheckResult, NotValidReason } from './contract.ts'
export {
  type CheckAnswer,
  type CheckOptions,
  type CheckRefusal,
  type Checks,
  openChecks,
} from './open-checks.ts'
export { openProofKey } from './proof/proof-key.ts'
export { proofRoutes } from './proof/proof-routes.ts'
export { openProofs, type Proofs, verifyProof } from './proof/proofs.ts'
export { checkRoutes } from './routes.ts'
export type { CheckProof } from './rules/proof-text.ts'
export { sourceOf } from './source-of.ts'
