import { type Role, roles } from '../../../kernel/codes.ts'
import type { RouteAccess } from '../../../platform/app.ts'

/** What a route asks of a token: its resource and whether it changes something, as 'purchases:write'. */
export function scopeOf(method: string, url: string): string {
  return `${url.split('/')[2]}:${method === 'GET' || method === 'HEAD' ? 'read' : 'write'}`
}

/**
 * What a token of a role can be allowed: the resources of the routes that name the role. Routes for whoever is signed in
 * and for every colleague are for people, and nobody administers people by software.
 */
export function scopesFor(role: Role, routes: readonly RouteAccess[]): string[] {
  const own = routes.filter(
    ({ url, access, manages }) =>
      url.startsWith('/v1/') &&
      !manages &&
      typeof access !== 'string' &&
      access.includes(role) &&
      !isForAll(access),
  )
  return [...new Set(own.map(({ method, url }) => scopeOf(method, url)))].sort()
}

const isForAll = (access: readonly Role[]) =>
  roles.every((role) => role === 'citizen' || access.includes(role))
