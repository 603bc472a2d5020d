import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CuttableLink, openCuttableLink } from '../../tests/cuttable-link.ts'
import { openWorld, type World } from '../../tests/factories.ts'
import { startJobs } from './jobs.ts'
import { openLogger } from './logger.ts'

let world: World
let link: CuttableLink
let jobsUrl: string
beforeAll(async () => {
  world = await openWorld()
  const url = new URL(world.database.jobsUrl)
  link = await openCuttableLink({ host: url.hostname, port: Number(url.port) })
  url.port = String(link.port)
  jobsUrl = url.href
})
afterAll(async () => {
  await link.close()
  await world.stop()
})

// Vitest fails the run on a rejection that nobody hears: without `AWAITED` this file does.
test.each(['well', 'badly'])(
  'a job that ends %s while the database is away takes nothing along',
  async (how) => {
    const begun = Promise.withResolvers<void>()
    const end = Promise.withResolvers<void>()
    const next = Promise.withResolvers<void>()
    const tasks = {
      async long() {
        begun.resolve()
        await end.promise
        if (how === 'badly') throw new Error('the database went away')
      },
      async next() {
        next.resolve()
      },
    }
    const notEnded = Promise.withResolvers<void>()
    const error = (_about: object, message: string) => {
      if (/^Failed to (complete|fail) jobs/.test(message)) notEnded.resolve()
    }
    const jobs = await startJobs({ jobsUrl, tasks, log: { error, warn() {} } })
    await world.worker`select jobs.enqueue('long', '{}'::json, null)`
    await begun.promise
    link.breakOff()
    end.resolve()
    await notEnded.promise
    // Queued by the way that is not cut: it is done once the queue runs again.
    await world.worker`select jobs.enqueue('next', '{}'::json, null)`
    link.mend()
    await expect(next.promise).resolves.toBeUndefined()
    await jobs.stop()
  },
)

test('stops while the database is away', async () => {
  const jobs = await startJobs({ jobsUrl, tasks: {}, log: openLogger('silent') })
  link.breakOff()
  await expect(jobs.stop()).resolves.toBeUndefined()
  link.mend()
})
