import { decodeBase64 } from './base64.ts'
import { HASH_BYTES } from './merkle.ts'

/** A tree head: which log, how many leaves, which root. */
export type Checkpoint = { origin: string; size: number; root: Buffer }

/** The text of C2SP tlog-checkpoint, without extension lines. */
export function checkpointText(checkpoint: Checkpoint): string {
  const { origin, size, root } = checkpoint
  if (origin === '' || origin.includes('\n')) throw new RangeError('a checkpoint needs an origin of one line')
  if (!Number.isSafeInteger(size) || size < 0) throw new RangeError(`not a tree size: ${size}`)
  if (root.length !== HASH_BYTES) throw new RangeError('a root is 32 bytes')
  return `${origin}\n${size}\n${root.toString('base64')}\n`
}

/** Reads a checkpoint text strictly; undefined when it is not exactly what `checkpointText` writes. */
export function parseCheckpoint(text: string): Checkpoint | undefined {
  const [origin, sizeText, rootText, rest, ...more] = text.split('\n')
  if (!origin || sizeText === undefined || rest !== '' || more.length > 0) return undefined
  if (!/^(0|[1-9][0-9]*)$/.test(sizeText)) return undefined
  const size = Number(sizeText)
  const root = decodeBase64(rootText ?? '')
  if (!Number.isSafeInteger(size) || root?.length !== HASH_BYTES) return undefined
  return { origin, size, root }
}
