import { join } from 'node:path'
import type { Findings } from './findings.ts'
import { guardSizeOf, vkeyOfKeyFile } from './log-key.ts'
import { LogLeaves } from './log-leaves.ts'
import { Unusable } from './verdict.ts'

/** A log of ours on disk. */
export type OwnLog = {
  name: string
  /** HELDER_DATA, and in it the folder with the tiles. */
  dataDir: string
  folder: string
  /** HELDER_LOG_NAME. */
  logName: string
}
export type SignedLog = {
  leaves: LogLeaves
  /** How many leaves were ever signed, as far as log and guard know. */
  signed: number
  /** The key that it is signed with; null when it never was. */
  vkey: string | null
}

/**
 * Reads and verifies a log of ours with the keys beside it; what does not fit becomes a finding. Throws Unusable when the
 * signing key is missing although the log was signed, or is that of another log.
 */
export async function readSignedLog(
  { name, dataDir, folder, logName }: OwnLog,
  findings: Findings,
  onProgress: (done: number) => void,
): Promise<SignedLog> {
  const leaves = new LogLeaves()
  const vkey = vkeyOfKeyFile(join(dataDir, 'keys', 'logs', `${name}.key`))
  const guarded = guardSizeOf(join(dataDir, 'keys', 'guards', name)) ?? 0
  if (vkey === null) {
    if (guarded > 0)
      throw new Unusable(`The signing key of ${name} is missing: put the keys back from their backup.`)
    return { leaves, signed: 0, vkey }
  }
  if (!vkey.startsWith(`${logName}/${name}+`)) {
    throw new Unusable(
      `The signing key of ${name} is of another log (${vkey.split('+')[0]}): look at HELDER_LOG_NAME.`,
    )
  }
  await leaves.read(join(dataDir, folder), vkey, onProgress)
  for (const { where, what } of leaves.report?.problems ?? []) findings.add(`log of ${name}, ${where}`, what)
  if (leaves.report === null && guarded > 0)
    findings.add(`log of ${name}`, `its tiles are gone: helder log rebuild ${name} makes them anew`)
  return { leaves, signed: Math.max(leaves.size, guarded), vkey }
}
