import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { policeRoles } from '../kernel/codes.ts'
import { type HitState, hitStates } from '../capabilities/matching/contract.ts'
import { type GoodsListTab, goodsListTabs } from '../capabilities/thefts/contract.ts'
import type { LeadState } from '../capabilities/thefts/leads/contract.ts'
import { rootRoute, textOf } from './root-route.ts'

const staticData = { roles: policeRoles } as const

/** Filters of the inbox, as they stand in the address. */
export type HitsSearch = { besluit?: HitState }
/** Filter of the leads. */
export type LeadsSearch = { stand?: LeadState }
/** Filters of the theft reports. */
export type ReportsSearch = { q?: string; zoek?: string }

const hits = createRoute({
  getParentRoute: () => rootRoute,
  path: '/treffers',
  staticData,
  validateSearch: (search: Record<string, unknown>): HitsSearch => {
    const state = hitStates.find((one) => one === search.besluit)
    return state && state !== 'new' ? { besluit: state } : {}
  },
  component: lazyRouteComponent(
    () => import('../capabilities/matching/screens/hits-screen.tsx'),
    'HitsScreen',
  ),
})

const hit = createRoute({
  getParentRoute: () => rootRoute,
  path: '/treffers/$id',
  staticData,
  component: lazyRouteComponent(() => import('../capabilities/matching/screens/hit-screen.tsx'), 'HitScreen'),
})

const leads = createRoute({
  getParentRoute: () => rootRoute,
  path: '/tips',
  staticData,
  validateSearch: (search: Record<string, unknown>): LeadsSearch =>
    search.stand === 'handled' ? { stand: 'handled' } : {},
  component: lazyRouteComponent(
    () => import('../capabilities/thefts/screens/leads-screen.tsx'),
    'LeadsScreen',
  ),
})

const lead = createRoute({
  getParentRoute: () => rootRoute,
  path: '/tips/$id',
  staticData,
  component: lazyRouteComponent(() => import('../capabilities/thefts/screens/lead-screen.tsx'), 'LeadScreen'),
})

const reports = createRoute({
  getParentRoute: () => rootRoute,
  path: '/aangiften',
  staticData,
  validateSearch: (search: Record<string, unknown>): ReportsSearch => {
    const q = textOf(search.q)
    return { ...(q && { q }), ...(textOf(search.zoek) && { zoek: '1' }) }
  },
  component: lazyRouteComponent(
    () => import('../capabilities/thefts/screens/reports-screen.tsx'),
    'ReportsScreen',
  ),
})

const newReport = createRoute({
  getParentRoute: () => rootRoute,
  path: '/aangiften/nieuw',
  staticData,
  component: lazyRouteComponent(
    () => import('../capabilities/thefts/screens/new-report-screen.tsx'),
    'NewReportScreen',
  ),
})

const report = createRoute({
  getParentRoute: () => rootRoute,
  path: '/aangiften/$id',
  staticData,
  component: lazyRouteComponent(
    () => import('../capabilities/thefts/screens/report-screen.tsx'),
    'ReportScreen',
  ),
})

const desk = createRoute({
  getParentRoute: () => rootRoute,
  path: '/goederenlijsten',
  staticData,
  validateSearch: (search: Record<string, unknown>): { bak?: GoodsListTab } => {
    const tab = goodsListTabs.find((one) => one === search.bak)
    return tab && tab !== 'new' ? { bak: tab } : {}
  },
  component: lazyRouteComponent(
    () => import('../capabilities/thefts/screens/goods-list/desk-screen.tsx'),
    'DeskScreen',
  ),
})

const deskList = createRoute({
  getParentRoute: () => rootRoute,
  path: '/goederenlijsten/$id',
  staticData,
  component: lazyRouteComponent(
    () => import('../capabilities/thefts/screens/goods-list/desk-list-screen.tsx'),
    'DeskListScreen',
  ),
})

/** The screens of the police. */
export const policeRoutes = [hits, hit, leads, lead, desk, deskList, reports, newReport, report] as const
