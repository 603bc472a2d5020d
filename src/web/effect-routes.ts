import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { countingRoles, hourEntryRoles, reportRoles } from '../capabilities/effect/contract.ts'
import { rootRoute, textOf } from './root-route.ts'

/** Which report is shown; the newest without it. */
export type ReportSearch = { verslag?: string }

function readSearch(search: Record<string, unknown>): ReportSearch {
  const report = textOf(search['verslag'])
  return report ? { verslag: report } : {}
}

const report = createRoute({
  getParentRoute: () => rootRoute,
  path: '/effect',
  staticData: { roles: reportRoles },
  validateSearch: readSearch,
  component: lazyRouteComponent(
    () => import('../capabilities/effect/screens/effect-screen.tsx'),
    'EffectScreen',
  ),
})

const figure = createRoute({
  getParentRoute: () => rootRoute,
  path: '/effect/cijfers/$figure',
  staticData: { roles: reportRoles },
  validateSearch: readSearch,
  component: lazyRouteComponent(
    () => import('../capabilities/effect/screens/figure-screen.tsx'),
    'FigureScreen',
  ),
})

const entry = createRoute({
  getParentRoute: () => rootRoute,
  path: '/effect/invoer',
  staticData: { roles: hourEntryRoles },
  component: lazyRouteComponent(
    () => import('../capabilities/effect/screens/entry-screen.tsx'),
    'EntryScreen',
  ),
})

const crime = createRoute({
  getParentRoute: () => rootRoute,
  path: '/effect/misdaadcijfers',
  staticData: { roles: countingRoles },
  component: lazyRouteComponent(
    () => import('../capabilities/effect/screens/crime-import-screen.tsx'),
    'CrimeImportScreen',
  ),
})

/** The screens of effect. */
export const effectRoutes = [report, figure, entry, crime] as const
