import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { GuestsSearch } from '../capabilities/meetings/screens/choose-guests.ts'
import { fieldRoles, organiserRoles } from '../kernel/codes.ts'
import { readInventorySearch } from './inventory-routes.ts'
import { rootRoute, textOf } from './root-route.ts'

function guestsOf(search: Record<string, unknown>): GuestsSearch {
  const { volgorde: _, zoek: __, ...filter } = readInventorySearch(search)
  const dealers = textOf(search['handelaren'])
  return { ...filter, ...(dealers && { handelaren: dealers }) }
}

const list = createRoute({
  getParentRoute: () => rootRoute,
  path: '/bijeenkomsten',
  staticData: { roles: fieldRoles },
  component: lazyRouteComponent(
    () => import('../capabilities/meetings/screens/meetings-screen.tsx'),
    'MeetingsScreen',
  ),
})

const plan = createRoute({
  getParentRoute: () => rootRoute,
  path: '/bijeenkomsten/nieuw',
  staticData: { roles: organiserRoles },
  validateSearch: guestsOf,
  component: lazyRouteComponent(
    () => import('../capabilities/meetings/screens/plan-screen.tsx'),
    'PlanScreen',
  ),
})

const one = createRoute({
  getParentRoute: () => rootRoute,
  path: '/bijeenkomsten/$id',
  staticData: { roles: fieldRoles },
  component: lazyRouteComponent(
    () => import('../capabilities/meetings/screens/meeting-screen.tsx'),
    'MeetingScreen',
  ),
})

const change = createRoute({
  getParentRoute: () => rootRoute,
  path: '/bijeenkomsten/$id/wijzigen',
  staticData: { roles: organiserRoles },
  component: lazyRouteComponent(
    () => import('../capabilities/meetings/screens/plan-screen.tsx'),
    'ChangeScreen',
  ),
})

const invite = createRoute({
  getParentRoute: () => rootRoute,
  path: '/bijeenkomsten/$id/uitnodigen',
  staticData: { roles: organiserRoles },
  validateSearch: guestsOf,
  component: lazyRouteComponent(
    () => import('../capabilities/meetings/screens/invite-screen.tsx'),
    'InviteGuestsScreen',
  ),
})

const attendance = createRoute({
  getParentRoute: () => rootRoute,
  path: '/bijeenkomsten/$id/aanwezig',
  staticData: { roles: fieldRoles },
  component: lazyRouteComponent(
    () => import('../capabilities/meetings/screens/attendance-screen.tsx'),
    'AttendanceScreen',
  ),
})

/** Meetings with dealers: planned, invited to, kept at the door. */
export const meetingsRoutes = [list, plan, one, change, invite, attendance] as const
