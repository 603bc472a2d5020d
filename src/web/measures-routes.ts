import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { exemptionStates, type FileState, fileStates } from '../capabilities/measures/rules/file-states.ts'
import { rootRoute, textOf } from './root-route.ts'

const writers = { roles: ['municipal-officer', 'municipal-lawyer'] } as const
const readers = { roles: [...writers.roles, 'mayors-office', 'municipal-inspector'] } as const

/** Which files: in one state, of one dealer. */
export type FilesSearch = { staat?: FileState; handelaar?: string }
type ExemptionsSearch = { staat?: (typeof exemptionStates)[number] }

const files = createRoute({
  getParentRoute: () => rootRoute,
  path: '/dossiers',
  staticData: readers,
  validateSearch: (search: Record<string, unknown>): FilesSearch => {
    const staat = fileStates.find((one) => one === search['staat'])
    const handelaar = textOf(search['handelaar'])
    return { ...(staat && { staat }), ...(handelaar && { handelaar }) }
  },
  component: lazyRouteComponent(
    () => import('../capabilities/measures/screens/files-screen.tsx'),
    'FilesScreen',
  ),
})

const create = createRoute({
  getParentRoute: () => rootRoute,
  path: '/dossiers/nieuw',
  staticData: writers,
  validateSearch: (search: Record<string, unknown>): Pick<FilesSearch, 'handelaar'> => {
    const handelaar = textOf(search['handelaar'])
    return { ...(handelaar && { handelaar }) }
  },
  component: lazyRouteComponent(
    () => import('../capabilities/measures/screens/new-file-screen.tsx'),
    'NewFileScreen',
  ),
})

const one = createRoute({
  getParentRoute: () => rootRoute,
  path: '/dossiers/$id',
  staticData: readers,
  component: lazyRouteComponent(
    () => import('../capabilities/measures/screens/file-screen.tsx'),
    'FileScreen',
  ),
})

const document = createRoute({
  getParentRoute: () => rootRoute,
  path: '/dossiers/$id/besluit/$stepId',
  staticData: readers,
  component: lazyRouteComponent(
    () => import('../capabilities/measures/screens/document-screen.tsx'),
    'DocumentScreen',
  ),
})

const exemptions = createRoute({
  getParentRoute: () => rootRoute,
  path: '/vrijstellingen',
  staticData: readers,
  validateSearch: (search: Record<string, unknown>): ExemptionsSearch => {
    const staat = exemptionStates.find((state) => state === search['staat'])
    return { ...(staat && { staat }) }
  },
  component: lazyRouteComponent(
    () => import('../capabilities/measures/screens/exemptions-screen.tsx'),
    'ExemptionsScreen',
  ),
})

/** The screens of measures. */
export const measuresRoutes = [files, create, one, document, exemptions] as const
