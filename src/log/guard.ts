import { decodeBase64 } from './base64.ts'
import { readIfThere, replaceFileDurably } from './durable-files.ts'
import { HASH_BYTES } from './merkle.ts'

/**
 * What was last signed, kept outside the database and outside the tiles: after a restore of either it still
 * says how far the log had come, so that a rolled-back signer refuses.
 */
export type Guard = { size: number; root: Buffer }

const FORMAT = 'helder-guard-1'

/** Reads the guard; undefined when there has never been one. A guard that cannot be read throws. */
export async function readGuard(file: string, origin: string): Promise<Guard | undefined> {
  const bytes = await readIfThere(file)
  if (bytes === undefined) return undefined
  const value = parseOrUndefined(bytes.toString())
  if (!isRecord(value) || value.format !== FORMAT) throw damaged(file)
  if (value.origin !== origin) throw new Error(`${file} guards ${String(value.origin)}, not ${origin}`)
  const root = decodeBase64(String(value.root))
  const size = value.size
  if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0 || root?.length !== HASH_BYTES) {
    throw damaged(file)
  }
  return { size, root }
}

/** Writes the guard; when this returns it is on disk. */
export async function writeGuard(file: string, origin: string, guard: Guard): Promise<void> {
  const value = { format: FORMAT, origin, size: guard.size, root: guard.root.toString('base64') }
  await replaceFileDurably(file, `${JSON.stringify(value)}\n`)
}

function damaged(file: string): Error {
  return new Error(`${file} is damaged: put back a copy, or remove it if the log's checkpoint is still there`)
}

function parseOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
