import { createRootRoute } from '@tanstack/react-router'
import type { Role } from '../kernel/codes.ts'
import { NotFoundPage } from './shell/not-found-page.tsx'
import { ScreenError } from './shell/screen-error.tsx'
import { Shell } from './shell/shell.tsx'

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** Who may see the screen; the server decides about the data itself. */
    roles?: readonly Role[]
    /** The screen is for managers only, of whatever role. */
    manages?: boolean
    /** The screen is for who is not signed in. */
    isOpen?: boolean
  }
}

/** The parent of every screen: the shell around it. */
export const rootRoute = createRootRoute({
  component: Shell,
  notFoundComponent: NotFoundPage,
  errorComponent: ScreenError,
})

/** A search parameter that is text, or nothing. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
