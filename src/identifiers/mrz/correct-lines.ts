import type { Layout, Place } from './layouts.ts'

const digitFor: Record<string, string> = { O: '0', Q: '0', I: '1', L: '1', Z: '2', S: '5', G: '6', B: '8' }
const letterFor: Record<string, string> = { 0: 'O', 1: 'I', 2: 'Z', 5: 'S', 6: 'G', 8: 'B' }

/**
 * The lines with letters where only digits can stand read as digits, and the reverse: cameras mix these up, and the
 * place decides. Document number and optional field hold both and stay as read; check digits tell whether they hold.
 */
export function correctLines(layout: Layout, lines: string[]): string[] {
  const result = lines.map((line) => [...line])
  const put = ([line, from, to]: Place, table: Record<string, string>): void => {
    const characters = result[line]!
    for (let i = from; i < to; i++) characters[i] = table[characters[i]!] ?? characters[i]!
  }
  const digits = [
    layout.birthDate,
    layout.birthDateCheck,
    layout.expiryDate,
    layout.expiryDateCheck,
    layout.documentNumberCheck,
    layout.compositeCheck,
  ]
  for (const place of digits) put(place, digitFor)
  if (layout.optionalCheck) put(layout.optionalCheck, digitFor)
  for (const place of [layout.name, layout.nationality, [0, 2, 5] as Place]) put(place, letterFor)
  return result.map((characters) => characters.join(''))
}
