import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { outcomes, type Outcome } from '../capabilities/dealers/rules/import/outcomes.ts'
import { organiserRoles } from '../kernel/codes.ts'
import { rootRoute } from './root-route.ts'

const staticData = { roles: organiserRoles } as const

const imports = createRoute({
  getParentRoute: () => rootRoute,
  path: '/handelaren/invoer',
  staticData,
  component: lazyRouteComponent(
    () => import('../capabilities/dealers/screens/import/imports-screen.tsx'),
    'ImportsScreen',
  ),
})

const oneImport = createRoute({
  getParentRoute: () => rootRoute,
  path: '/handelaren/invoer/$id',
  staticData,
  validateSearch: (search: Record<string, unknown>): { uitkomst?: Outcome | 'all' } => {
    const outcome = (['all', ...outcomes] as const).find((one) => one === search.uitkomst)
    return outcome === undefined ? {} : { uitkomst: outcome }
  },
  component: lazyRouteComponent(
    () => import('../capabilities/dealers/screens/import/import-screen.tsx'),
    'ImportScreen',
  ),
})

const newDealer = createRoute({
  getParentRoute: () => rootRoute,
  path: '/handelaren/nieuw',
  staticData,
  component: lazyRouteComponent(
    () => import('../capabilities/dealers/screens/new-dealer-screen.tsx'),
    'NewDealerScreen',
  ),
})

const changeDealer = createRoute({
  getParentRoute: () => rootRoute,
  path: '/handelaren/$id/wijzigen',
  staticData,
  component: lazyRouteComponent(
    () => import('../capabilities/dealers/screens/change-dealer-screen.tsx'),
    'ChangeDealerScreen',
  ),
})

/** The list of the trade register, and dealers listed or changed by hand. */
export const dealerImportRoutes = [imports, oneImport, newDealer, changeDealer] as const
