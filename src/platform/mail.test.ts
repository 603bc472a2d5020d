import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newImei, openWorld, type World } from '../../tests/factories.ts'
import { startJobs } from './jobs.ts'
import { openLogger } from './logger.ts'
import { MAIL_TASK, type MailJob, openMailer } from './mail.ts'

const folder = mkdtempSync(join(tmpdir(), 'helder-mail-'))
let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(async () => {
  await world.stop()
  rmSync(folder, { recursive: true, force: true })
})

type Received = { to: string[]; text: string }

/** A real mail server; `refusals` is how many mails it turns away first. */
async function openPostOffice(refusals = 0) {
  const received: Received[] = []
  let waiting: (() => void)[] = []
  let left = refusals
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        if (left-- > 0) return done(Object.assign(new Error('try again later'), { responseCode: 451 }))
        const to = session.envelope.rcptTo.map(({ address }) => address)
        received.push({ to, text: Buffer.concat(chunks).toString() })
        done()
        for (const wake of waiting.splice(0)) wake()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    async arrived(count: number): Promise<Received[]> {
      while (received.length < count) await new Promise<void>((resolve) => waiting.push(resolve))
      return received
    },
    close: () => new Promise<void>((resolve) => server.close(resolve)),
  }
}

function mailerTo(smtpUrl: string | undefined) {
  return openMailer({ smtpUrl, mailFrom: undefined, baseUrl: 'https://helder.test', folder })
}

async function withJobs(smtpUrl: string | undefined, work: () => Promise<void>): Promise<void> {
  const mailer = mailerTo(smtpUrl)
  const tasks = { [MAIL_TASK]: (payload: unknown) => mailer.send(payload as MailJob) }
  const jobs = await startJobs({ jobsUrl: world.database.jobsUrl, tasks, log: openLogger('silent') })
  try {
    await work()
  } finally {
    await jobs.stop()
    mailer.close()
  }
}

describe('the mail at a certain hit', () => {
  test('reaches the duty address of each team, with a link and nothing of the case', async () => {
    const post = await openPostOffice()
    const number = newImei()
    const item = {
      identifiers: [{ kind: 'imei' as const, value: number }],
      description: 'krasje op het glas',
    }
    await withJobs(post.url, async () => {
      await world.report({ item, place: 'Oldenzaal' })
      await world.buy({ item })
      await world.matchAll()
      const mails = await post.arrived(2)
      expect(mails.flatMap((mail) => mail.to).sort()).toEqual([
        'basisteam-enschede@politie.example',
        'basisteam-twente-oost@politie.example',
      ])
      const [hit] = await world.admin<{ id: string }[]>`select id from matching.hit`
      for (const { text } of mails) {
        const plain = text.replaceAll('=\r\n', '')
        expect(plain).toContain(`https://helder.test/app/treffers/${hit!.id}`)
        for (const secret of [number, 'Oppo', 'krasje', 'Verhoeven', 'Oldenzaal', 'PL0500'])
          expect(plain).not.toContain(secret)
      }
    })
    await post.close()
  })

  test('a probable hit sends none', async () => {
    const post = await openPostOffice()
    const number = newImei()
    const swapped = number.replace('67', '76')
    await world.report({ item: { identifiers: [{ kind: 'imei', value: number }] } })
    await world.buy({ item: { identifiers: [{ kind: 'imei', value: swapped }] } })
    await world.matchAll()
    const [queued] = await world.admin<{ n: number }[]>`select count(*) as n from graphile_worker.jobs`
    expect(queued!.n).toBe(0)
    expect(post.received).toEqual([])
    await post.close()
  })

  test('a mail server that is away for a while loses none', async () => {
    const post = await openPostOffice(1)
    await withJobs(post.url, async () => {
      const number = newImei()
      await world.report({ item: { identifiers: [{ kind: 'imei', value: number }] } })
      await world.buy({ item: { identifiers: [{ kind: 'imei', value: number }] } })
      await world.matchAll()
      expect((await post.arrived(1))[0]!.to).toEqual(['basisteam-enschede@politie.example'])
    })
    await post.close()
  })

  test('without a mail server it becomes a file', async () => {
    const mailer = mailerTo(undefined)
    await mailer.send({
      to: 'dienst@politie.example',
      subject: 'Helder: één treffer',
      text: 'Kijk.',
      paths: ['/app/treffers/1'],
    })
    const files = readdirSync(folder)
    expect(files).toHaveLength(1)
    expect(readFileSync(join(folder, files[0]!), 'utf8')).toContain('https://helder.test/app/treffers/1')
    mailer.close()
  })

  test('who may queue: the app and the worker, and neither reads the queue', async () => {
    const [row] = await world.worker`select has_schema_privilege('graphile_worker', 'usage') as usage`
    expect(row).toEqual({ usage: false })
    await world.worker`select jobs.enqueue('nothing', '{}'::json, null)`
    const [queued] = await world.admin<{ n: number }[]>`select count(*) as n from graphile_worker.jobs`
    expect(queued!.n).toBe(1)
  })
})
