import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { programmeRoles } from '../kernel/codes.ts'
import { rootRoute } from './root-route.ts'

const roles = [...programmeRoles, 'programme-coordinator'] as const

const bylaws = createRoute({
  getParentRoute: () => rootRoute,
  path: '/regels',
  staticData: { roles },
  component: lazyRouteComponent(
    () => import('../capabilities/policy/screens/bylaws-screen.tsx'),
    'BylawsScreen',
  ),
})

const bylaw = createRoute({
  getParentRoute: () => rootRoute,
  path: '/regels/$gemeente',
  staticData: { roles },
  component: lazyRouteComponent(
    () => import('../capabilities/policy/screens/bylaw-screen.tsx'),
    'BylawScreen',
  ),
})

const bylawPart = createRoute({
  getParentRoute: () => rootRoute,
  path: '/regels/$gemeente/$onderdeel',
  staticData: { roles },
  component: lazyRouteComponent(
    () => import('../capabilities/policy/screens/bylaw-part-screen.tsx'),
    'BylawPartScreen',
  ),
})

/** Which rule stands on which article, per municipality. */
export const bylawRoutes = [bylaws, bylaw, bylawPart] as const
