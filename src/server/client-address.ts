import proxyAddress from '@fastify/proxy-addr'
import type { IncomingMessage } from 'node:http'
import type { ServeConfig } from '../platform/config.ts'

/** Whether an address may say for whom it asks; `hop` counts from our side. */
export type Trusted = (address: string, hop: number) => boolean

/** HELDER_TRUST_PROXY as a rule; false: nobody. */
export function trustedProxies(trust: ServeConfig['trustProxy']): Trusted | false {
  if (typeof trust === 'boolean') return trust && (() => true)
  return typeof trust === 'number' ? (_address, hop) => hop < trust : proxyAddress.compile(trust)
}

/** Fastify's `request.ip`, by the code that Fastify uses, for what is answered before it; undefined: the connection is gone. */
export function clientAddress(trusted: Trusted | false): (request: IncomingMessage) => string | undefined {
  return trusted === false
    ? (request) => request.socket.remoteAddress
    : (request) => proxyAddress(request, trusted)
}
