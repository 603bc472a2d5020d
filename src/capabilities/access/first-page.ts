import type { Role } from '../../kernel/codes.ts'

const pages: Record<Role, string> = {
  dealer: '/app/inkoop',
  'fencing-specialist': '/app/treffers',
  detective: '/app/treffers',
  'municipal-officer': '/app/handelaren',
  auditor: '/app/ingezien',
  administrator: '/app/logboeken',
}

/** Where a role's day begins. */
export function firstPageOf(role: Role): string {
  return pages[role]
}
