import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { visitCapacities } from '../capabilities/visits/rules/capacities.ts'
import { rootRoute, textOf } from './root-route.ts'

const list = createRoute({
  getParentRoute: () => rootRoute,
  path: '/bezoeken',
  staticData: { roles: visitCapacities },
  component: lazyRouteComponent(
    () => import('../capabilities/visits/screens/visits-screen.tsx'),
    'VisitsScreen',
  ),
})

const begin = createRoute({
  getParentRoute: () => rootRoute,
  path: '/bezoeken/nieuw',
  staticData: { roles: visitCapacities },
  validateSearch: (search: Record<string, unknown>): { handelaar?: string } => {
    const handelaar = textOf(search['handelaar'])
    return { ...(handelaar && { handelaar }) }
  },
  component: lazyRouteComponent(
    () => import('../capabilities/visits/screens/new-visit-screen.tsx'),
    'NewVisitScreen',
  ),
})

const one = createRoute({
  getParentRoute: () => rootRoute,
  path: '/bezoeken/$id',
  staticData: { roles: visitCapacities },
  component: lazyRouteComponent(
    () => import('../capabilities/visits/screens/visit-screen.tsx'),
    'VisitScreen',
  ),
})

/** Visits to dealers, on a tablet in the shop, also without a network. */
export const visitsRoutes = [list, begin, one] as const
