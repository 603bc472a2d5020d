import type { Source } from './source.ts'

/** Where a verifier looks for the files of a log (C2SP tlog-tiles). */
export type FileOfLog = { kind: string; index: number; width: number }

const BUNDLE_BYTES_MAX = 256 * (2 + 65_535)

/** The path of a tile (`kind` is its level) or an entry bundle (`entries`). */
export function pathOf({ kind, index, width }: FileOfLog): string {
  let number = String(index % 1000).padStart(3, '0')
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000)) {
    number = `x${String(rest % 1000).padStart(3, '0')}/${number}`
  }
  return `tile/${kind}/${number}${width < 256 ? `.p/${width}` : ''}`
}

/** How many of a level's hashes the file with this index holds in a tree of `size`. */
export function widthOf(size: number, level: number, index: number): number {
  const hashes = Number(BigInt(size) >> BigInt(8 * level))
  return Math.max(0, Math.min(256, hashes - 256 * index))
}

/** Reads a file; for a partial one that is gone the full one, as tlog-tiles lets a log drop partials. */
export async function readFileOfLog(
  source: Source,
  file: FileOfLog,
): Promise<{ bytes: Buffer; width: number } | undefined> {
  for (const width of new Set([file.width, 256])) {
    const bytesMax = file.kind === 'entries' ? BUNDLE_BYTES_MAX : width * 32
    const bytes = await source.read(pathOf({ ...file, width }), bytesMax)
    if (bytes !== undefined) return { bytes, width }
  }
  return undefined
}

/** Where each entry of a bundle begins and, last, where it ends; undefined when the lengths do not fit. */
export function entryStarts(bundle: Buffer): number[] | undefined {
  const starts: number[] = []
  let next = 0
  while (next + 2 <= bundle.length) {
    starts.push(next + 2)
    next += 2 + bundle.readUInt16BE(next)
  }
  if (next !== bundle.length) return undefined
  return [...starts, next + 2]
}

/** The widths at which each file is there besides, by kind and index: older partial ones, or a newer full one. */
export function groupByFile(paths: readonly string[]): Map<string, number[]> {
  const found = new Map<string, number[]>()
  for (const path of paths) {
    const match = /^(tile\/(?:\d+|entries)(?:\/x\d{3})*\/\d{3})(?:\.p\/(\d{1,3}))?$/.exec(path)
    if (match?.[1] === undefined) continue
    const widths = found.get(match[1]) ?? []
    widths.push(match[2] === undefined ? 256 : Number(match[2]))
    found.set(match[1], widths)
  }
  return found
}
