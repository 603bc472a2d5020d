import { join } from 'node:path'
import { PRICE_WEEK_TASK } from '../capabilities/campaign/public.ts'
import { RHYTHM_TASK } from '../capabilities/dealers/public.ts'
import { EFFECT_REPORT_TASK } from '../capabilities/effect/public.ts'
import { RETENTION_TASK } from '../capabilities/retention/public.ts'
import type { App } from '../platform/app.ts'
import type { ServeConfig } from '../platform/config.ts'
import { prepareJobs, startJobs } from '../platform/jobs.ts'
import { type Logger, openLogger } from '../platform/logger.ts'
import { useDemoKeys } from '../platform/made-for.ts'
import { MAIL_TASK, type MailJob, openMailer } from '../platform/mail.ts'
import type { RoleUrls } from '../platform/migrate.ts'
import { repeat } from '../platform/repeat.ts'
import { assemble, type Helder, type Wake } from './assemble.ts'
import { requireProduction } from './require-production.ts'

/** Commit to signed checkpoint is 5 s at most; a nudge makes it some milliseconds, the poll is for other processes. */
const STEP_EVERY_MS = 300
const CLOCKS_EVERY_MS = 1_000
/** One mail at a time: some hundred go out in minutes, and no mail server is flooded. */
const LETTER_MAILS_EVERY_MS = 500

/** Starts everything in one process: requests, sequencer, matcher, jobs. Throws a ConfigError when it may not. */
export async function serve(config: ServeConfig & RoleUrls): Promise<{ close: () => Promise<void> }> {
  if (config.mode === 'production') await requireProduction(config)
  else useDemoKeys(config.dataDir)
  const logger = openLogger()
  const wake: Wake = { recorded: () => undefined, reported: () => undefined }
  await prepareJobs(config.jobsUrl)
  const helder = await assemble(config, logger, {
    recorded: () => wake.recorded(),
    reported: () => wake.reported(),
    indexed: () => wake.indexed?.(),
  })
  const matcher = repeat(helder.match, { name: 'match changes', every_ms: STEP_EVERY_MS, logger })
  const sequencer = repeat(helder.publish, { name: 'publish logs', every_ms: STEP_EVERY_MS, logger })
  const clocks = repeat(helder.compareClocks, { name: 'compare clocks', every_ms: CLOCKS_EVERY_MS, logger })
  wake.recorded = sequencer.nudge
  wake.reported = matcher.nudge
  // The matcher follows the indexes that the sequencer gives.
  wake.indexed = matcher.nudge

  const mailer = openMailer({ ...config, folder: join(config.dataDir, 'mail') })
  const tasks = {
    [MAIL_TASK]: (payload: unknown) => mailer.send(payload as MailJob),
    [PRICE_WEEK_TASK]: async () => void (await helder.recordPriceWeek()),
    [RHYTHM_TASK]: async () => void (await helder.recordRhythm()),
    [EFFECT_REPORT_TASK]: async () => void (await helder.makeEffectReports(new Date())),
    [RETENTION_TASK]: () => forget(helder, logger),
  }
  // Every night, and at the start: the first of a week makes its ranges and its rhythm, the first of a month its report.
  // Days and months are those of Amsterdam, which have begun at 2:30 UTC the whole year round.
  const nightly = [PRICE_WEEK_TASK, RHYTHM_TASK, EFFECT_REPORT_TASK, RETENTION_TASK]
  const crontab = nightly.map((task) => `30 2 * * * ${task}`).join('\n')
  const jobs = await startJobs({ jobsUrl: config.jobsUrl, tasks, crontab, atStart: nightly, log: logger })
  const letters = repeat(helder.makeLetters, { name: 'make letters', every_ms: STEP_EVERY_MS, logger })
  const mails = repeat(() => helder.sendMail(mailer), {
    name: 'send letters',
    every_ms: LETTER_MAILS_EVERY_MS,
    logger,
  })
  async function close(): Promise<void> {
    // Everything goes on while those who watch hear of it: what is still recorded is still certified.
    await helder.sayGoodbye()
    await letters.stop()
    await mails.stop()
    await sequencer.stop()
    await matcher.stop()
    await clocks.stop()
    await jobs.stop()
    mailer.close()
    await helder.close()
  }
  try {
    await listen(helder.app, config)
  } catch (error) {
    await close()
    throw error
  }
  return { close }
}

async function forget(helder: Helder, logger: Logger): Promise<void> {
  const report = await helder.forget(new Date())
  if (report === null)
    logger.warn(
      'nothing was forgotten: the clock is months past the last run. Look at it, then run helder purge',
    )
}

/** A demo asks no password, so only this machine reaches it. Elsewhere all addresses, also where IPv6 is off. */
async function listen(app: App, { port, mode }: ServeConfig): Promise<void> {
  if (mode === 'demo') {
    await app.listen({ port, host: 'localhost' })
    return
  }
  try {
    await app.listen({ port, host: '::' })
  } catch (error) {
    if (!['EAFNOSUPPORT', 'EADDRNOTAVAIL'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
    await app.listen({ port, host: '0.0.0.0' })
  }
}
