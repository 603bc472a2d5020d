import { type IdentifierKind, parseIdentifier, recogniseIdentifier } from '../../../identifiers/public.ts'
import type { Category } from '../../../kernel/codes.ts'
import type { FeedCells, FeedColumn } from './feed-columns.ts'
import type { FeedError } from './feed-line.ts'

type Identifier = { kind: IdentifierKind; value: string }

/** What stands in the place of a number ("n.v.t.", 000000) is no error: the item has none. */
const absent = new Set(['placeholder', 'empty'])

export type FeedNumbers = {
  identifiers: Identifier[]
  /** What is too short to be told from other things ("S3"): kept in the description, so that the goods are not lost. */
  asText: string[]
}

/** The numbers of a line in the kinds that its columns stand for (architecture.md 6). */
export function feedIdentifiers(cells: FeedCells, category: Category, errors: FeedError[]): FeedNumbers {
  const isVehicle = category === 'bicycle' || category === 'vehicle-part' || namesVehicle(cells)
  const columns: [FeedColumn, readonly IdentifierKind[]][] = [
    ['Kenteken_regnr', ['plate']],
    ['Motor_serienr', [isVehicle ? 'engine' : 'serial']],
    ['Chassis_graveer', chassisKinds(cells.Chassis_graveer ?? '')],
    ['Uniek_nummer', uniqueKind(cells.Uniek_nummer ?? '', category)],
  ]
  const numbers: FeedNumbers = { identifiers: [], asText: [] }
  for (const [column, kinds] of columns) {
    const value = cells[column]
    if (value === undefined) continue
    const cell = readCell(value, kinds)
    if (cell.refusal === 'too-short') numbers.asText.push(`${column} ${value}`)
    else if (cell.refusal) errors.push({ column, code: `identifier.${cell.refusal}` })
    numbers.identifiers.push(...cell.identifiers)
  }
  return numbers
}

/** The kinds under which a cell can be read; refused only when it can be none of them. */
function readCell(value: string, kinds: readonly IdentifierKind[]) {
  const results = kinds.map((kind) => ({ kind, parsed: parseIdentifier(kind, value) }))
  if (results.some(({ parsed }) => parsed.ok && parsed.warnings.includes('placeholder')))
    return { identifiers: [] }
  const good = results.filter(({ parsed }) => parsed.ok)
  if (good.length > 0) return { identifiers: good.map(({ kind }) => ({ kind, value })) }
  const [refusal] = results.flatMap(({ parsed }) => (parsed.ok ? [] : [parsed.reason]))
  return { identifiers: [], refusal: absent.has(refusal!) ? undefined : refusal }
}

function chassisKinds(cell: string): readonly IdentifierKind[] {
  return /^[A-HJ-NPR-Z0-9]{17}$/i.test(cell.replaceAll(/[\s.-]/g, '')) ? ['vin'] : ['frame', 'engraving']
}

/** The likeliest of the kinds that the column may hold; what none of them fits is read as a serial number. */
function uniqueKind(cell: string, category: Category): readonly IdentifierKind[] {
  const allowed: readonly IdentifierKind[] = ['imei', 'meid', 'serial', 'mac']
  const found = recogniseIdentifier(cell, { category }).find(({ kind }) => allowed.includes(kind))
  return [found?.kind ?? 'serial']
}

/** A category in free text comes out as `other`: its own words then say whether an engine number fits. */
function namesVehicle({ Categorie = '', Object: object = '' }: FeedCells): boolean {
  const words = `${Categorie} ${object}`
  return /fiets|brommer|scooter|voertuig|aanhang|caravan|camper|tractor|\b(?:\w*auto|motor|quad|boot)\b/i.test(
    words,
  )
}
