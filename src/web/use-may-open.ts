import { useRouter } from '@tanstack/react-router'
import { useMe } from './session.ts'

/** Whether there is a screen with this path (as its route is written) for the role of whoever is signed in. */
export function useMayOpen(): (path: string) => boolean {
  const routes = useRouter().routesByPath as Record<
    string,
    { options: { staticData?: { roles?: readonly string[] } } }
  >
  const { role } = useMe()
  return (path) => routes[path]?.options.staticData?.roles?.includes(role) ?? false
}
