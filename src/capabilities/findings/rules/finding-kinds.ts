import type { Role } from '../../../kernel/codes.ts'
import type { BylawPart } from '../../policy/public.ts'

/**
 * How much a finding weighs. `in-order` is a finding too: without it nobody can say that a dealer was looked at and kept the
 * rules. The published rule of the overview and the ladder of measures ask nothing but weight, part and dates.
 */
export const findingWeights = ['in-order', 'slight', 'serious', 'grave'] as const
export type FindingWeight = (typeof findingWeights)[number]

/** In what capacity findings are made: the desk, and the three that may inspect (domain.md 2). */
export const findingRoles = [
  'municipal-officer',
  'municipal-inspector',
  'enforcement-officer',
  'police-inspector',
] as const satisfies readonly Role[]
export type FindingRole = (typeof findingRoles)[number]

type Kind = { part: BylawPart; weight: FindingWeight; by: readonly FindingRole[] }

const everyone = findingRoles
/** Who stands in the shop. */
const inspectors = ['municipal-inspector', 'enforcement-officer', 'police-inspector'] as const
const municipal = ['municipal-officer', 'municipal-inspector', 'enforcement-officer'] as const

/** Each kind of finding: the part of the rules it is about, its weight, and who can make it. Its sentence is `finding.kind.<code>`. */
export const findingKinds = {
  'register-in-order': { part: 'purchase-register', weight: 'in-order', by: inspectors },
  'sales-register-in-order': { part: 'sales-register', weight: 'in-order', by: inspectors },
  'shelf-in-order': { part: 'holding', weight: 'in-order', by: inspectors },
  'entry-incomplete': { part: 'purchase-register', weight: 'slight', by: inspectors },
  'entry-late': { part: 'purchase-register', weight: 'slight', by: inspectors },
  'document-missing': { part: 'document', weight: 'slight', by: inspectors },
  'photo-missing': { part: 'photo', weight: 'slight', by: inspectors },
  'sale-incomplete': { part: 'sales-register', weight: 'slight', by: inspectors },
  'notice-missing': { part: 'notice', weight: 'slight', by: everyone },
  'register-missing': { part: 'purchase-register', weight: 'serious', by: everyone },
  'register-not-shown': { part: 'purchase-register', weight: 'serious', by: inspectors },
  'entry-missing': { part: 'purchase-register', weight: 'serious', by: inspectors },
  'paper-register-gap': { part: 'purchase-register', weight: 'serious', by: inspectors },
  'gone-in-holding': { part: 'holding', weight: 'serious', by: inspectors },
  'altered-in-holding': { part: 'holding', weight: 'serious', by: inspectors },
  'sales-register-missing': { part: 'sales-register', weight: 'serious', by: everyone },
  'sale-missing': { part: 'sales-register', weight: 'serious', by: inspectors },
  'offer-not-reported': { part: 'notice', weight: 'serious', by: inspectors },
  'inspection-refused': { part: 'inspectors', weight: 'serious', by: inspectors },
  'bought-from-minor': { part: 'refusal', weight: 'grave', by: inspectors },
  'register-altered': { part: 'purchase-register', weight: 'grave', by: inspectors },
  'order-not-followed': { part: 'enforcement-policy', weight: 'grave', by: municipal },
  'police-report': { part: 'enforcement-policy', weight: 'grave', by: municipal },
} as const satisfies Record<string, Kind>
export type FindingKind = keyof typeof findingKinds
export const findingKindNames = Object.keys(findingKinds) as [FindingKind, ...FindingKind[]]

/** What someone of a role can find, heaviest first. */
export function kindsFor(role: Role): FindingKind[] {
  return findingKindNames
    .filter((kind) => (findingKinds[kind].by as readonly Role[]).includes(role))
    .toSorted((a, b) => weightRank(b) - weightRank(a))
}

function weightRank(kind: FindingKind): number {
  return findingWeights.indexOf(findingKinds[kind].weight)
}
