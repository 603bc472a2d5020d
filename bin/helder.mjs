#!/usr/bin/env node
// Plain JavaScript for Node 20: starts the command under the Node that npm installed, unless this one is new enough.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

if (Number.parseInt(process.versions.node, 10) >= 24) {
  endWithParent()
  const { main } = await import('../src/cli/main.ts')
  // A server that failed to start may have left timers behind; they must not keep a failed command alive.
  process.exit(await main(process.argv.slice(2)))
} else {
  const { Stop, report } = await import('../scripts/explain.mjs')
  try {
    if (!existsSync(join(root, 'node_modules'))) {
      throw new Stop('Nothing is installed yet.', 'Run npm start, or npm ci.')
    }
    const { findNode } = await import('../scripts/node24.mjs')
    process.exitCode = await runUnder(findNode(root))
  } catch (error) {
    process.exitCode = report(error) + 1
  }
}

/** When the launcher is killed (it keeps a channel open) or whoever reads our output leaves, we end in the usual way. */
function endWithParent() {
  const end = () => process.kill(process.pid, 'SIGTERM')
  for (const stream of [process.stdout, process.stderr]) stream.once('error', end).on('error', () => {})
  if (!process.channel) return
  process.once('disconnect', end)
  process.channel.unref()
}

function runUnder(node) {
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)))
}
