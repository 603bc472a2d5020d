// Every screen of the signed-in app, of all roles. To add one:
// 1. write it in src/capabilities/<capability>/screens/<name>-screen.tsx as a named component that returns <Page>
//    (src/web/components: Page, Field, inputs, RadioGroup, ErrorSummary, DataTable, CountTabs, Status, Notice, ...);
//    data comes from useQuery with getJson (src/web/api.ts), sentences from useSay (src/web/language.tsx) and
//    src/platform/messages/{nl,en}/<area>.json, who is signed in from useMe (src/web/session.ts);
// 2. add a route below: its path, its roles and a lazy import, so that no role loads another's code, and list it in
//    `routeTree`;
// 3. add it to its role's menu in shell/navigation.ts if it belongs there.
// Filters live in the address: give `validateSearch` and read them with getRouteApi('/path').useSearch().
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'
import type { Role } from '../kernel/codes.ts'
import { queryClient } from './query-client.ts'
import { firstPages, meQuery } from './session.ts'
import { NotFoundPage } from './shell/not-found-page.tsx'
import { ScreenError } from './shell/screen-error.tsx'
import { Shell } from './shell/shell.tsx'

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** Who may see the screen; the server decides about the data itself. */
    roles?: readonly Role[]
  }
  interface Register {
    router: typeof router
  }
}

const rootRoute = createRootRoute({
  component: Shell,
  notFoundComponent: NotFoundPage,
  errorComponent: ScreenError,
})

const dealer = ['dealer'] as const

const indexRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: async () => {
    const me = await queryClient.ensureQueryData(meQuery)
    throw redirect({ to: firstPages[me.role] as '/', replace: true })
  },
})

const branchesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/vestigingen',
  staticData: { roles: dealer },
  component: lazyRouteComponent(
    () => import('../capabilities/registers/screens/branches-screen.tsx'),
    'BranchesScreen',
  ),
})

const routeTree = rootRoute.addChildren([indexRoute, branchesRoute])

export const router = createRouter({
  routeTree,
  basepath: '/app',
  scrollRestoration: true,
  defaultPreload: 'intent',
  // Search parameters as people write them (?q=gazelle&na=..), not as JSON.
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search) => {
    const parameters = new URLSearchParams()
    for (const [name, value] of Object.entries(search)) {
      if (value !== undefined && value !== '') parameters.set(name, String(value))
    }
    return parameters.size === 0 ? '' : `?${parameters}`
  },
})
