/** The verifier: shares nothing with the writer beside it but node:crypto. */
export { hkdfOf, hmacOf } from './hmac.ts'
export { keyOfGroup, type LeafGroup, opens, type ReadLeaf, readLeaf, tokenOf } from './leaf.ts'
export { openNote, parseVkey, type Vkey } from './note.ts'
export { verifyConsistency, verifyInclusion } from './proofs.ts'
export { type ReceiptReport, verifyReceipt } from './receipt.ts'
export { exitCode, type Problem, Unusable, type Verdict } from './verdict.ts'
export { type LogReport, type VerifyLogInput, verifyLog } from './verify-log.ts'
