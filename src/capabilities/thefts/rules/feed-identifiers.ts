import { type IdentifierKind, parseIdentifier, recogniseIdentifier } from '../../../identifiers/public.ts'
import type { Category } from '../../../kernel/codes.ts'
import type { FeedCells, FeedColumn } from './feed-columns.ts'
import type { FeedError } from './feed-line.ts'

type Identifier = { kind: IdentifierKind; value: string }

/** What stands in the place of a number ("n.v.t.", 000000) is no error: the item has none. */
const absent = new Set(['placeholder', 'empty'])

/** The numbers of a line in the kinds that its columns stand for (architecture.md 6). */
export function feedIdentifiers(cells: FeedCells, category: Category, errors: FeedError[]): Identifier[] {
  const isVehicle = category === 'bicycle' || category === 'vehicle-part' || namesVehicle(cells)
  return [
    ...read('Kenteken_regnr', cells, ['plate'], errors),
    ...read('Motor_serienr', cells, [isVehicle ? 'engine' : 'serial'], errors),
    ...read('Chassis_graveer', cells, chassisKinds(cells.Chassis_graveer ?? ''), errors),
    ...read('Uniek_nummer', cells, uniqueKind(cells.Uniek_nummer ?? '', category), errors),
  ]
}

/** The kinds under which the cell can be read; an error only when it can be none of them. */
function read(
  column: FeedColumn,
  cells: FeedCells,
  kinds: readonly IdentifierKind[],
  errors: FeedError[],
): Identifier[] {
  const value = cells[column]
  if (value === undefined) return []
  const results = kinds.map((kind) => ({ kind, parsed: parseIdentifier(kind, value) }))
  if (results.some(({ parsed }) => parsed.ok && parsed.warnings.includes('placeholder'))) return []
  const good = results.filter(({ parsed }) => parsed.ok)
  if (good.length > 0) return good.map(({ kind }) => ({ kind, value }))
  const [refusal] = results.flatMap(({ parsed }) => (parsed.ok ? [] : [parsed.reason]))
  if (refusal !== undefined && !absent.has(refusal)) errors.push({ column, code: `identifier.${refusal}` })
  return []
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
