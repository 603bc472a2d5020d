import { existsSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { generateLogKey, type LogKey, loadLogKey, saveLogKey } from '../../../log/public.ts'

/** The key that signs check proofs, named `HELDER_LOG_NAME/check`; made at first use, by whichever process comes first. */
export async function openProofKey(dataDir: string, logName: string): Promise<LogKey> {
  const file = join(dataDir, 'keys', 'check-proof.key')
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
