import { readdirSync, readFileSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { replaceFileDurably } from '../src/log/durable-files.ts'
import { loadLogKey, publish } from '../src/log/public.ts'
import { sampleLeaf } from './log-image.ts'

/**
 * A publisher in a process of its own, whose file calls a test can make fail from outside. All of them run on
 * one libuv thread (UV_THREADPOOL_SIZE=1), whose id is printed first; then it takes a command a line.
 */
export type PublishCommand = {
  dir: string
  guardFile: string
  keyFile: string
  size: number
  /** The control: put this checkpoint in place first, as a careless publisher would. */
  checkpointFirst?: string
}

const readLeaves = async (from: number, to: number): Promise<Buffer[]> =>
  Array.from({ length: to - from }, (_, i) => sampleLeaf(from + i))

async function run(command: PublishCommand): Promise<string> {
  const { dir, guardFile, keyFile, size, checkpointFirst } = command
  try {
    const key = await loadLogKey(keyFile)
    if (checkpointFirst !== undefined) await replaceFileDurably(join(dir, 'checkpoint'), checkpointFirst)
    const result = await publish({
      dir,
      guardFile,
      origin: key.name,
      privateKey: key.privateKey,
      size,
      readLeaves,
    })
    return result.ok ? 'published' : result.reason
  } catch (error) {
    return `failed: ${String(error)}`
  }
}

// The thread is there after its first task.
await stat('.')
const threads = readdirSync('/proc/self/task')
const worker = threads.find(
  (id) => readFileSync(`/proc/self/task/${id}/comm`, 'utf8').trim() === 'libuv-worker',
)
console.log(worker)
for await (const line of createInterface({ input: process.stdin })) {
  const command: PublishCommand = JSON.parse(line)
  console.log(await run(command))
}
