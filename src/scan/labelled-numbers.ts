import type { IdentifierKind } from '../identifiers/public.ts'
import { type FoundNumber, ofKind } from './found-number.ts'

// Labels as makers print them on goods and write them in codes and links: "IMEI1: 35...", "S/N 5CD...",
// {"serial_no":"..."}, ?sn=...
const LABELS: [pattern: string, kind: IdentifierKind][] = [
  ['IMEI(?:\\s?\\/?\\s?MEID)?(?:\\s*\\(?[12]\\)?)?', 'imei'],
  ['MEID', 'meid'],
  ['VIN|chassis(?:nummer|nr|[ _-]?no)?', 'vin'],
  ['frame(?:nummer|nr|[ _-]?(?:number|no|nr))?', 'frame'],
  ['S\\/?N|ser(?:ial|ie)?\\.?[ _-]?(?:number|nummer|num|no|nr)?', 'serial'],
]
const VALUES: Partial<Record<IdentifierKind, string>> = {
  imei: '\\d[\\d \\/-]{12,21}\\d',
  vin: '[A-Z0-9]{5,17}',
}
const PLAIN = '[A-Z0-9][A-Z0-9\\/-]{3,39}'

/** The numbers that a text names by a label, in their order. */
export function labelledNumbers(text: string, sure: boolean): FoundNumber[] {
  const found: { at: number; number: FoundNumber }[] = []
  for (const [label, kind] of LABELS) {
    const pattern = new RegExp(
      `(?<![A-Z0-9])(?:${label})\\.?["']?\\s*(?:[:=#.]\\s*|\\s)["']?(${VALUES[kind] ?? PLAIN})(?![A-Z0-9])`,
      'gi',
    )
    for (const match of text.matchAll(pattern)) {
      const number = /\d/.test(match[1]!) ? ofKind(kind, match[1]!, sure) : null
      if (number !== null) found.push({ at: match.index, number })
    }
  }
  return found.sort((one, other) => one.at - other.at).map(({ number }) => number)
}
