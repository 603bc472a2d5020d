import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { type DealerState, dealerStates } from '../capabilities/dealers/contract.ts'
import {
  type DealerFilter,
  type DealerOrder,
  dealerOrders,
} from '../capabilities/dealers/rules/find-dealers.ts'
import { type MomentSort, momentSorts } from '../capabilities/dealers/rules/dealer-timeline.ts'
import { branchKinds, programmeRoles } from '../kernel/codes.ts'
import { rootRoute, textOf } from './root-route.ts'

/** Filters of the inventory, its order, and that someone pressed `/` to search. */
export type InventorySearch = DealerFilter & { volgorde?: DealerOrder; zoek?: '1' }
/** The page of a dealer keeps the filters of the list that it was opened from, for the way back. */
export type DealerSearch = InventorySearch & { toon?: MomentSort }

/** Reads the filters of an address; what is no filter is left out. */
export function readInventorySearch(search: Record<string, unknown>): InventorySearch {
  const [q, municipality] = [textOf(search['q']), textOf(search['gemeente'])]
  const state = dealerStates.find((one: DealerState) => one === search['staat'])
  const kind = branchKinds.find((one) => one === search['soort'])
  const order = dealerOrders.find((one) => one === search['volgorde'])
  return {
    ...(q && { q }),
    ...(municipality && { gemeente: municipality }),
    ...(state && { staat: state }),
    ...(kind && { soort: kind }),
    ...(search['focus'] === '1' && { focus: '1' as const }),
    ...(order && { volgorde: order }),
    ...(textOf(search['zoek']) && { zoek: '1' as const }),
  }
}

const list = createRoute({
  getParentRoute: () => rootRoute,
  path: '/handelaren',
  staticData: { roles: programmeRoles },
  validateSearch: readInventorySearch,
  component: lazyRouteComponent(
    () => import('../capabilities/dealers/screens/dealers-screen.tsx'),
    'DealersScreen',
  ),
})

const one = createRoute({
  getParentRoute: () => rootRoute,
  path: '/handelaren/$id',
  staticData: { roles: programmeRoles },
  validateSearch: (search: Record<string, unknown>): DealerSearch => {
    const sort = momentSorts.find((name) => name === search['toon'])
    return { ...readInventorySearch(search), ...(sort && { toon: sort }) }
  },
  component: lazyRouteComponent(
    () => import('../capabilities/dealers/screens/dealer-screen.tsx'),
    'DealerScreen',
  ),
})

const baseTeams = createRoute({
  getParentRoute: () => rootRoute,
  path: '/basisteams',
  staticData: { roles: programmeRoles },
  component: lazyRouteComponent(
    () => import('../capabilities/dealers/screens/base-teams-screen.tsx'),
    'BaseTeamsScreen',
  ),
})

/** The inventory of dealers: list with map, the page of one, and the base teams. */
export const inventoryRoutes = [list, one, baseTeams] as const
