import type { IdentifierKind } from '../../../identifiers/public.ts'
import { stopHelingColumns } from '../../../kernel/stop-heling.ts'

export type LookUpItem = Record<(typeof stopHelingColumns)[number], string>

/** Longer than any answer: who sees the line can't tell yes from no. */
const ANSWER_BYTES = 2_048

/**
 * The answer as text: one object for yes, an empty array for no. Third parties get yes or no and never the data, so of
 * its fields only those are filled that the caller sent itself, and who answers.
 */
export function lookUpAnswer(found: { number: string; kind: IdentifierKind | null } | null): string {
  const text = JSON.stringify(found === null ? [] : [itemOf(found.number, found.kind)])
  return text + ' '.repeat(Math.max(0, ANSWER_BYTES - new TextEncoder().encode(text).length))
}

function itemOf(number: string, kind: IdentifierKind | null): LookUpItem {
  const empty = Object.fromEntries(stopHelingColumns.map((field) => [field, ''])) as LookUpItem
  return { ...empty, [placeOf(kind)]: number, Uniek_nummer: number, BronNaam: 'Helder', MatchType: 'exact' }
}

function placeOf(kind: IdentifierKind | null): keyof LookUpItem {
  if (kind === 'plate') return 'Kenteken_regnr'
  return kind === 'frame' || kind === 'vin' || kind === 'engraving' ? 'Chassis_graveer' : 'Motor_serienr'
}
