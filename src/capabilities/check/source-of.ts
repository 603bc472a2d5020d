import type { FastifyRequest } from 'fastify'

/** Who asks, for the budget: the organisation that is signed in, else the address (of IPv6 the network of 64 bits). */
export function sourceOf({ ip, caller }: Pick<FastifyRequest, 'ip' | 'caller'>): string {
  return caller === null ? `address:${ip}` : `${caller.via}:${caller.organisationId}`
}
