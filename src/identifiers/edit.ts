export type Edit =
  | { kind: 'insertion'; position: number; inserted: string }
  | { kind: 'deletion'; position: number; deleted: string }
  | { kind: 'substitution'; position: number; from: string; to: string }
  | { kind: 'swap'; position: number; first: string; second: string }

/** The one edit that makes `b` of `a`, with its place in `a` (from 0); null when equal or further apart. */
export function editBetween(a: string, b: string): Edit | null {
  if (Math.abs(a.length - b.length) > 1) return null
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  if (a.length < b.length) {
    if (a.slice(start) !== b.slice(start + 1)) return null
    return { kind: 'insertion', position: start, inserted: b[start]! }
  }
  if (a.length > b.length) {
    if (a.slice(start + 1) !== b.slice(start)) return null
    return { kind: 'deletion', position: start, deleted: a[start]! }
  }
  if (start === a.length) return null
  if (a.slice(start + 1) === b.slice(start + 1)) {
    return { kind: 'substitution', position: start, from: a[start]!, to: b[start]! }
  }
  const swapped =
    a[start] === b[start + 1] && a[start + 1] === b[start] && a.slice(start + 2) === b.slice(start + 2)
  return swapped ? { kind: 'swap', position: start, first: a[start]!, second: a[start + 1]! } : null
}
