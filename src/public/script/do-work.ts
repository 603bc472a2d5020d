import type { Progress, Task } from './solve-worker.ts'

/** The numbers found for a challenge in a worker of its own, so that the page stays alive. `hear` is told how far. */
export function doWork(task: Task, hear: (tried: number) => void): Promise<string> {
  const worker = new Worker(new URL('./solve-worker.ts', import.meta.url), { type: 'module' })
  return new Promise<string>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<Progress>) => {
      hear(data.tried)
      if (data.work !== null) resolve(data.work)
    }
    worker.onerror = () => reject(new Error('the worker could not run'))
    worker.postMessage(task)
  }).finally(() => worker.terminate())
}
