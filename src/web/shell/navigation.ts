import type { Role } from '../../kernel/codes.ts'
import type { MessageKey } from '../../platform/messages/index.ts'

/** What stands in the main menu of a role, in order; the first is its first page. */
export type NavItem = {
  to: string
  message: MessageKey
  /** What waits there is counted beside its name. */
  counts?: 'leads' | 'goods-lists'
}

const police: NavItem[] = [
  { to: '/treffers', message: 'shell.nav.hits' },
  { to: '/tips', message: 'leads.nav', counts: 'leads' },
  { to: '/goederenlijsten', message: 'goods-list.nav', counts: 'goods-lists' },
  { to: '/aangiften', message: 'shell.nav.theft-reports' },
]

export const navigation: Record<Role, NavItem[]> = {
  dealer: [
    { to: '/inkoop', message: 'shell.nav.counter' },
    { to: '/register', message: 'shell.nav.register' },
    { to: '/verkoop', message: 'shell.nav.sales' },
    { to: '/vestigingen', message: 'shell.nav.branches' },
  ],
  'fencing-specialist': police,
  detective: police,
  'municipal-officer': [
    { to: '/handelaren', message: 'shell.nav.dealers' },
    { to: '/logboeken', message: 'shell.nav.logs' },
  ],
  auditor: [{ to: '/ingezien', message: 'shell.nav.access-log' }],
  administrator: [
    { to: '/logboeken', message: 'shell.nav.logs' },
    { to: '/handelaren', message: 'shell.nav.dealers' },
    { to: '/goudprijs', message: 'gold.title' },
  ],
  citizen: [
    { to: '/spullen', message: 'shell.nav.belongings' },
    { to: '/aangifte', message: 'goods-list.nav' },
  ],
}

/** Where `/` goes: the search of the role's main list. */
export const searches: Partial<Record<Role, NavItem>> = {
  dealer: { to: '/register', message: 'shell.search.register' },
  'fencing-specialist': { to: '/aangiften', message: 'shell.search.theft-reports' },
  detective: { to: '/aangiften', message: 'shell.search.theft-reports' },
  'municipal-officer': { to: '/handelaren', message: 'shell.search.dealers' },
  administrator: { to: '/handelaren', message: 'shell.search.dealers' },
}
