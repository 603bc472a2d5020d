import { spawn } from 'node:child_process'

/** No scanner takes longer, on either site. */
const SCAN_MS_MAX = 240_000

/** Nobody listens there: what a scanner would fetch elsewhere (Wapiti wants a database of its makers) it does not get. */
const NOWHERE = 'http://127.0.0.1:9'
const NOWHERE_ELSE = { http_proxy: NOWHERE, https_proxy: NOWHERE, no_proxy: '127.0.0.1' }

export type Run = { output: string; wasCutOff: boolean }

/**
 * Runs a program with a home of its own until it ends or its time is over, and then ends all that it started.
 */
export function runBounded(
  command: string,
  args: string[],
  home: string,
  ms_max: number = SCAN_MS_MAX,
): Promise<Run> {
  return new Promise((resolve, reject) => {
    const places = { PATH: process.env['PATH'], HOME: home, TMPDIR: home, LANG: 'C.UTF-8', TERM: 'dumb' }
    const env = { ...places, ...NOWHERE_ELSE }
    const child = spawn(command, args, { cwd: home, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    let wasCutOff = false
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (output += text))
    const timer = setTimeout(() => {
      wasCutOff = true
      // Its group: a shell script leaves its programs behind.
      process.kill(-child.pid!, 'SIGKILL')
    }, ms_max)
    child.once('error', reject)
    child.once('close', () => {
      clearTimeout(timer)
      resolve({ output, wasCutOff })
    })
  })
}
