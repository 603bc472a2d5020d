import { connect } from 'node:net'

export type Posted = { perSecond: number; answers: number; failed: number }

/**
 * Keeps one POST going on each of `clients` connections for a while. Plain sockets and requests made beforehand: a client of
 * node:http takes more time than the servers that are compared.
 */
export async function postFor(
  duration_ms: number,
  { port, bodies, clients }: { port: number; bodies: readonly string[]; clients: number },
): Promise<Posted> {
  const requests = bodies.map((body) =>
    Buffer.from(
      `POST /v1/checks HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
    ),
  )
  const begun = performance.now()
  let [next, good, failed] = [0, 0, 0]
  const client = () =>
    new Promise<void>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1')
      socket.setNoDelay(true)
      let read: Buffer = Buffer.alloc(0)
      const ask = () => {
        if (performance.now() - begun < duration_ms) socket.write(requests[next++ % requests.length]!)
        else socket.destroy()
      }
      socket.on('connect', ask)
      socket.on('data', (piece: Buffer) => {
        read = read.length === 0 ? piece : Buffer.concat([read, piece])
        const end = read.indexOf('\r\n\r\n')
        if (end === -1) return
        const head = read.toString('latin1', 0, end)
        if (read.length < end + 4 + Number(/content-length: (\d+)/i.exec(head)?.[1])) return
        if (head.startsWith('HTTP/1.1 200')) good++
        else failed++
        read = Buffer.alloc(0)
        ask()
      })
      socket.on('close', () => resolve())
      socket.on('error', reject)
    })
  await Promise.all(Array.from({ length: clients }, client))
  return { perSecond: (good * 1000) / (performance.now() - begun), answers: good, failed }
}
