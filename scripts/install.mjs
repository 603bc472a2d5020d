import { existsSync, readFileSync, statfsSync } from 'node:fs'
import { join } from 'node:path'
import { Stop, explain } from './explain.mjs'
import { run } from './run.mjs'

/** node_modules takes 1 GB, its cache about half of that. */
const BYTES_NEEDED = 1_500_000_000

/**
 * Installs what package-lock.json names, unless exactly that is there. Packages for development may be absent when
 * `development` is false, those for other machines always.
 */
export async function ensureInstalled(root, { development }) {
  if (isInstalled(root, { development })) return
  const disk = statfsSync(root)
  if (disk.bavail * disk.bsize < BYTES_NEEDED) throw explain('ENOSPC', 'Installing packages')
  console.log('Installing packages (one to three minutes the first time).')
  // A registry that is away shows within seconds; npm's own patience is over a minute.
  const patience = ['--fetch-retries=3', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=5000']
  const flags = [
    'ci',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    ...patience,
    ...(development ? ['--include=dev'] : []),
  ]
  const [command, ...first] = npmCommand()
  const { code, said, seconds } = await run(command, [...first, ...flags], {
    cwd: root,
    onTick: (passed) => console.log(`  still installing, ${passed} s`),
  })
  if (code !== 0) throw explain(said, 'Installing packages')
  if (!isInstalled(root, { development })) {
    throw new Stop('npm ci ended well, but node_modules differs from package-lock.json.', 'Run: npm ci')
  }
  console.log(`  installed in ${Math.round(seconds)} s`)
}

/** Compares npm's own record of what it installed with package-lock.json. A broken-off install has no record. */
export function isInstalled(root, { development }) {
  const record = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(record)) return false
  const wanted = packagesOf(join(root, 'package-lock.json'))
  const found = packagesOf(record)
  for (const [place, item] of wanted) {
    const there = found.get(place)
    if (
      there
        ? there.version !== item.version || there.integrity !== item.integrity
        : !mayMiss(item, development)
    ) {
      return false
    }
  }
  return [...found.keys()].every((place) => wanted.has(place))
}

function mayMiss(item, development) {
  return Boolean(item.optional || item.devOptional || (item.dev && !development) || item.peer)
}

function packagesOf(file) {
  try {
    return new Map(
      Object.entries(JSON.parse(readFileSync(file, 'utf8')).packages).filter(([place]) => place !== ''),
    )
  } catch {
    return new Map()
  }
}

function npmCommand() {
  const script = process.env.npm_execpath
  if (script && /npm-cli\.c?js$/.test(script)) return [process.execPath, script]
  return process.platform === 'win32' ? ['cmd', '/c', 'npm'] : ['npm']
}
