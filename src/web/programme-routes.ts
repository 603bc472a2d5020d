import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { planRoles } from '../kernel/codes.ts'
import { rootRoute, textOf } from './root-route.ts'

const staticData = { roles: planRoles } as const

/** The year whose plan is shown. */
export type PlanSearch = { jaar?: string }

const programme = createRoute({
  getParentRoute: () => rootRoute,
  path: '/programma',
  staticData,
  validateSearch: (search: Record<string, unknown>): PlanSearch => {
    const year = textOf(search.jaar)
    return year && /^20\d\d$/.test(year) ? { jaar: year } : {}
  },
  component: lazyRouteComponent(
    () => import('../capabilities/programme-plan/screens/programme-screen.tsx'),
    'ProgrammeScreen',
  ),
})

const campaigns = createRoute({
  getParentRoute: () => rootRoute,
  path: '/programma/campagne',
  staticData,
  component: lazyRouteComponent(
    () => import('../capabilities/campaign/screens/flyers/campaigns-screen.tsx'),
    'CampaignsScreen',
  ),
})

const campaign = createRoute({
  getParentRoute: () => rootRoute,
  path: '/programma/campagne/$id',
  staticData,
  component: lazyRouteComponent(
    () => import('../capabilities/campaign/screens/flyers/campaign-screen.tsx'),
    'CampaignScreen',
  ),
})

/** The plan of the programme, its counts and its campaigns. */
export const programmeRoutes = [programme, campaigns, campaign] as const
