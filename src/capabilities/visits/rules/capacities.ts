import type { Role } from '../../../kernel/codes.ts'

/** Who inspects a shop: three legal capacities, each with powers of its own (domain.md 2). */
export const visitCapacities = [
  'municipal-inspector',
  'enforcement-officer',
  'police-inspector',
] as const satisfies readonly Role[]
export type VisitCapacity = (typeof visitCapacities)[number]

export function isVisitCapacity(role: Role): role is VisitCapacity {
  return (visitCapacities as readonly Role[]).includes(role)
}

/** Who may keep and read what is noted after a suspicion arose: those who may investigate. */
export const investigatorRoles = [
  'enforcement-officer',
  'police-inspector',
] as const satisfies readonly Role[]
