import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

/**
 * Tools from outside that some tests need. Where one is missing those tests are listed as NOT RUN; with
 * HELDER_REQUIRE_ALL=1, as in CI, that is a failure.
 */
const TOOLS = {
  go: {
    probe: () => onPath('go') && existsSync('/usr/share/gocode/src/golang.org/x/mod/sumdb/note'),
    install: 'apt-get install -y golang-go golang-golang-x-mod-dev',
  },
  strace: {
    probe: () => process.platform === 'linux' && onPath('strace') && mayTrace(),
    install: 'apt-get install -y strace',
  },
  chromium: {
    probe: () => ['chromium', 'chromium-browser', 'google-chrome'].some(onPath),
    install: 'apt-get install -y chromium',
  },
  exiftool: {
    probe: () => onPath('exiftool'),
    install: 'apt-get install -y libimage-exiftool-perl',
  },
  poppler: { probe: () => onPath('pdfinfo'), install: 'apt-get install -y poppler-utils' },
  'a small disk': { probe: mayMount, install: 'run them as root on Linux' },
  faketime: { probe: () => onPath('faketime'), install: 'apt-get install -y faketime' },
} satisfies Record<string, { probe: () => boolean; install: string }>

export type Tool = keyof typeof TOOLS

/** Whether the tests that need this tool can run; use it as `describe.runIf(requires('go').run)`. */
export function requires(tool: Tool): { run: boolean } {
  return decide(tool, TOOLS[tool].probe(), process.env.HELDER_REQUIRE_ALL === '1')
}

/** The decision on its own, so that a test can see it refuse. */
export function decide(tool: Tool, isThere: boolean, isRequired: boolean): { run: boolean } {
  if (isThere) return { run: true }
  const sentence = `tests that need ${tool}; to run them: ${TOOLS[tool].install}`
  if (isRequired) throw new Error(`HELDER_REQUIRE_ALL=1, but these cannot run: ${sentence}`)
  console.warn(`NOT RUN: ${sentence}`)
  return { run: false }
}

function onPath(name: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)))
}

/** Root in a container may be kept from mounting. */
function mayMount(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  const folder = mkdtempSync(join(tmpdir(), 'helder-may-mount-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'helder-test', folder], { stdio: 'ignore' })
    execFileSync('umount', [folder], { stdio: 'ignore' })
    return true
  } catch {
    return false
  } finally {
    rmdirSync(folder)
  }
}

function mayTrace(): boolean {
  try {
    execFileSync('strace', ['-qq', '-o', '/dev/null', 'true'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
