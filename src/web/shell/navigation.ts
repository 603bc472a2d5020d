import { dealerRoles, policeRoles, type Role, supervisionRoles } from '../../kernel/codes.ts'
import type { MessageKey } from '../../platform/messages/index.ts'

/** What stands in the main menu of a role, in order; the first is its first page. */
export type NavItem = {
  to: string
  message: MessageKey
  /** What waits there is counted beside its name. */
  counts?: 'leads' | 'goods-lists' | 'findings'
}

const police: NavItem[] = [
  { to: '/treffers', message: 'shell.nav.hits' },
  { to: '/tips', message: 'leads.nav', counts: 'leads' },
  { to: '/goederenlijsten', message: 'goods-list.nav', counts: 'goods-lists' },
  { to: '/aangiften', message: 'shell.nav.theft-reports' },
  { to: '/rapportages', message: 'disclosure.nav' },
]

const counter: NavItem[] = [
  { to: '/inkoop', message: 'shell.nav.counter' },
  { to: '/register', message: 'shell.nav.register' },
  { to: '/verkoop', message: 'shell.nav.sales' },
  { to: '/vestigingen', message: 'shell.nav.branches' },
]

const dealers: NavItem = { to: '/handelaren', message: 'shell.nav.dealers' }
const bylaws: NavItem = { to: '/regels', message: 'bylaws.nav' }
const work: NavItem = { to: '/werklijst', message: 'work.nav' }
const meetings: NavItem = { to: '/bijeenkomsten', message: 'meetings.title' }
const visits: NavItem = { to: '/bezoeken', message: 'visits.title' }
const files: NavItem = { to: '/dossiers', message: 'case-file.list.title' }
const programme: NavItem = { to: '/programma', message: 'plan.nav' }
const letters: NavItem = { to: '/brieven', message: 'letters.title' }
const logs: NavItem = { to: '/logboeken', message: 'shell.nav.logs' }
const reports: NavItem = { to: '/rapportages', message: 'disclosure.nav' }
const retention: NavItem = { to: '/vergeten', message: 'retention.title' }
const subjectRequests: NavItem = { to: '/inzageverzoeken', message: 'subject-request.nav' }
const overview: NavItem = { to: '/overzicht', message: 'overview.nav' }
const triangle: NavItem = { to: '/driehoek', message: 'triangle.nav' }
const effect: NavItem = { to: '/effect', message: 'effect.nav' }
const effectEntry: NavItem = { to: '/effect/invoer', message: 'effect-entry.nav' }
const account: NavItem = { to: '/account', message: 'shell.nav.account' }

export const navigation: Record<Role, NavItem[]> = {
  dealer: [
    ...counter,
    { to: '/bevindingen', message: 'finding.own.nav', counts: 'findings' },
    { to: '/inzagen', message: 'openings.nav' },
    subjectRequests,
  ],
  'dealer-counter': counter,
  'fencing-specialist': [...police, dealers, meetings, triangle, effectEntry],
  detective: police,
  'assistant-prosecutor': [...police, triangle, effectEntry],
  'police-inspector': [visits, dealers, meetings, effectEntry],
  auditor: [{ to: '/ingezien', message: 'shell.nav.access-log' }, retention],
  'privacy-officer': [subjectRequests],
  'municipal-officer': [
    work,
    dealers,
    files,
    triangle,
    overview,
    meetings,
    letters,
    bylaws,
    programme,
    reports,
    logs,
    effectEntry,
  ],
  'municipal-inspector': [visits, work, dealers, files, meetings, bylaws, effectEntry],
  'enforcement-officer': [visits, dealers, work, meetings, bylaws, effectEntry],
  'municipal-lawyer': [files, dealers, work, triangle, overview, bylaws, reports],
  'mayors-office': [triangle, overview, effect, dealers, work, bylaws, reports, files],
  prosecutor: [triangle, effect, account],
  'programme-coordinator': [programme, effect, overview, bylaws],
  'programme-officer': [work, dealers, meetings, letters, overview, bylaws, programme, effect],
  administrator: [logs, retention, { to: '/goudprijs', message: 'gold.title' }],
  citizen: [
    { to: '/spullen', message: 'shell.nav.belongings' },
    { to: '/aangifte', message: 'goods-list.nav' },
  ],
}

/** The menu of whoever is signed in: managers also look after people and tokens. */
export function navigationOf({ role, manages }: { role: Role; manages: boolean }): NavItem[] {
  return manages ? [...navigation[role], ...forManagers] : navigation[role]
}
const forManagers: NavItem[] = [
  { to: '/medewerkers', message: 'members.nav' },
  { to: '/tokens', message: 'tokens.nav' },
]

/** Where `/` goes: the search of the role's main list. */
export const searches: Partial<Record<Role, NavItem>> = {
  ...Object.fromEntries(
    dealerRoles.map((role) => [role, { to: '/register', message: 'shell.search.register' }] as const),
  ),
  ...Object.fromEntries(
    policeRoles.map((role) => [role, { to: '/aangiften', message: 'shell.search.theft-reports' }] as const),
  ),
  ...Object.fromEntries(
    [...supervisionRoles, 'programme-officer' as const].map(
      (role) => [role, { to: '/handelaren', message: 'shell.search.dealers' }] as const,
    ),
  ),
}
