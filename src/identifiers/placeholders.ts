import { cleanText } from './clean-text.ts'
import { compact } from './compact.ts'

// What people type to get past a required field; whole text only, so that a serial that merely contains such
// letters stays a serial.
const words = new Set(
  [
    'nvt|nv|na|niet van toepassing|onbekend|niet bekend|geen|geen idee|geen nummer|geen serienummer',
    'geen imei|niet aanwezig|niet leesbaar|onleesbaar|verwijderd|weggevijld|zie foto|zie doos',
    'zie bon|zie omschrijving|leeg|nee|niets|volgt|idk|tbd|tba|none|no|unknown|not known',
    'not available|not applicable|no serial|no number|missing|absent|illegible|removed|null',
    'undefined|nan|test|xxx|serial|serial number|serienummer|imei|nummer|system serial number',
    'to be filled by oem|default string|not specified|oem',
  ]
    .join('|')
    .split('|')
    .map(compact),
)

/** True for a text that stands for "no number": a word for it, one character repeated, or the digits in a row. */
export function isPlaceholder(text: string): boolean {
  const clean = cleanText(text)
  if (!clean.ok) return clean.reason === 'empty'
  const value = compact(clean.text)
  return value === '' || words.has(value) || isRepeated(value) || isCounting(value)
}

function isRepeated(value: string): boolean {
  return value.length >= 2 && [...value].every((character) => character === value[0])
}

/** 123456789, 0123456789, 12345678901234 or 987654321. */
function isCounting(value: string): boolean {
  if (!/^\d{4,}$/.test(value)) return false
  const step = Number(value[1]) === (Number(value[0]) + 1) % 10 ? 1 : 9
  if (step === 1 && Number(value[0]) > 1) return false
  if (step === 9 && value[0] !== '9') return false
  for (let i = 1; i < value.length; i++) {
    if (Number(value[i]) !== (Number(value[i - 1]) + step) % 10) return false
  }
  return true
}
