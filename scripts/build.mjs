import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { explain } from './explain.mjs'
import { environmentWith } from './node24.mjs'
import { run } from './run.mjs'

/** What the browser's code is made of; a change anywhere else needs no new build. */
const SOURCES = [
  'package-lock.json',
  'vite.config.ts',
  'vite.site.config.ts',
  'index.html',
  'src/web',
  'src/public/script',
  'src/scan',
  'src/capabilities',
  'src/kernel',
  'src/identifiers',
  'src/platform/messages',
]

/** The signed-in app, and the script of the public site. */
const CONFIGS = ['vite.config.ts', 'vite.site.config.ts']

/** Builds what browsers run when dist/ was made of other sources than those here. */
export async function ensureBuilt(root, node) {
  const stamp = join(root, 'dist', '.built-from')
  const digest = digestOf(root)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return
  console.log('Building the screens.')
  let passed_s = 0
  for (const config of CONFIGS) {
    const { code, said, seconds } = await run(
      node,
      [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--config', config],
      {
        cwd: root,
        env: environmentWith(root),
        onTick: (passed) => console.log(`  still building, ${passed} s`),
      },
    )
    if (code !== 0) throw explain(said, 'Building the screens')
    passed_s += seconds
  }
  try {
    writeFileSync(stamp, digest)
  } catch (error) {
    throw explain(String(error), 'Building the screens')
  }
  console.log(`  built in ${Math.round(passed_s)} s`)
}

function digestOf(root) {
  const hash = createHash('sha256')
  for (const file of SOURCES.flatMap((place) => filesIn(root, place)).sort((a, b) => (a < b ? -1 : 1))) {
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(root, file)))
      .update('\0')
  }
  return hash.digest('hex')
}

function filesIn(root, place) {
  if (!existsSync(join(root, place))) return []
  if (/\.\w+$/.test(place)) return [place]
  return readdirSync(join(root, place), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(root.length + 1))
}
