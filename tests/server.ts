import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** A real server in a process of its own. */
export type TestServer = {
  url: string
  dataDir: string
  child: ChildProcess
  /** Every line it printed. */
  lines: string[]
  /** Ends it in the usual way and takes its data away, unless the caller gave the folder. */
  stop: () => Promise<void>
}
export type ServerOptions = {
  command?: 'start' | 'serve'
  dataDir?: string
  env?: Record<string, string>
  /** Of another release than this one. */
  launcher?: string
}

const LAUNCHER = join(import.meta.dirname, '../bin/helder.mjs')

/** Starts `helder start` (or `serve`) on a free port with a fresh data folder, and waits for its last line. */
export async function startServer(options: ServerOptions = {}): Promise<TestServer> {
  const port = await freePort()
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'helder-server-'))
  const url = `http://localhost:${port}`
  const child = spawn(process.execPath, [options.launcher ?? LAUNCHER, options.command ?? 'start'], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      ...process.env,
      PORT: String(port),
      HELDER_DATA: dataDir,
      HELDER_MODE: 'demo',
      HELDER_BASE_URL: url,
      ...options.env,
    },
  })
  const lines: string[] = []
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM')
    await ended
    if (!options.dataDir) rmSync(dataDir, { recursive: true, force: true })
  }
  const ready = new Promise<boolean>((resolve) => {
    const hear = (line: string) => {
      lines.push(line)
      if (line.startsWith('Helder ready ')) resolve(true)
    }
    createInterface(child.stdout!).on('line', hear)
    createInterface(child.stderr!).on('line', hear)
    child.once('exit', () => resolve(false))
  })
  if (await ready) return { url, dataDir, child, lines, stop }
  await stop()
  throw new Error(`The server ended before it was ready:\n${lines.join('\n')}`)
}

/** A port nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}
