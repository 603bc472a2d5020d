import { cleanText } from '../clean-text.ts'

/** A Dutch postcode as "1234 AB": the first digit not 0, letters not SA, SD or SS. */
export function parsePostcode(
  raw: string,
): { ok: true; canonical: string } | { ok: false; reason: 'wrong-form' } {
  const clean = cleanText(raw)
  const match = clean.ok ? /^([1-9]\d{3})\s*([A-Z]{2})$/i.exec(clean.text) : null
  const letters = match?.[2]?.toUpperCase()
  if (!match || letters === undefined || ['SA', 'SD', 'SS'].includes(letters))
    return { ok: false, reason: 'wrong-form' }
  return { ok: true, canonical: `${match[1]} ${letters}` }
}
