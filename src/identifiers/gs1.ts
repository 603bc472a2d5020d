import { groupSeparator } from './clean-text.ts'

export type Gs1Elements = { gtin: string; serial?: string }

/**
 * GTIN (AI 01) and serial (AI 21) of a GS1 element string with brackets, of a scanned code with group separators or a
 * symbology identifier, or of a GS1 Digital Link. Bare digits are not taken for one here: they may be a serial.
 */
export function readGs1(text: string): Gs1Elements | null {
  return fromBrackets(text) ?? fromLink(text) ?? fromScan(text)
}

function fromBrackets(text: string): Gs1Elements | null {
  const gtin = /\(01\)\s*(\d{14})/.exec(text)?.[1]
  if (gtin === undefined) return null
  const serial = /\(21\)\s*([^()]{1,20})/.exec(text)?.[1]?.trim()
  return serial ? { gtin, serial } : { gtin }
}

function fromLink(text: string): Gs1Elements | null {
  const gtin = /^https?:\/\/\S*\/01\/(\d{8,14})(?:[/?]|$)/.exec(text)?.[1]
  if (gtin === undefined) return null
  const serial = /\/21\/([^/?\s]{1,60})/.exec(text)?.[1]
  return serial === undefined ? { gtin } : { gtin, serial: decode(serial) }
}

function fromScan(text: string): Gs1Elements | null {
  const marked = text.startsWith(']d2') || text.startsWith(']C1') || text.includes(groupSeparator)
  if (!marked) return null
  const body = text.replace(/^\](?:d2|C1)/, '')
  const start = body.startsWith(groupSeparator) ? body.slice(1) : body
  const gtin = /^01(\d{14})/.exec(start)?.[1]
  if (gtin === undefined) return null
  // Dates (11, 13, 15, 17) have six digits; only those may stand between without a separator.
  const rest = start.slice(16).replace(/^(?:1[1357]\d{6})*/, '')
  const serial = rest
    .split(groupSeparator)
    .find((element) => element.startsWith('21'))
    ?.slice(2)
  return serial ? { gtin, serial } : { gtin }
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
