import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { dealerStates } from '../capabilities/dealers/contract.ts'
import type { Selection } from '../capabilities/dealers/rules/hand-over.ts'
import { branchKinds, organiserRoles } from '../kernel/codes.ts'
import { rootRoute, textOf } from './root-route.ts'

const staticData = { roles: organiserRoles } as const

/** Who is written to (a selection of dealers) and with which template. */
export type NewLettersSearch = Selection & { sjabloon?: string }

const list = createRoute({
  getParentRoute: () => rootRoute,
  path: '/brieven',
  staticData,
  component: lazyRouteComponent(
    () => import('../capabilities/letters/screens/series-list-screen.tsx'),
    'SeriesListScreen',
  ),
})

const create = createRoute({
  getParentRoute: () => rootRoute,
  path: '/brieven/nieuw',
  staticData,
  validateSearch: (search: Record<string, unknown>): NewLettersSearch => {
    const [q, gemeente, handelaren, sjabloon] = [
      search.q,
      search.gemeente,
      search.handelaren,
      search.sjabloon,
    ].map(textOf)
    const staat = dealerStates.find((one) => one === search.staat)
    const soort = branchKinds.find((one) => one === search.soort)
    return {
      ...(q && { q }),
      ...(gemeente && { gemeente }),
      ...(staat && { staat }),
      ...(soort && { soort }),
      ...(textOf(search.focus) && { focus: '1' as const }),
      ...(handelaren && { handelaren }),
      ...(sjabloon && { sjabloon }),
    }
  },
  component: lazyRouteComponent(
    () => import('../capabilities/letters/screens/new-series-screen.tsx'),
    'NewSeriesScreen',
  ),
})

const templates = createRoute({
  getParentRoute: () => rootRoute,
  path: '/brieven/sjablonen',
  staticData,
  component: lazyRouteComponent(
    () => import('../capabilities/letters/screens/templates-screen.tsx'),
    'TemplatesScreen',
  ),
})

const template = createRoute({
  getParentRoute: () => rootRoute,
  path: '/brieven/sjablonen/$id',
  staticData,
  component: lazyRouteComponent(
    () => import('../capabilities/letters/screens/template-screen.tsx'),
    'TemplateScreen',
  ),
})

const letterheads = createRoute({
  getParentRoute: () => rootRoute,
  path: '/brieven/briefpapier',
  staticData,
  component: lazyRouteComponent(
    () => import('../capabilities/letters/screens/letterheads-screen.tsx'),
    'LetterheadsScreen',
  ),
})

const series = createRoute({
  getParentRoute: () => rootRoute,
  path: '/brieven/$id',
  staticData,
  component: lazyRouteComponent(
    () => import('../capabilities/letters/screens/series-screen.tsx'),
    'SeriesScreen',
  ),
})

/** Letters to dealers. */
export const letterRoutes = [list, create, templates, template, letterheads, series] as const
