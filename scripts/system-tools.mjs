import { spawnSync } from 'node:child_process'
import { appendFileSync, existsSync } from 'node:fs'
import { run } from './run.mjs'

const isRoot = process.getuid?.() === 0
const isDebian = existsSync('/etc/debian_version')

/** What tests use besides npm's packages: what it is for, how to see it, and Debian's package. */
const TOOLS = [
  { for: 'browser journeys', has: hasBrowser, debian: ['chromium'] },
  { for: 'faults injected into the publisher', has: () => answers('strace', '-V'), debian: ['strace'] },
  { for: 'a clock that is a year off', has: () => answers('faketime', '--version'), debian: ['faketime'] },
  {
    for: 'the list of belongings as PDF, read by another program',
    has: () => answers('pdfinfo', '-v'),
    debian: ['poppler-utils'],
  },
  {
    for: 'what a picture still says about a place',
    has: () => answers('exiftool', '-ver'),
    debian: ['libimage-exiftool-perl'],
  },
  {
    for: "the log verified by Go's verifier",
    has: () => answers('go', 'version') && existsSync('/usr/share/gocode/src/golang.org/x/mod/sumdb'),
    debian: ['golang-go', 'golang-golang-x-mod-dev'],
  },
  {
    for: 'the schema on PostgreSQL 15',
    has: () => existsSync('/usr/lib/postgresql/15/bin/postgres'),
    debian: ['postgresql-15'],
  },
]

/** As root on Debian installs what is missing; gives a line for each tool that is still absent. */
export async function ensureTools() {
  const missing = () => TOOLS.filter((tool) => !tool.has())
  if (missing().length > 0 && isRoot && isDebian) await install(missing().flatMap((tool) => tool.debian))
  return missing().map((tool) => `${tool.for}: ${advice(tool.debian)}`)
}

async function install(packages) {
  console.log(`Installing for the tests: ${packages.join(' ')}.`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const options = { env, onTick: (passed) => console.log(`  still installing, ${passed} s`) }
  await run('apt-get', ['update', '-qq'], options)
  if (packages.includes('postgresql-15')) await refuseMainCluster(options)
  const flags = ['install', '-y', '-qq', '--no-install-recommends']
  const together = await run('apt-get', [...flags, ...packages], options)
  if (together.code === 0) return
  // One that this release does not have must not keep the others away.
  for (const name of packages) {
    const { code, said } = await run('apt-get', [...flags, name], options)
    if (code !== 0) console.log(`  ${name}: ${said.trim().split('\n').at(-1)}`)
  }
}

/** Debian's package makes and starts a cluster on port 5432 unless it is told not to. We want the programs only. */
async function refuseMainCluster(options) {
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'postgresql-common'], options)
  const settings = '/etc/postgresql-common/createcluster.conf'
  if (existsSync(settings)) appendFileSync(settings, '\ncreate_main_cluster = false\n')
}

function advice(packages) {
  if (process.platform === 'darwin') return `brew install ${packages.join(' ')}`
  if (isDebian) return `sudo apt-get install ${packages.join(' ')}`
  return 'with the package manager of this system'
}

function hasBrowser() {
  if (process.env.CHROMIUM_PATH) return existsSync(process.env.CHROMIUM_PATH)
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']
  return (
    names.some((name) => answers(name, '--version')) ||
    existsSync('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome')
  )
}

function answers(command, flag) {
  return spawnSync(command, [flag], { stdio: 'ignore' }).status === 0
}
