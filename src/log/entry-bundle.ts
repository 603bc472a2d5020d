/** Entry bundles of tlog-tiles: entries one after the other, each behind its big-endian uint16 length. */
export const ENTRY_BYTES_MAX = 65_535

/** Puts entries into one bundle. */
export function encodeBundle(entries: readonly Buffer[]): Buffer {
  let size = 0
  for (const entry of entries) {
    if (entry.length > ENTRY_BYTES_MAX)
      throw new RangeError(`an entry holds 65,535 bytes at most, not ${entry.length}`)
    size += 2 + entry.length
  }
  const bundle = Buffer.allocUnsafe(size)
  let offset = 0
  for (const entry of entries) {
    offset = bundle.writeUInt16BE(entry.length, offset)
    offset += entry.copy(bundle, offset)
  }
  return bundle
}

/** Takes a bundle apart; undefined when the lengths do not fit its bytes. */
export function decodeBundle(bundle: Buffer): Buffer[] | undefined {
  const entries: Buffer[] = []
  let offset = 0
  while (offset < bundle.length) {
    if (offset + 2 > bundle.length) return undefined
    const end = offset + 2 + bundle.readUInt16BE(offset)
    if (end > bundle.length) return undefined
    entries.push(bundle.subarray(offset + 2, end))
    offset = end
  }
  return entries
}
