import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute, textOf } from './root-route.ts'

const staticData = { roles: ['citizen'] } as const
const open = { isOpen: true } as const

const enter = createRoute({
  getParentRoute: () => rootRoute,
  path: '/aanmelden',
  staticData: open,
  validateSearch: (search: Record<string, unknown>): { terug?: string } =>
    textOf(search.terug) ? { terug: textOf(search.terug) as string } : {},
  component: lazyRouteComponent(
    () => import('../capabilities/belongings/screens/enter-screen.tsx'),
    'EnterScreen',
  ),
})

const recover = createRoute({
  getParentRoute: () => rootRoute,
  path: '/aanmelden/herstel',
  staticData: open,
  component: lazyRouteComponent(
    () => import('../capabilities/belongings/screens/recover-screen.tsx'),
    'RecoverScreen',
  ),
})

const belongings = createRoute({
  getParentRoute: () => rootRoute,
  path: '/spullen',
  staticData,
  validateSearch: (search: Record<string, unknown>): { q?: string; zoek?: string } => ({
    ...(textOf(search.q) && { q: textOf(search.q) as string }),
    ...(textOf(search.zoek) && { zoek: '1' }),
  }),
  component: lazyRouteComponent(
    () => import('../capabilities/belongings/screens/belongings-screen.tsx'),
    'BelongingsScreen',
  ),
})

const add = createRoute({
  getParentRoute: () => rootRoute,
  path: '/spullen/nieuw',
  staticData,
  component: lazyRouteComponent(
    () => import('../capabilities/belongings/screens/add-thing-screen.tsx'),
    'AddThingScreen',
  ),
})

const importing = createRoute({
  getParentRoute: () => rootRoute,
  path: '/spullen/inlezen',
  staticData,
  component: lazyRouteComponent(
    () => import('../capabilities/belongings/screens/import-screen.tsx'),
    'ImportScreen',
  ),
})

const exporting = createRoute({
  getParentRoute: () => rootRoute,
  path: '/spullen/lijst',
  staticData,
  component: lazyRouteComponent(
    () => import('../capabilities/belongings/screens/export-screen.tsx'),
    'ExportScreen',
  ),
})

const vault = createRoute({
  getParentRoute: () => rootRoute,
  path: '/spullen/kluis',
  staticData,
  component: lazyRouteComponent(
    () => import('../capabilities/belongings/screens/vault-screen.tsx'),
    'VaultScreen',
  ),
})

const thing = createRoute({
  getParentRoute: () => rootRoute,
  path: '/spullen/$id',
  staticData,
  component: lazyRouteComponent(
    () => import('../capabilities/belongings/screens/thing-screen.tsx'),
    'ThingScreen',
  ),
})

const change = createRoute({
  getParentRoute: () => rootRoute,
  path: '/spullen/$id/wijzigen',
  staticData,
  component: lazyRouteComponent(
    () => import('../capabilities/belongings/screens/change-thing-screen.tsx'),
    'ChangeThingScreen',
  ),
})

/** The screens of citizens; what they keep opens on their own device only. */
export const citizenRoutes = [
  enter,
  recover,
  belongings,
  add,
  importing,
  exporting,
  vault,
  thing,
  change,
] as const
