import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answerAsKvk, type StandInBusiness } from '../src/capabilities/dealers/trade-register/kvk-stand-in.ts'

/** The stand-in of the trade register on a port of its own, with the settings by which a server asks it. */
export async function startKvk(
  businesses: readonly StandInBusiness[],
): Promise<{ env: Record<string, string>; stop: () => void }> {
  const standIn = { businesses, key: 'k', generations: [2] as const }
  const server = createServer(({ url, headers }, response) => {
    const { pathname, searchParams: query } = new URL(url!, 'http://kvk.test')
    const asked = { path: pathname.replace('/api/', ''), query, key: headers['apikey'] as string }
    const answer = answerAsKvk(standIn, asked)
    response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers })
    response.end(JSON.stringify(answer.body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    env: { HELDER_KVK_URL: `http://127.0.0.1:${port}`, HELDER_KVK_KEY: standIn.key },
    stop: () => void server.close(),
  }
}
