// npm start: from a fresh clone to a running Helder with the fictional Twente. Plain JavaScript for Node 20.
import { spawn } from 'node:child_process'
import { accessSync, constants, mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureBuilt } from './build.mjs'
import { Stop, report } from './explain.mjs'
import { ensureInstalled } from './install.mjs'
import { environmentWith, findNode, requireNode20 } from './node24.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

try {
  requireNode20()
  await requireFreePort(process.env.PORT || '3000')
  requireDataFolder(resolve(process.env.HELDER_DATA || '.data'))
  await ensureInstalled(root, { development: false })
  const node = findNode(root)
  await ensureBuilt(root, node)
  process.exitCode = await serve(node)
} catch (error) {
  process.exitCode = report(error)
}

/** Before the long work: a taken port is the commonest hindrance. */
async function requireFreePort(text) {
  const port = Number(text)
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535) {
    throw new Stop(
      `PORT is "${text}", which is no port.`,
      'Choose a number from 1 to 65535, for example: PORT=3001 npm start',
    )
  }
  for (const host of ['127.0.0.1', '::1', undefined]) {
    const code = await listenError(port, host)
    if (code === 'EADDRINUSE') {
      const who = (await isHelder(port)) ? 'another Helder' : 'another program'
      throw new Stop(
        `Port ${port} is taken by ${who}.`,
        `End it, or choose another port: PORT=${port + 1} npm start`,
      )
    }
    if (code === 'EACCES') {
      throw new Stop(`This user may not use port ${port}.`, 'Choose a port above 1024: PORT=3001 npm start')
    }
  }
}

function listenError(port, host) {
  return new Promise((resolved) => {
    const server = createServer()
    server.once('error', (error) => resolved(error.code))
    server.listen({ port, host }, () => server.close(() => resolved(null)))
  })
}

async function isHelder(port) {
  try {
    const answer = await fetch(`http://localhost:${port}/v1/openapi.json`, {
      signal: AbortSignal.timeout(1_000),
    })
    return /"title":\s*"Helder/.test(await answer.text())
  } catch {
    return false
  }
}

function requireDataFolder(folder) {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.W_OK | constants.X_OK)
  } catch (error) {
    const full = error.code === 'ENOSPC'
    throw new Stop(
      full ? `No space left on the disk of ${folder}.` : `Helder may not write in ${folder} (${error.code}).`,
      'Choose another folder: HELDER_DATA=/path npm start',
    )
  }
}

/** Hands over to Helder itself, and passes on the signals that end it. */
function serve(node) {
  const child = spawn(node, [join(root, 'bin', 'helder.mjs'), 'start'], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: environmentWith(root),
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  return new Promise((resolved) => child.once('exit', (code) => resolved(code ?? 1)))
}
