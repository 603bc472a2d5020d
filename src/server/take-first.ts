import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { App } from '../platform/app.ts'

/** Answers a request, now or later, or gives false; `onward` hands it to Fastify after all. */
export type TakeFirst = (request: IncomingMessage, response: ServerResponse, onward: () => void) => boolean

/**
 * Lets `take` see each request before Fastify does, which alone takes as long as an answer of the check. Once the server
 * closes all go to Fastify, which says so. Not with its `serverFactory`: then it would listen on one address of localhost.
 */
export function takeFirst(app: App, take: TakeFirst, underWay: (response: ServerResponse) => void): void {
  const [fastify] = app.server.listeners('request') as RequestListener[]
  let isClosing = false
  app.addHook('preClose', (done) => {
    isClosing = true
    done()
  })
  app.server.removeAllListeners('request')
  app.server.on('request', (request, response) => {
    const onward = () => fastify!(request, response)
    if (isClosing || !take(request, response, onward)) return onward()
    underWay(response)
  })
}
