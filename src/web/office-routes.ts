import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { isDay } from '../kernel/dates.ts'
import { policeRoles, roles, type Role } from '../kernel/codes.ts'
import { rootRoute, textOf } from './root-route.ts'

/** Filters of the access log. */
export type AccessLogSearch = { q?: string; rol?: Role; persoon?: string; vanaf?: string; totenmet?: string }

const accessLog = createRoute({
  getParentRoute: () => rootRoute,
  path: '/ingezien',
  staticData: { roles: ['auditor'] },
  validateSearch: (search: Record<string, unknown>): AccessLogSearch => {
    const role = roles.find((one) => one === search.rol)
    const [q, person, from, until] = [search.q, search.persoon, search.vanaf, search.totenmet].map(textOf)
    return {
      ...(q && { q }),
      ...(role && { rol: role }),
      ...(person && { persoon: person }),
      ...(from && isDay(from) && { vanaf: from }),
      ...(until && isDay(until) && { totenmet: until }),
    }
  },
  component: lazyRouteComponent(
    () => import('../capabilities/access/screens/access-log-screen.tsx'),
    'AccessLogScreen',
  ),
})

const logs = createRoute({
  getParentRoute: () => rootRoute,
  path: '/logboeken',
  staticData: { roles: ['administrator', 'municipal-officer'] },
  component: lazyRouteComponent(() => import('../capabilities/access/screens/logs-screen.tsx'), 'LogsScreen'),
})

const goldPrices = createRoute({
  getParentRoute: () => rootRoute,
  path: '/goudprijs',
  staticData: { roles: ['administrator'] },
  component: lazyRouteComponent(
    () => import('../capabilities/campaign/screens/gold-prices-screen.tsx'),
    'GoldPricesScreen',
  ),
})

const retention = createRoute({
  getParentRoute: () => rootRoute,
  path: '/vergeten',
  staticData: { roles: ['administrator', 'auditor'] },
  component: lazyRouteComponent(
    () => import('../capabilities/retention/screens/retention-screen.tsx'),
    'RetentionScreen',
  ),
})

const account = createRoute({
  getParentRoute: () => rootRoute,
  path: '/account',
  staticData: { roles },
  component: lazyRouteComponent(
    () => import('../capabilities/access/screens/account-screen.tsx'),
    'AccountScreen',
  ),
})

const administrativeReports = createRoute({
  getParentRoute: () => rootRoute,
  path: '/rapportages',
  staticData: { roles: [...policeRoles, 'municipal-officer', 'municipal-lawyer', 'mayors-office'] },
  component: lazyRouteComponent(
    () => import('../capabilities/disclosures/screens/reports-screen.tsx'),
    'ReportsScreen',
  ),
})

const administrativeReport = createRoute({
  getParentRoute: () => rootRoute,
  path: '/rapportages/$id',
  staticData: { roles: [...policeRoles, 'municipal-officer', 'municipal-lawyer', 'mayors-office'] },
  component: lazyRouteComponent(
    () => import('../capabilities/disclosures/screens/report-screen.tsx'),
    'ReportScreen',
  ),
})

const dataSubjectRequests = createRoute({
  getParentRoute: () => rootRoute,
  path: '/inzageverzoeken',
  staticData: { roles: ['dealer', 'privacy-officer'] },
  component: lazyRouteComponent(
    () => import('../capabilities/data-subject-requests/screens/requests-screen.tsx'),
    'RequestsScreen',
  ),
})

const dataSubjectRequest = createRoute({
  getParentRoute: () => rootRoute,
  path: '/inzageverzoeken/$id',
  staticData: { roles: ['dealer', 'privacy-officer'] },
  component: lazyRouteComponent(
    () => import('../capabilities/data-subject-requests/screens/request-screen.tsx'),
    'RequestScreen',
  ),
})

/** The screens of municipality, auditor and administrator. */
export const officeRoutes = [
  accessLog,
  logs,
  goldPrices,
  retention,
  account,
  administrativeReports,
  administrativeReport,
  dataSubjectRequests,
  dataSubjectRequest,
] as const
