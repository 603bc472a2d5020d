import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { dealerRoles } from '../kernel/codes.ts'
import { itemStates, type ItemState } from '../capabilities/registers/contract.ts'
import { rootRoute, textOf } from './root-route.ts'

const staticData = { roles: dealerRoles } as const

/** Filters of the purchase register, as they stand in the address. */
export type RegisterSearch = {
  q?: string
  staat?: ItemState
  vestiging?: string
  maand?: string
  zoek?: string
}

const counter = createRoute({
  getParentRoute: () => rootRoute,
  path: '/inkoop',
  staticData,
  component: lazyRouteComponent(
    () => import('../capabilities/registers/screens/counter-screen.tsx'),
    'CounterScreen',
  ),
})

const practice = createRoute({
  getParentRoute: () => rootRoute,
  path: '/inkoop/oefenen',
  staticData,
  component: lazyRouteComponent(
    () => import('../capabilities/registers/screens/practice-screen.tsx'),
    'PracticeScreen',
  ),
})

const register = createRoute({
  getParentRoute: () => rootRoute,
  path: '/register',
  staticData,
  validateSearch: (search: Record<string, unknown>): RegisterSearch => {
    const state = itemStates.find((one) => one === search.staat)
    const month = textOf(search.maand)
    return {
      ...(textOf(search.q) && { q: textOf(search.q) as string }),
      ...(state && { staat: state }),
      ...(textOf(search.vestiging) && { vestiging: textOf(search.vestiging) as string }),
      ...(month && /^\d{4}-\d{2}$/.test(month) && { maand: month }),
      ...(textOf(search.zoek) && { zoek: '1' }),
    }
  },
  component: lazyRouteComponent(
    () => import('../capabilities/registers/screens/register-screen.tsx'),
    'RegisterScreen',
  ),
})

const entry = createRoute({
  getParentRoute: () => rootRoute,
  path: '/register/$id',
  staticData,
  component: lazyRouteComponent(
    () => import('../capabilities/registers/screens/entry-screen.tsx'),
    'EntryScreen',
  ),
})

const receipt = createRoute({
  getParentRoute: () => rootRoute,
  path: '/register/$id/bewijs',
  staticData,
  component: lazyRouteComponent(
    () => import('../capabilities/registers/screens/receipt-screen.tsx'),
    'ReceiptScreen',
  ),
})

const correction = createRoute({
  getParentRoute: () => rootRoute,
  path: '/register/$id/verbeteren',
  staticData,
  component: lazyRouteComponent(
    () => import('../capabilities/registers/screens/correction-screen.tsx'),
    'CorrectionScreen',
  ),
})

const sell = createRoute({
  getParentRoute: () => rootRoute,
  path: '/register/$id/verkopen/$itemId',
  staticData,
  component: lazyRouteComponent(
    () => import('../capabilities/registers/screens/sell-screen.tsx'),
    'SellScreen',
  ),
})

const sales = createRoute({
  getParentRoute: () => rootRoute,
  path: '/verkoop',
  staticData,
  validateSearch: (search: Record<string, unknown>): { vestiging?: string } =>
    textOf(search.vestiging) ? { vestiging: textOf(search.vestiging) as string } : {},
  component: lazyRouteComponent(
    () => import('../capabilities/registers/screens/sales-screen.tsx'),
    'SalesScreen',
  ),
})

const sale = createRoute({
  getParentRoute: () => rootRoute,
  path: '/verkoop/$id',
  staticData,
  component: lazyRouteComponent(
    () => import('../capabilities/registers/screens/sale-screen.tsx'),
    'SaleScreen',
  ),
})

const branches = createRoute({
  getParentRoute: () => rootRoute,
  path: '/vestigingen',
  staticData,
  component: lazyRouteComponent(
    () => import('../capabilities/registers/screens/branches-screen.tsx'),
    'BranchesScreen',
  ),
})

const openings = createRoute({
  getParentRoute: () => rootRoute,
  path: '/inzagen',
  staticData: { roles: ['dealer'] },
  component: lazyRouteComponent(
    () => import('../capabilities/access/screens/openings-screen.tsx'),
    'OpeningsScreen',
  ),
})

/** The dealer's screens. */
export const dealerRoutes = [
  counter,
  practice,
  register,
  entry,
  receipt,
  correction,
  sell,
  sales,
  sale,
  branches,
  openings,
] as const
