import type { Caller } from '../../platform/caller.ts'
import { networkOf } from '../../platform/network-of.ts'

/**
 * Who asks, for the budget: the organisation that is signed in, else the address; of IPv6 the network of 64 bits, since
 * whoever has one address of it has them all. A citizen's account costs nothing to make: it brings no budget of its own.
 */
export function sourceOf({ ip, caller }: { ip: string; caller: Caller | null }): string {
  if (caller !== null && caller.role !== 'citizen') return `${caller.via}:${caller.organisationId}`
  return `address:${networkOf(ip)}`
}
