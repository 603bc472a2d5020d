import { type Findings, readLeaf, verifyInclusion } from '../../../log/verify/public.ts'
import type { DeletionsFile } from '../pack/pack-format.ts'

const ERASURES = ['erasure', 'entry-erasure', 'look-erasure']

/** Checks that each deletion is an erasure that stands in its log, under the key that the pack names for it. */
export function checkDeletions({ logs }: DeletionsFile, findings: Findings): void {
  for (const { log, checkpoint, deletions } of logs) {
    for (const { index, leaf, inclusionProof } of deletions) {
      const where = `deletion ${index} of ${log.origin}`
      const bytes = Buffer.from(leaf, 'base64')
      const proof = inclusionProof.map((hash) => Buffer.from(hash, 'base64'))
      const isThere =
        log.vkey.startsWith(`${log.origin}+`) &&
        verifyInclusion({ checkpoint, vkey: log.vkey, leaf: bytes, index, proof })
      if (!isThere) findings.add(where, 'does not stand in the log at this place')
      else if (!ERASURES.includes(readLeaf(bytes)?.type ?? '')) findings.add(where, 'is no erasure')
    }
  }
}
