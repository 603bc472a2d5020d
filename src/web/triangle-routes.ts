import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { triangleRoles } from '../capabilities/triangle/contract.ts'
import { caseLeaders, caseWriters } from '../capabilities/triangle/rules/case-table.ts'
import { rootRoute, textOf } from './root-route.ts'

const home = createRoute({
  getParentRoute: () => rootRoute,
  path: '/driehoek',
  staticData: { roles: triangleRoles },
  component: lazyRouteComponent(
    () => import('../capabilities/triangle/screens/triangle-screen.tsx'),
    'TriangleScreen',
  ),
})

const propose = createRoute({
  getParentRoute: () => rootRoute,
  path: '/driehoek/nieuw',
  staticData: { roles: caseWriters },
  validateSearch: (search: Record<string, unknown>) => {
    const dealer = textOf(search['handelaar'])
    const file = textOf(search['dossier'])
    return { ...(dealer && { handelaar: dealer }), ...(file && { dossier: file }) }
  },
  component: lazyRouteComponent(
    () => import('../capabilities/triangle/screens/write-screen.tsx'),
    'ProposeScreen',
  ),
})

const one = createRoute({
  getParentRoute: () => rootRoute,
  path: '/driehoek/$id',
  staticData: { roles: triangleRoles },
  component: lazyRouteComponent(
    () => import('../capabilities/triangle/screens/case-screen.tsx'),
    'CaseScreen',
  ),
})

const change = createRoute({
  getParentRoute: () => rootRoute,
  path: '/driehoek/$id/wijzigen',
  staticData: { roles: caseWriters },
  component: lazyRouteComponent(
    () => import('../capabilities/triangle/screens/write-screen.tsx'),
    'ChangeScreen',
  ),
})

const plan = createRoute({
  getParentRoute: () => rootRoute,
  path: '/driehoek/overleg/nieuw',
  staticData: { roles: caseLeaders },
  component: lazyRouteComponent(
    () => import('../capabilities/triangle/screens/plan-screen.tsx'),
    'PlanScreen',
  ),
})

const meeting = createRoute({
  getParentRoute: () => rootRoute,
  path: '/driehoek/overleg/$id',
  staticData: { roles: triangleRoles },
  component: lazyRouteComponent(
    () => import('../capabilities/triangle/screens/meeting-screen.tsx'),
    'MeetingScreen',
  ),
})

const replan = createRoute({
  getParentRoute: () => rootRoute,
  path: '/driehoek/overleg/$id/wijzigen',
  staticData: { roles: caseLeaders },
  component: lazyRouteComponent(
    () => import('../capabilities/triangle/screens/plan-screen.tsx'),
    'ReplanScreen',
  ),
})

/** The triangle: its next meeting, its cases on one page each, and what came of them. */
export const triangleRoutes = [home, propose, one, change, plan, meeting, replan] as const
