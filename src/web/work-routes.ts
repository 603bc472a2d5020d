import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { programmeRoles, supervisionRoles } from '../kernel/codes.ts'
import { type WorkGroup, workGroups } from '../capabilities/dealers/rules/work-item.ts'
import { rootRoute, textOf } from './root-route.ts'

/** Filters of the work list: a head and a municipality. */
export type WorkSearch = { soort?: WorkGroup; gemeente?: string }

const workList = createRoute({
  getParentRoute: () => rootRoute,
  path: '/werklijst',
  staticData: { roles: [...supervisionRoles, 'programme-officer'] },
  validateSearch: (search: Record<string, unknown>): WorkSearch => {
    const group = workGroups.find((one) => one === search['soort'])
    const municipality = textOf(search['gemeente'])
    return { ...(group && { soort: group }), ...(municipality && { gemeente: municipality }) }
  },
  component: lazyRouteComponent(
    () => import('../capabilities/dealers/screens/work-list-screen.tsx'),
    'WorkListScreen',
  ),
})

const rhythm = createRoute({
  getParentRoute: () => rootRoute,
  path: '/werklijst/stil',
  staticData: { roles: [...programmeRoles, 'programme-coordinator'] },
  component: lazyRouteComponent(
    () => import('../capabilities/dealers/screens/rhythm-screen.tsx'),
    'RhythmScreen',
  ),
})

/** The work list, and what "quiet" stands on. */
export const workRoutes = [workList, rhythm] as const
