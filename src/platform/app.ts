import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Role } from '../kernel/codes.ts'
import type { Caller } from './caller.ts'

/** The HTTP server as capabilities see it. */
export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>

/** Who may call a route: everyone, everyone signed in, or these roles. A route that doesn't say fails at start. */
export type Access = 'open' | 'signed-in' | readonly Role[]

/** Every route says who may call it; one that doesn't stops the start. The table is what tests make their matrix of. */
export type RouteAccess = { method: string; url: string; access: Access; manages: boolean }

declare module 'fastify' {
  interface FastifyInstance {
    routeTable: RouteAccess[]
  }
  interface FastifyContextConfig {
    access?: Access
    /** Only for who decides who acts for an organisation: managers. */
    manages?: true
    /** Whether the holder of a session must have proved lately to be there: deeds that weigh. */
    confirmed?: true
  }
  interface FastifyRequest {
    /** Set before the handler runs; null on an open route without a session or token. */
    caller: Caller | null
  }
}

/** The caller of a route that isn't open. */
export function callerOf(request: { caller: Caller | null }): Caller {
  if (request.caller === null) throw new Error('this route has no caller: it is open')
  return request.caller
}
