import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/**
 * What some tests need besides npm's packages: `test.runIf(needs.strace)(...)`. scripts/test.mjs installs it where it
 * may, and lists what did not run.
 */
export const needs = {
  root: process.platform === 'linux' && process.getuid?.() === 0,
  strace: process.platform === 'linux' && answers('strace', '-V'),
  go: answers('go', 'version') && existsSync('/usr/share/gocode/src/golang.org/x/mod/sumdb'),
  postgres15: existsSync('/usr/lib/postgresql/15/bin/postgres'),
}

function answers(command: string, flag: string): boolean {
  return spawnSync(command, [flag], { stdio: 'ignore' }).status === 0
}
