import { setTimeout as wait } from 'node:timers/promises'
import { Logger, run, runMigrations, type Runner, type TaskList } from 'graphile-worker'

type Log = Record<'error' | 'warn', (about: object, message: string) => void>

export type JobsOptions = {
  /** Signs in as helder_jobs, who owns the queue's schema. */
  jobsUrl: string
  tasks: TaskList
  /** Lines of a crontab in UTC, for tasks that come back. */
  crontab?: string
  /** Tasks to queue once now; several processes that start together queue one. */
  atStart?: string[]
  log: Log
}

/** Makes or updates the queue's tables. Before this `jobs.enqueue` fails, and with it what wanted to queue. */
export async function prepareJobs(jobsUrl: string): Promise<void> {
  await runMigrations({ connectionString: jobsUrl, logger: quiet({ error: () => {}, warn: () => {} }) })
}

/**
 * Runs queued jobs: mail, later letters and retention. A job that fails comes back after a while, 25 times over some
 * three days; a process that is killed leaves its jobs to another after four hours.
 */
export async function startJobs({
  jobsUrl,
  tasks,
  crontab = '',
  atStart = [],
  log,
}: JobsOptions): Promise<{ stop: () => Promise<void> }> {
  // Null while it ends, and until it runs again.
  let running: Runner | null = null
  let isStopping = false
  async function start(): Promise<Runner> {
    const runner = await run({
      connectionString: jobsUrl,
      taskList: tasks,
      concurrency: 2,
      maxPoolSize: 4,
      pollInterval: 2_000,
      noHandleSignals: true,
      crontab,
      logger: quiet(log),
      preset: AWAITED,
    })
    running = runner
    runner.events.once('stop', () => {
      running = null
    })
    if (isStopping) await runner.stop()
    return runner
  }
  // A job that can't be ended, as the database is away, ends the runner: the queue is begun anew when the database is back.
  async function keepRunning(first: Runner): Promise<void> {
    let runner: Runner | null = first
    while (!isStopping) {
      try {
        runner ??= await start()
        await runner.promise
      } catch (error) {
        log.error({ err: error }, 'the queue of jobs ended; starting it again')
      }
      runner = null
      if (!isStopping) await wait(RESTART_AFTER_MS)
    }
  }
  const first = await start()
  const kept = keepRunning(first)
  for (const task of atStart) await first.addJob(task, {}, { jobKey: task })
  return {
    async stop() {
      isStopping = true
      await running?.stop()
      await kept
    },
  }
}

/**
 * Without a delay graphile-worker 0.18 lets go of the promise that ends a job, so that one that fails as the database is away
 * would end the process (unhandled). With one, of nothing, it is caught.
 */
const AWAITED = { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } }
const RESTART_AFTER_MS = 1_000

/** The payload is never logged: it may hold an address. */
function quiet(log: Log): Logger {
  return new Logger((scope) => (level, message) => {
    const about = { job: scope.jobId, task: scope.taskIdentifier }
    if (level === 'error') log.error(about, message)
    else if (level === 'warning') log.warn(about, message)
  })
}
