// npm run keep-release -- COMMIT: keeps the sources of a release for the tests that run it beside this one (docs/releases.md).
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const kept = join(root, 'tests', 'reliability', 'previous-release')
const [asked = 'HEAD'] = process.argv.slice(2)
const git = (...args) => execFileSync('git', args, { cwd: root, maxBuffer: 2 ** 28 })

const commit = git('rev-parse', '--verify', `${asked}^{commit}`).toString().trim()
const folder = mkdtempSync(join(tmpdir(), 'helder-release-'))
try {
  const all = git('archive', commit, 'package.json', 'bin', 'migrations', 'seeds', 'src')
  execFileSync('tar', ['-x', '-C', folder], { input: all })
  // What a server runs on: no tests, no screens.
  const unneeded = ['-name', '*.test.ts', '-o', '-name', '*.tsx']
  execFileSync('find', [folder, '-type', 'f', '(', ...unneeded, ')', '-delete'])
  execFileSync('tar', ['-czf', `${kept}.tgz`, '--sort=name', '--owner=0', '--group=0', '-C', folder, '.'])
} finally {
  rmSync(folder, { recursive: true, force: true })
}
const sha256 = createHash('sha256')
  .update(readFileSync(`${kept}.tgz`))
  .digest('hex')
writeFileSync(`${kept}.json`, `${JSON.stringify({ commit, sha256 }, null, 2)}\n`)
console.log(`Kept ${commit} in tests/reliability/previous-release.tgz.`)
