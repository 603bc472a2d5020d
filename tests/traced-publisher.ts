import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { PublishCommand } from './log-publisher.ts'

/** A publisher in its own process, of which strace watches each run. */
export type TracedPublisher = {
  /** Runs one publish under strace with these options; gives its answer and what strace wrote. */
  publish(
    command: PublishCommand,
    options: string[],
    traceFile: string,
  ): Promise<{ answer: string; trace: string }>
  stop(): Promise<void>
}

export async function startPublisher(): Promise<TracedPublisher> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'log-publisher.ts')], {
    env: { ...process.env, UV_THREADPOOL_SIZE: '1' },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const nextLine = async (): Promise<string> => {
    const { value, done } = await lines.next()
    if (done === true || value === undefined) throw new Error('the publisher ended')
    return value
  }
  const thread = await nextLine()
  return {
    async publish(command, options, traceFile) {
      const strace = await attach(thread, options, traceFile)
      child.stdin.write(`${JSON.stringify(command)}\n`)
      const answer = await nextLine()
      strace.kill('SIGINT')
      await once(strace, 'close')
      return { answer, trace: readFileSync(traceFile, 'utf8') }
    },
    async stop() {
      child.stdin.end()
      if (child.exitCode === null) await once(child, 'close')
    },
  }
}

/** Lets strace watch that one thread, on which all file calls run: its counting starts here. */
async function attach(thread: string, options: string[], traceFile: string): Promise<ChildProcess> {
  const strace = spawn('strace', ['-p', thread, ...options, '-o', traceFile])
  for await (const line of createInterface({ input: strace.stderr })) {
    if (line.includes('attached')) return strace
    if (line.includes('strace:')) throw new Error(line)
  }
  throw new Error('strace did not attach')
}
