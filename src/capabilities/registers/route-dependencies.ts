import type { FastifyReply } from 'fastify'
import type { LogPlaces } from './certification/log-places.ts'
import type { RegisterDependencies } from './record-purchase.ts'

export type RegisterRouteDependencies = RegisterDependencies & {
  places: LogPlaces
  /** Wakes sequencer and matcher: something was recorded. */
  recorded: () => void
}

/** 201, and whether it answers a repeat. */
export function created(reply: FastifyReply, replayed: boolean): FastifyReply {
  if (replayed) void reply.header('idempotency-replayed', 'true')
  return reply.code(201)
}
