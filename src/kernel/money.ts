/**
 * An amount as people type it in Dutch, in cents: `125`, `125,5`, `€ 1.125,00`, `125,-`. A point with one or two
 * digits after it counts as a comma (a numeric keypad has no comma). NaN for anything else.
 */
export function parseMoney(text: string): number {
  const clean = text.replace(/[€\s\u00a0]/g, '').replace(/,(?:-|--)$/, ',00')
  const match = /^(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{1,2}))?$/.exec(clean) ?? /^(\d+)\.(\d{1,2})$/.exec(clean)
  if (match === null) return Number.NaN
  const euros = Number(match[1]?.replaceAll('.', ''))
  return euros * 100 + Number((match[2] ?? '0').padEnd(2, '0'))
}

/** A number with a comma or a point, in grams if a unit is there: `4,2`, `4.2 gram`. NaN for anything else. */
export function parseDecimal(text: string): number {
  const clean = text.replace(/\s|gram|g$/gi, '')
  return /^\d+(?:[.,]\d+)?$/.test(clean) ? Number(clean.replace(',', '.')) : Number.NaN
}
