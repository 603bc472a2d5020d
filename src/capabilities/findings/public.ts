export {
  type Evidence,
  evidence,
  type FindingInput,
  findingInput,
  type FindingView,
  findingView,
} from './contract.ts'
export { answerFinding } from './answer-finding.ts'
export { listFindings } from './list-findings.ts'
export { recordFinding } from './record-finding.ts'
export {
  type FindingKind,
  findingKinds,
  findingKindNames,
  type FindingRole,
  findingRoles,
  type FindingWeight,
  findingWeights,
  kindsFor,
} from './rules/finding-kinds.ts'
export { tellFinding } from './tell-finding.ts'
export { withdrawFinding } from './withdraw-finding.ts'
export { findingStore } from './forget-findings.ts'
export { listFindingWork } from './list-finding-work.ts'
export { findingRoutes } from './routes.ts'
export { ANSWER_TERM_DAYS } from './rules/check-notice.ts'
