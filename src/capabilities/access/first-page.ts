import type { Role } from '../../kernel/codes.ts'

const pages: Record<Role, string> = {
  dealer: '/app/inkoop',
  'dealer-counter': '/app/inkoop',
  'fencing-specialist': '/app/treffers',
  detective: '/app/treffers',
  'assistant-prosecutor': '/app/treffers',
  'police-inspector': '/app/bezoeken',
  auditor: '/app/ingezien',
  'privacy-officer': '/app/inzageverzoeken',
  'municipal-officer': '/app/werklijst',
  'municipal-inspector': '/app/bezoeken',
  'enforcement-officer': '/app/bezoeken',
  'municipal-lawyer': '/app/dossiers',
  'mayors-office': '/app/driehoek',
  prosecutor: '/app/driehoek',
  'programme-coordinator': '/app/programma',
  'programme-officer': '/app/werklijst',
  administrator: '/app/logboeken',
  citizen: '/app/spullen',
}

// Only pages of this app, so that nobody is sent elsewhere by a link to the sign-in page.
const ownPage = /^\/app\/[\w/?=&%.,+-]*$/

/** Where someone goes after signing in: back to where they were, else to the first page of the role. */
export function pageAfterSignIn(
  role: Role,
  { returnTo, language }: { returnTo?: string | undefined; language?: 'nl' | 'en' | undefined },
): string {
  const page = returnTo !== undefined && isOwnPage(returnTo) ? returnTo : firstPageOf(role)
  if (language !== 'en') return page
  return `${page}${page.includes('?') ? '&' : '?'}taal=en`
}

/** Where a role's day begins. */
export function firstPageOf(role: Role): string {
  return pages[role]
}

/** Whether an address is a page of this app, and so a place to send someone back to. */
export function isOwnPage(address: string): boolean {
  return ownPage.test(address)
}
