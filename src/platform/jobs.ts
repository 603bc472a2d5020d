import { setTimeout as wait } from 'node:timers/promises'
import { Logger, run, runMigrations, type Runner, type TaskList } from 'graphile-worker'
import type { Logger as Pino } from 'pino'

export type JobsOptions = {
  /** Signs in as helder_jobs, who owns the queue's schema. */
  jobsUrl: string
  tasks: TaskList
  /** Lines of a crontab in UTC, for tasks that come back. */
  crontab?: string
  /** Tasks to queue once now; several processes that start together queue one. */
  atStart?: string[]
  log: Pick<Pino, 'error' | 'warn'>
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
  const start = () =>
    run({
      connectionString: jobsUrl,
      taskList: tasks,
      concurrency: 2,
      maxPoolSize: 4,
      pollInterval: 2_000,
      noHandleSignals: true,
      crontab,
      logger: quiet(log),
    })
  let runner: Runner | null = await start()
  let isStopping = false
  // A database that goes away while a job ends takes the runner along. The server lives on, and the queue with it.
  async function keepRunning(): Promise<void> {
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
  for (const task of atStart) await runner.addJob(task, {}, { jobKey: task })
  const kept = keepRunning()
  return {
    async stop() {
      isStopping = true
      await runner?.stop()
      await kept
    },
  }
}

const RESTART_AFTER_MS = 1_000

/** The payload is never logged: it may hold an address. */
function quiet(log: Pick<Pino, 'error' | 'warn'>): Logger {
  return new Logger((scope) => (level, message) => {
    const about = { job: scope.jobId, task: scope.taskIdentifier }
    if (level === 'error') log.error(about, message)
    else if (level === 'warning') log.warn(about, message)
  })
}
