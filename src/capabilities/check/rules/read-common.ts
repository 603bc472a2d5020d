import { luhnDigit } from '../../../identifiers/public.ts'

type Common = { kind: 'imei' | 'serial'; canonical: string }

/**
 * Reads the two forms in which nearly all numbers come, thirty times as fast as trying every kind: an IMEI whose check
 * digit holds, and a serial number of letters and digits that looks like nothing else. Null: only the whole reading can
 * tell. A test holds both readings against each other.
 */
export function readCommon(value: string): Common | null {
  const { length } = value
  if (length < 7 || length > 40 || !isDigitOrLetter(value.charCodeAt(0))) return null
  // One pass over the signs: patterns in its place took as long as the look-up among ten million.
  let [digits, letters, hyphens] = [0, 0, 0]
  for (let at = 0; at < length; at++) {
    const code = value.charCodeAt(at)
    if (code >= 0x30 && code <= 0x39) digits++
    else if (isDigitOrLetter(code)) letters++
    else if (code === 0x2d) hyphens++
    else if (code !== 0x20 && code !== 0x2e && code !== 0x2f) return null
  }
  if (letters === 0) return digits === 15 && length <= 25 ? readImei(value) : null
  return digits > 0 && digits + letters + hyphens === length ? readSerial(value, hyphens > 0) : null
}

function isDigitOrLetter(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a)
}

/** Fifteen digits with spaces, dots, slashes and hyphens between them. */
function readImei(value: string): Common | null {
  const canonical = value.length === 15 ? value : value.replace(/[ ./-]+/g, '')
  if (luhnDigit(canonical.slice(0, 14)) !== canonical[14]) return null
  // All the same digit, or digits in a row, stand for "no number".
  return /^(?:(.)\1{14}|0?1234.*|9876.*)$/.test(canonical) ? null : { kind: 'imei', canonical }
}

/** One word with at least one letter and one digit. */
function readSerial(value: string, hasHyphens: boolean): Common | null {
  const upper = value.toUpperCase()
  const canonical = hasHyphens ? upper.replaceAll('-', '') : upper
  const { length } = canonical
  // Lengths of IMEI, MEID, VIN and EID.
  if (length < 7 || (length >= 14 && length <= 19) || length >= 32) return null
  return mayBeOther.test(canonical) ? null : { kind: 'serial', canonical }
}

/**
 * Labels, the forms of ISBN-10, MAC, RAI frame number and postcode, hallmarks and the names of refiners and graders.
 */
const mayBeOther =
  /^(?:[0-9]{9}X|[0-9A-F]{12}|[A-Z]{2}[0-9]{7}|[1-9][0-9]{3}[A-Z]{2}.*|[0-9]+(?:K|KT|KRT|CT|KARAAT|CARAT|KARAT)|(?:IMEI|MEID|ESN|ISBN|VIN|MAC|AU|AG|PT|PCGS|NGC|GIA|IGI|HRD|UMICORE|HERAEUS|VALCAMBI|PAMP|METALOR|CHEIRON|SCHONE).*)$/
