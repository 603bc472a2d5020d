import { existsSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import {
  generateLogKey,
  handOver,
  type LogKey,
  loadLogKey,
  retiredKeys,
  saveLogKey,
} from '../../../log/public.ts'

export function proofKeyFile(dataDir: string): string {
  return join(dataDir, 'keys', 'check-proof.key')
}

/** The key that signs check proofs, named `HELDER_LOG_NAME/check`; made at first use, by whichever process comes first. */
export async function openProofKey(dataDir: string, logName: string): Promise<LogKey> {
  const file = proofKeyFile(dataDir)
  const name = `${logName}/check`
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    try {
      await saveLogKey(file, generateLogKey(name))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
  const key = await loadLogKey(file)
  if (key.name !== name) throw new Error(`${file} holds the key ${key.name}, not ${name}`)
  return key
}

/** The public keys that signed check proofs before the present one. */
export async function retiredProofVkeys(dataDir: string): Promise<string[]> {
  return (await retiredKeys(proofKeyFile(dataDir))).map(({ vkey }) => vkey)
}

/** A new key for check proofs; a running server goes on with the old one until it is started again. */
export async function rotateProofKey(dataDir: string, now: Date): Promise<{ retired: string; vkey: string }> {
  return handOver({ keyFile: proofKeyFile(dataDir) }, now)
}
