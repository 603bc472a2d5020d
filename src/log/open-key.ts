import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { generateLogKey, type LogKey, loadLogKey, saveLogKey } from './keys.ts'

/**
 * The key of something that signs under a name of its own; made at first use, by whichever process comes first. Throws when
 * the file holds the key of another name.
 */
export async function openKey(file: string, name: string): Promise<LogKey> {
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
