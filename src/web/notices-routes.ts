import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { organiserRoles } from '../kernel/codes.ts'
import { rootRoute } from './root-route.ts'

/** Which notices are shown; those that wait when it is absent. */
export type NoticesSearch = { stand?: 'decided' }
const seeing = { roles: [...organiserRoles, 'fencing-specialist'] } as const

const notices = createRoute({
  getParentRoute: () => rootRoute,
  path: '/handelaren/meldingen',
  staticData: seeing,
  validateSearch: (search: Record<string, unknown>): NoticesSearch =>
    search['stand'] === 'decided' ? { stand: 'decided' } : {},
  component: lazyRouteComponent(
    () => import('../capabilities/dealers/screens/notices/notices-screen.tsx'),
    'NoticesScreen',
  ),
})

const notice = createRoute({
  getParentRoute: () => rootRoute,
  path: '/handelaren/meldingen/$id',
  staticData: seeing,
  component: lazyRouteComponent(
    () => import('../capabilities/dealers/screens/notices/notice-screen.tsx'),
    'NoticeScreen',
  ),
})

const ownNotices = createRoute({
  getParentRoute: () => rootRoute,
  path: '/meldingen',
  staticData: { roles: ['dealer'] },
  component: lazyRouteComponent(
    () => import('../capabilities/dealers/screens/notices/own-notices-screen.tsx'),
    'OwnNoticesScreen',
  ),
})

/** What dealers announce: to check, and to send. */
export const noticesRoutes = [notices, notice, ownNotices] as const
