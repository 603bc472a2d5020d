import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { roles } from '../kernel/codes.ts'
import { rootRoute, textOf } from './root-route.ts'

/** Of whom: the operator may look at another organisation than the own one. */
export type OrganisationSearch = { organisatie?: string }
/** Filters of the people. */
export type MembersSearch = OrganisationSearch & { q?: string; zoek?: string }

const colleagues = roles.filter((role) => role !== 'citizen')
const staticData = { roles: colleagues, manages: true } as const

function organisationOf(search: Record<string, unknown>): OrganisationSearch {
  const organisatie = textOf(search['organisatie'])
  return organisatie ? { organisatie } : {}
}

const members = createRoute({
  getParentRoute: () => rootRoute,
  path: '/medewerkers',
  staticData,
  validateSearch: (search: Record<string, unknown>): MembersSearch => {
    const q = textOf(search['q'])
    return { ...organisationOf(search), ...(q && { q }), ...(textOf(search['zoek']) && { zoek: '1' }) }
  },
  component: lazyRouteComponent(
    () => import('../capabilities/access/screens/members/members-screen.tsx'),
    'MembersScreen',
  ),
})

const invite = createRoute({
  getParentRoute: () => rootRoute,
  path: '/medewerkers/uitnodigen',
  staticData,
  validateSearch: organisationOf,
  component: lazyRouteComponent(
    () => import('../capabilities/access/screens/members/invite-screen.tsx'),
    'InviteScreen',
  ),
})

const member = createRoute({
  getParentRoute: () => rootRoute,
  path: '/medewerkers/$id',
  staticData,
  validateSearch: organisationOf,
  component: lazyRouteComponent(
    () => import('../capabilities/access/screens/members/member-screen.tsx'),
    'MemberScreen',
  ),
})

const tokens = createRoute({
  getParentRoute: () => rootRoute,
  path: '/tokens',
  staticData,
  component: lazyRouteComponent(
    () => import('../capabilities/access/screens/tokens/tokens-screen.tsx'),
    'TokensScreen',
  ),
})

/** The screens of whoever manages an organisation. */
export const membersRoutes = [members, invite, member, tokens] as const
