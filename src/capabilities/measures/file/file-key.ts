import { join } from 'node:path'
import { handOver, type LogKey, openKey, retiredKeys } from '../../../log/public.ts'

function fileKeyFile(dataDir: string): string {
  return join(dataDir, 'keys', 'case-file.key')
}

/** The key that signs whole files, named `HELDER_LOG_NAME/case-file`; made at first use. */
export function openFileKey(dataDir: string, logName: string): Promise<LogKey> {
  return openKey(fileKeyFile(dataDir), `${logName}/case-file`)
}

/** The public keys that signed files before the present one. */
export async function retiredFileVkeys(dataDir: string): Promise<string[]> {
  return (await retiredKeys(fileKeyFile(dataDir))).map(({ vkey }) => vkey)
}

/** A new key for files; a running server goes on with the old one until it is started again. */
export function rotateFileKey(dataDir: string, now: Date): Promise<{ retired: string; vkey: string }> {
  return handOver({ keyFile: fileKeyFile(dataDir) }, now)
}
