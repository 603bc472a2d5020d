import { Agent, request } from 'node:http'

export type Load = {
  url: string
  /** The n-th request: what it says and who says it. */
  request: (n: number) => { authorization: string; body: string }
  clients: number
}
export type Sent = { perSecond: number; failed: number }

/** Keeps `clients` requests going for a while; counts answers with 201. The same client for every server compared. */
export async function sendFor(
  duration_ms: number,
  load: Load,
  prefix: string,
  first: number,
): Promise<Sent & { sent: number }> {
  const agent = new Agent({ keepAlive: true, maxSockets: load.clients })
  const target = new URL(load.url)
  const begun = performance.now()
  let n = first
  let good = 0
  let failed = 0
  const one = ({ authorization, body }: ReturnType<Load['request']>, key: number) =>
    new Promise<number>((resolve, reject) => {
      const headers = {
        authorization,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'idempotency-key': `${prefix}${key}`,
      }
      const sent = request(
        { agent, host: target.hostname, port: target.port, path: target.pathname, method: 'POST', headers },
        (answer) => {
          answer.resume()
          answer.on('end', () => resolve(answer.statusCode ?? 0))
        },
      )
      sent.on('error', reject)
      sent.end(body)
    })
  await Promise.all(
    Array.from({ length: load.clients }, async () => {
      while (performance.now() - begun < duration_ms) {
        const key = n++
        const status = await one(load.request(key), key)
        if (status === 201) good++
        else failed++
      }
    }),
  )
  agent.destroy()
  return { perSecond: (good * 1000) / (performance.now() - begun), failed, sent: n - first }
}
