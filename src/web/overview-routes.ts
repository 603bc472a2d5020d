import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from './root-route.ts'

const byName = ['municipal-officer', 'municipal-lawyer', 'mayors-office'] as const

const overview = createRoute({
  getParentRoute: () => rootRoute,
  path: '/overzicht',
  staticData: { roles: [...byName, 'programme-coordinator', 'programme-officer'] },
  component: lazyRouteComponent(
    () => import('../capabilities/overview/screens/overview-screen.tsx'),
    'OverviewScreen',
  ),
})

const annex = createRoute({
  getParentRoute: () => rootRoute,
  path: '/overzicht/bijlage',
  staticData: { roles: byName },
  component: lazyRouteComponent(
    () => import('../capabilities/overview/screens/annex-screen.tsx'),
    'AnnexScreen',
  ),
})

const findings = createRoute({
  getParentRoute: () => rootRoute,
  path: '/bevindingen',
  staticData: { roles: ['dealer'] },
  component: lazyRouteComponent(
    () => import('../capabilities/findings/screens/own-findings-screen.tsx'),
    'OwnFindingsScreen',
  ),
})

/** The overview of the region, its closed annex, and what a dealer reads of what was found. */
export const overviewRoutes = [overview, annex, findings] as const
