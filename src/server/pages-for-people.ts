import type { FastifyReply, FastifyRequest } from 'fastify'
import { errorPage, notFoundPage } from '../public/pages.ts'
import { pageContext } from '../public/routes.ts'

/** True when a person's browser asks for a page, not a program for data. */
export function asksForPage(request: FastifyRequest): boolean {
  return !request.url.startsWith('/v1/') && (request.headers.accept ?? '').includes('text/html')
}

/** What a person gets to read when there is no such page, or when it went wrong. */
export function sendNotice(
  request: FastifyRequest,
  reply: FastifyReply,
  status: 404 | 500,
  demo: boolean,
): FastifyReply {
  const context = pageContext(request, demo ? 'demo' : 'production')
  const page = status === 404 ? notFoundPage(context) : errorPage(context)
  return reply.code(status).type('text/html; charset=utf-8').send(page)
}
