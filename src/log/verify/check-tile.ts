import { pathOf, readFileOfLog, widthOf } from './log-files.ts'
import type { ProblemList } from './problem-list.ts'
import type { Source } from './source.ts'

/** A tree that is being checked. */
export type TreeContext = {
  source: Source
  size: number
  problems: ProblemList
  /** Widths of the files that are there, by path without width; empty where it can't be listed. */
  present: Map<string, number[]>
}

/** The hashes that a tile should hold, worked out from the entries. */
export type ExpectedTile = { level: number; index: number; hashes: Buffer }

type Found = { bytes: Buffer; width: number } | undefined

/** Compares a tile with what it should hold, and every other width of it that is there. */
export async function checkTile(
  context: TreeContext,
  expected: ExpectedTile,
  loaded?: Promise<Found>,
): Promise<void> {
  const { level, index, hashes } = expected
  const file = { kind: String(level), index, width: widthOf(context.size, level, index) }
  const found = await (loaded ?? readFileOfLog(context.source, file))
  if (found === undefined) context.problems.add({ where: pathOf(file), what: 'is missing' })
  else compare(context, expected, found)

  for (const width of context.present.get(pathOf({ ...file, width: 256 })) ?? []) {
    if (width === (found?.width ?? file.width)) continue
    const bytes = await context.source.read(pathOf({ ...file, width }), width * 32)
    if (bytes !== undefined) compare(context, { level, index, hashes }, { bytes, width })
  }
}

/** A file of another width agrees as far as both reach: what lies beyond this checkpoint no one signed yet. */
function compare(
  context: TreeContext,
  expected: ExpectedTile,
  found: { bytes: Buffer; width: number },
): void {
  const { level, index, hashes } = expected
  const where = pathOf({ kind: String(level), index, width: found.width })
  if (found.bytes.length !== found.width * 32) {
    const what = `is ${found.bytes.length} bytes long, not ${found.width * 32}`
    context.problems.add({ where, what })
    return
  }
  const end = Math.min(hashes.length, found.bytes.length)
  if (found.bytes.compare(hashes, 0, end, 0, end) === 0) return
  for (let i = 0; i < end; i += 32) {
    if (found.bytes.compare(hashes, i, i + 32, i, i + 32) === 0) continue
    const at = index * 256 + i / 32
    if (level === 0) context.problems.add({ where, what: `entry ${at} does not have this hash`, index: at })
    else context.problems.add({ where, what: `hash ${i / 32} is not that of the tile below` })
  }
}
