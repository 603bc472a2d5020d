/** The verifier: shares nothing with the writer beside it but node:crypto. */
export { hkdfOf, hmacOf } from './hmac.ts'
export { type AdoptionRow, checkAdoptions } from './check-adoptions.ts'
export { type Finding, Findings } from './findings.ts'
export {
  keyOfGroup,
  type LeafGroup,
  LOOK_GROUPS,
  type LookGroup,
  opens,
  type ReadLeaf,
  readLeaf,
  tokenOf,
} from './leaf.ts'
export type { LogLeaves } from './log-leaves.ts'
export { openCheckpoint, openNote, parseVkey, parseVkeys, type Vkey, type Vkeys } from './note.ts'
export { verifyConsistency, verifyInclusion } from './proofs.ts'
export { readSignedLog } from './read-signed-log.ts'
export { type ReceiptReport, verifyReceipt } from './receipt.ts'
export { exitCode, type Problem, Unusable, type Verdict } from './verdict.ts'
export { type LogReport, type VerifyLogInput, verifyLog } from './verify-log.ts'
