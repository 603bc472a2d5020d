import { isIPv6 } from 'node:net'
import type { Caller } from '../../platform/caller.ts'

/**
 * Who asks, for the budget: the organisation that is signed in, else the address; of IPv6 the network of 64 bits, since
 * whoever has one address of it has them all. A citizen's account costs nothing to make: it brings no budget of its own.
 */
export function sourceOf({ ip, caller }: { ip: string; caller: Caller | null }): string {
  if (caller !== null && caller.role !== 'citizen') return `${caller.via}:${caller.organisationId}`
  return `address:${networkOf(ip)}`
}

function networkOf(ip: string): string {
  if (!ip.includes(':')) return ip
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1]
  if (mapped !== undefined) return mapped
  const address = ip.replace(/%.*$/, '')
  if (!isIPv6(address)) return ip
  const [left = '', right] = address.split('::')
  const head = left === '' ? [] : left.split(':')
  const tail = right ? right.split(':') : []
  // An IPv4 tail takes the place of two groups, and lies beyond the first four.
  const tailLength = tail.length + (tail.at(-1)?.includes('.') ? 1 : 0)
  const zeros = right === undefined ? 0 : 8 - head.length - tailLength
  const groups = [...head, ...Array.from({ length: zeros }, () => '0'), ...tail].slice(0, 4)
  return groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')
}
