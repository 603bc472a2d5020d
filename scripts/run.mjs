import { spawn } from 'node:child_process'

/**
 * Runs a program and gives its exit code and everything it said. `onTick` is called every few seconds, so that a long
 * step can show that it goes on; `show` prints what it says at once.
 */
export function run(command, args, { onTick, show = false, ...options } = {}) {
  const begun = Date.now()
  return new Promise((resolve) => {
    let said = ''
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options })
    const timer = onTick && setInterval(() => onTick(Math.round((Date.now() - begun) / 1000)), 10_000)
    const hear = (stream) => (chunk) => {
      said += chunk
      if (show) stream.write(chunk)
    }
    child.stdout.on('data', hear(process.stdout))
    child.stderr.on('data', hear(process.stderr))
    const finish = (code) => {
      clearInterval(timer)
      resolve({ code, said, seconds: (Date.now() - begun) / 1000 })
    }
    child.once('error', (error) => {
      said += String(error)
      finish(1)
    })
    child.once('close', (code) => finish(code ?? 1))
  })
}
