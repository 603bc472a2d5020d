import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { type DraftStep, draftSteps } from '../capabilities/thefts/screens/goods-list/list-draft.ts'
import { rootRoute, textOf } from './root-route.ts'

const staticData = { roles: ['citizen'] } as const
const open = { isOpen: true } as const

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

const newCode = createRoute({
  getParentRoute: () => rootRoute,
  path: '/spullen/kluis/code',
  staticData,
  component: lazyRouteComponent(
    () => import('../capabilities/belongings/screens/new-code-screen.tsx'),
    'NewCodeScreen',
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

const myLists = createRoute({
  getParentRoute: () => rootRoute,
  path: '/aangifte',
  staticData,
  component: lazyRouteComponent(
    () => import('../capabilities/thefts/screens/goods-list/my-lists-screen.tsx'),
    'MyListsScreen',
  ),
})

const newList = createRoute({
  getParentRoute: () => rootRoute,
  path: '/aangifte/nieuw',
  staticData,
  validateSearch: (search: Record<string, unknown>): { stap?: DraftStep } => {
    const step = draftSteps.find((one) => one === search.stap)
    return step && step !== 'start' ? { stap: step } : {}
  },
  component: lazyRouteComponent(
    () => import('../capabilities/thefts/screens/goods-list/new-list-screen.tsx'),
    'NewListScreen',
  ),
})

const listThing = createRoute({
  getParentRoute: () => rootRoute,
  path: '/aangifte/goed',
  staticData,
  validateSearch: (search: Record<string, unknown>): { goed?: string } =>
    textOf(search.goed) ? { goed: textOf(search.goed) as string } : {},
  component: lazyRouteComponent(
    () => import('../capabilities/thefts/screens/goods-list/list-thing-screen.tsx'),
    'ListThingScreen',
  ),
})

const myList = createRoute({
  getParentRoute: () => rootRoute,
  path: '/aangifte/$id',
  staticData,
  component: lazyRouteComponent(
    () => import('../capabilities/thefts/screens/goods-list/my-list-screen.tsx'),
    'MyListScreen',
  ),
})

/** The screens of citizens; what they keep opens on their own device only. */
export const citizenRoutes = [
  recover,
  belongings,
  add,
  importing,
  exporting,
  vault,
  newCode,
  thing,
  change,
  myLists,
  newList,
  listThing,
  myList,
] as const
