/** Strict reading: of everything here there is one accepted writing, so that no byte can change unnoticed. */
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** The bytes of standard base64 with padding; undefined for anything but its canonical form. */
export function bytesOfBase64(text: unknown): Buffer | undefined {
  if (typeof text !== 'string') return undefined
  const bytes = Buffer.from(text, 'base64')
  return bytes.toString('base64') === text ? bytes : undefined
}

/** The text of UTF-8 bytes; undefined when they are not UTF-8. */
export function textOfUtf8(bytes: Buffer): string | undefined {
  try {
    return utf8.decode(bytes)
  } catch {
    return undefined
  }
}

/** The value of a JSON text in which no name stands twice; undefined for anything else. */
export function valueOfJson(text: string): unknown {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  // A string before a colon is always a name: JSON.parse silently keeps the last of two equal ones.
  const names = text.match(/"(?:[^"\\]|\\.)*"(?=\s*:)/g) ?? []
  return names.length === countNames(value) ? value : undefined
}

/** The RFC 8785 text of a JSON value. */
export function canonicalText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`
  if (!isRecord(value)) return JSON.stringify(value)
  const names = Object.keys(value).sort()
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonicalText(value[name])}`).join(',')}}`
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Whether a record has these names, all of them and no other. */
export function hasExactly(value: Record<string, unknown>, names: readonly string[]): boolean {
  return Object.keys(value).sort().join() === [...names].sort().join()
}

function countNames(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + countNames(item), 0)
  if (!isRecord(value)) return 0
  return Object.values(value).reduce((sum: number, item) => sum + 1 + countNames(item), 0)
}
