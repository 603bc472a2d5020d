import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute, textOf } from './root-route.ts'

const open = { isOpen: true } as const

const signIn = createRoute({
  getParentRoute: () => rootRoute,
  path: '/aanmelden',
  staticData: open,
  validateSearch: (search: Record<string, unknown>): { terug?: string } =>
    textOf(search.terug) ? { terug: textOf(search.terug) as string } : {},
  component: lazyRouteComponent(
    () => import('../capabilities/access/screens/sign-in-screen.tsx'),
    'SignInScreen',
  ),
})

// The secret stands behind the #: a browser sends it to nobody.
const invitation = createRoute({
  getParentRoute: () => rootRoute,
  path: '/uitnodiging',
  staticData: open,
  component: lazyRouteComponent(
    () => import('../capabilities/access/screens/invitation-screen.tsx'),
    'InvitationScreen',
  ),
})

/** Screens for who is not signed in yet, of all roles. */
export const accountRoutes = [signIn, invitation] as const
