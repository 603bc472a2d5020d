export type { CheckResult, NotValidReason } from './contract.ts'
export {
  type CheckAnswer,
  type CheckOptions,
  type CheckRefusal,
  type Checks,
  openChecks,
} from './open-checks.ts'
export { createApplication, listApplications, revokeApplication } from './look-up/applications.ts'
export { lookUpRoutes } from './look-up/look-up-routes.ts'
export { openProofKey, retiredProofVkeys, rotateProofKey } from './proof/proof-key.ts'
export { proofRoutes, type ProvenView } from './proof/proof-routes.ts'
export { openProofs, type Proofs, verifyProof } from './proof/proofs.ts'
export { checkRoutes } from './routes.ts'
export type { CheckProof } from './rules/proof-text.ts'
export type { VehicleFacts } from './rules/vehicle-row.ts'
export { RDW_STAND_IN_PATH, rdwStandInRoute } from './vehicle-facts/rdw-stand-in.ts'
export {
  openVehicleRegister,
  RDW_URL,
  type VehicleAnswer,
  type VehicleRegister,
} from './vehicle-facts/vehicle-register.ts'
export { openShortWay, type ShortWay } from './short-way.ts'
export { sourceOf } from './source-of.ts'
