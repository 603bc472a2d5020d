// For the tests: a process that holds a cluster until its standard input ends. It prints one line of JSON per event.
import { startEmbedded } from '../embedded-postgres.ts'

const [, , dataDir = '', asRoot] = process.argv
const say = (event: Record<string, unknown>) => process.stdout.write(`${JSON.stringify(event)}\n`)
try {
  const held = await startEmbedded({
    dataDir,
    log: (line) => say({ line }),
    settings: { shared_buffers: '16MB' },
    ...(asRoot === 'namespace' || asRoot === 'system-user' ? { asRoot } : {}),
  })
  say({ url: held.url, pid: held.pid(), adopted: held.adopted })
  for await (const _ of process.stdin);
  await held.stop()
  say({ stopped: true })
} catch (error) {
  const { code, message, hint } = error as { code?: string; message: string; hint?: string }
  say({ code, message, hint })
  process.exitCode = 1
}
