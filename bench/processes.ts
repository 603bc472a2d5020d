import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'

export type Started = { child: ChildProcess; stop: () => Promise<void> }

/** Runs a program of ours in a process of its own and waits until it says that it is ready. */
export async function startProgram(args: string[], env: Record<string, string>): Promise<Started> {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  await new Promise<void>((resolve, reject) => {
    createInterface({ input: child.stdout! }).on('line', (line) => {
      if (/ready/.test(line)) resolve()
    })
    child.once('exit', (code) => reject(new Error(`${args.join(' ')} ended with ${code}`)))
  })
  return {
    child,
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** Milliseconds of CPU that a process took so far: what other work on the machine disturbs least (Linux, proc(5)). */
export function cpuOf({ child }: Started): number {
  // Behind the name, which may hold spaces: user and system time in ticks of 10 ms.
  const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10
}
