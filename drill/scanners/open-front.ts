import { randomInt } from 'node:crypto'
import { Agent, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { Certificate } from './make-certificate.ts'

/** What answered, as how often each status was given since the last time it was asked. */
export type Front = { takeStatuses: () => Record<string, number>; close: () => Promise<void> }

/**
 * What an operator puts before Helder: TLS ends here, with the settings that Node has by itself. Each request comes from
 * an address of its own, so that a scanner meets the program and not its limits per address.
 */
export async function openFront(port: number, to: string, certificate: Certificate): Promise<Front> {
  const agent = new Agent({ keepAlive: true })
  let statuses: Record<string, number> = {}
  function pass(asked: IncomingMessage, answer: ServerResponse): void {
    const headers = { ...asked.headers, 'x-forwarded-for': someAddress(), 'x-forwarded-proto': 'https' }
    const onward = request(to + pathOf(asked), { agent, method: asked.method, headers }, (answered) => {
      const status = answered.statusCode ?? 502
      statuses[status] = (statuses[status] ?? 0) + 1
      answer.writeHead(status, answered.headers)
      answered.pipe(answer)
    })
    onward.once('error', () => {
      if (asked.destroyed && !asked.complete) return
      // Counted as an answer that broke: nobody hides behind the front.
      statuses['none'] = (statuses['none'] ?? 0) + 1
      answer.writeHead(502).end()
    })
    answer.once('close', () => onward.destroy())
    asked.pipe(onward)
  }
  const server = createServer({ ...certificate }, pass)
  await new Promise<void>((resolve, reject) =>
    server.once('error', reject).listen(port, '127.0.0.1', () => resolve()),
  )
  return {
    takeStatuses() {
      const taken = statuses
      statuses = {}
      return taken
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
        agent.destroy()
      }),
  }
}

/** A request line may name a whole address; onward goes the path. */
function pathOf({ url = '/' }: IncomingMessage): string {
  return url.startsWith('/') ? url : '/'
}

function someAddress(): string {
  return `10.${randomInt(256)}.${randomInt(256)}.${1 + randomInt(254)}`
}
