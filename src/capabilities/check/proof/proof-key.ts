import { join } from 'node:path'
import { handOver, type LogKey, openKey, retiredKeys } from '../../../log/public.ts'

export function proofKeyFile(dataDir: string): string {
  return join(dataDir, 'keys', 'check-proof.key')
}

/** The key that signs check proofs, named `HELDER_LOG_NAME/check`; made at first use. */
export function openProofKey(dataDir: string, logName: string): Promise<LogKey> {
  return openKey(proofKeyFile(dataDir), `${logName}/check`)
}

/** The public keys that signed check proofs before the present one. */
export async function retiredProofVkeys(dataDir: string): Promise<string[]> {
  return (await retiredKeys(proofKeyFile(dataDir))).map(({ vkey }) => vkey)
}

/** A new key for check proofs; a running server goes on with the old one until it is started again. */
export async function rotateProofKey(dataDir: string, now: Date): Promise<{ retired: string; vkey: string }> {
  return handOver({ keyFile: proofKeyFile(dataDir) }, now)
}
