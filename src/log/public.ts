/** The verifiable log: everything that others may import. Stands alone on node: built-ins. */
export { canonicalJson } from './canonical-json.ts'
export type { Checkpoint } from './checkpoint.ts'
export { makeFolderDurably, replaceFileDurably } from './durable-files.ts'
export { readGuard } from './guard.ts'
export { allVkeys, handOver, type RetiredKey, retiredKeys } from './hand-over.ts'
export { generateLogKey, isKeyName, type LogKey, loadLogKey, logKey, saveLogKey, vkeyText } from './keys.ts'
export { lastSigned } from './last-signed.ts'
export { tilePath } from './layout.ts'
export { hmacSha256 } from './hmac.ts'
export {
  branchToken,
  buildLeaf,
  commit,
  type EntryLeafInput,
  type Group,
  type GroupValues,
  groupKey,
  KEY_BYTES,
  type LeafInput,
  OPEN_GROUPS,
  type OpenGroup,
  PERSON_GROUPS,
  type PersonGroup,
} from './leaf.ts'
export { signNote } from './note.ts'
export { openKey } from './open-key.ts'
export { consistencyProof, inclusionProof } from './proof.ts'
export { type PublishInput, type PublishResult, publish } from './publish.ts'
export type { ReadLeaves } from './replay-leaves.ts'
export { buildReceipt, type Receipt, type ReceiptInput } from './receipt.ts'
export { RootOfLeaves } from './root-of-leaves.ts'
export { readEntries } from './tile-reader.ts'
export * from './verify/public.ts'
