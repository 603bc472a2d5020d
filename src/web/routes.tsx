// Every screen of the signed-in app, of all roles. To add one:
// 1. write it in src/capabilities/<capability>/screens/<name>-screen.tsx as a named component that returns <Page>
//    (src/web/components: Page, Field, inputs, RadioGroup, ErrorSummary, DataTable, CountTabs, Status, Notice, ...);
//    data comes from useQuery with getJson (src/web/api.ts), sentences from useSay (src/web/language.tsx) and
//    src/platform/messages/{nl,en}/<area>.json, who is signed in from useMe (src/web/session.ts);
// 2. add a route to the file of its role (dealer-routes.ts, ...): its path, its roles and a lazy import, so that no
//    role loads another's code;
// 3. add it to its role's menu in shell/navigation.ts if it belongs there.
// Filters live in the address: give `validateSearch` and read them with getRouteApi('/path').useSearch().
import { createRoute, createRouter, redirect } from '@tanstack/react-router'
import { accountRoutes } from './account-routes.ts'
import { bylawRoutes } from './bylaw-routes.ts'
import { citizenRoutes } from './citizen-routes.ts'
import { dealerImportRoutes } from './dealer-import-routes.ts'
import { dealerRoutes } from './dealer-routes.ts'
import { inventoryRoutes } from './inventory-routes.ts'
import { meetingsRoutes } from './meetings-routes.ts'
import { letterRoutes } from './letter-routes.ts'
import { membersRoutes } from './members-routes.ts'
import { noticesRoutes } from './notices-routes.ts'
import { officeRoutes } from './office-routes.ts'
import { policeRoutes } from './police-routes.ts'
import { programmeRoutes } from './programme-routes.ts'
import { queryClient } from './query-client.ts'
import { rootRoute } from './root-route.ts'
import { firstPages, meQuery } from './session.ts'
import { visitsRoutes } from './visits-routes.ts'
import { measuresRoutes } from './measures-routes.ts'
import { triangleRoutes } from './triangle-routes.ts'
import { overviewRoutes } from './overview-routes.ts'
import { effectRoutes } from './effect-routes.ts'
import { workRoutes } from './work-routes.ts'

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}

const indexRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: async () => {
    const me = await queryClient.ensureQueryData(meQuery)
    throw redirect({ to: firstPages[me.role] as '/', replace: true })
  },
})

const routeTree = rootRoute.addChildren([
  indexRoute,
  ...dealerRoutes,
  ...policeRoutes,
  ...officeRoutes,
  ...inventoryRoutes,
  ...dealerImportRoutes,
  ...programmeRoutes,
  ...noticesRoutes,
  ...workRoutes,
  ...citizenRoutes,
  ...accountRoutes,
  ...membersRoutes,
  ...letterRoutes,
  ...bylawRoutes,
  ...meetingsRoutes,
  ...visitsRoutes,
  ...measuresRoutes,
  ...triangleRoutes,
  ...overviewRoutes,
  ...effectRoutes,
])

export const router = createRouter({
  routeTree,
  basepath: '/app',
  scrollRestoration: true,
  defaultPreload: 'intent',
  // Search parameters as people write them (?q=gazelle), not as JSON.
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search) => {
    const parameters = new URLSearchParams()
    for (const [name, value] of Object.entries(search)) {
      if (value !== undefined && value !== '') parameters.set(name, String(value))
    }
    return parameters.size === 0 ? '' : `?${parameters}`
  },
})
