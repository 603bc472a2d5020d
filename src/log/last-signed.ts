import { join } from 'node:path'
import { parseCheckpoint } from './checkpoint.ts'
import { readIfThere } from './durable-files.ts'
import { type Guard, readGuard } from './guard.ts'
import type { LogKey } from './keys.ts'
import { CHECKPOINT_PATH } from './layout.ts'
import { EMPTY_ROOT } from './merkle.ts'
import { openOwnNote } from './note.ts'

/**
 * The furthest state ever signed: the guard, or our own checkpoint should the guard have been restored to an
 * older one. Nothing signed yet is the empty tree.
 */
export async function lastSigned(
  { dir, guardFile, origin }: { dir: string; guardFile: string; origin: string },
  key: LogKey,
): Promise<Guard> {
  const guard = await readGuard(guardFile, origin)
  const note = await readIfThere(join(dir, CHECKPOINT_PATH))
  const text = note === undefined ? undefined : openOwnNote(note.toString(), key)
  const published = text === undefined ? undefined : parseCheckpoint(text)
  const known = [guard, published].filter((state) => state !== undefined)
  return known.reduce((a, b) => (b.size > a.size ? b : a), { size: 0, root: EMPTY_ROOT })
}
