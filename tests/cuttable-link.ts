import { connect, createServer, type Socket } from 'node:net'

/** A link to a database that can be cut: broken off, or so that nothing comes through any more and nobody is told. */
export type CuttableLink = {
  port: number
  breakOff: () => void
  goSilent: () => void
  mend: () => void
  close: () => Promise<void>
}

/** Passes bytes on to host and port until it is told not to. */
export async function openCuttableLink(to: { host: string; port: number }): Promise<CuttableLink> {
  let state: 'good' | 'broken' | 'silent' = 'good'
  const sockets = new Set<Socket>()
  const keep = (socket: Socket) => {
    sockets.add(socket)
    // What breaks here is meant to.
    socket.on('error', () => socket.destroy())
    socket.on('close', () => sockets.delete(socket))
  }
  const pass = (from: Socket, into: Socket) => {
    from.on('data', (bytes) => {
      if (state === 'good') into.write(bytes)
    })
    from.on('close', () => into.destroy())
  }
  const server = createServer((near) => {
    keep(near)
    if (state === 'broken') return void near.destroy()
    if (state === 'silent') return
    const far = connect(to.port, to.host)
    keep(far)
    pass(near, far)
    pass(far, near)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const drop = () => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    port: (server.address() as { port: number }).port,
    breakOff() {
      state = 'broken'
      drop()
    },
    goSilent() {
      state = 'silent'
    },
    mend() {
      // What stood through a silence has lost bytes: such connections break off now, as behind a router that forgot them.
      drop()
      state = 'good'
    },
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      drop()
      await closed
    },
  }
}
