import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { SMTPServer } from 'smtp-server'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type Client, testHelder, type TestHelder } from '../../../tests/helder.ts'
import { itemsOf, seriesFor } from '../../../tests/letters.ts'
import { type Mailer, openMailer } from '../../platform/mail.ts'
import type { LetterRow } from './contract.ts'

// Letters by mail, to a mail server that really receives.
let helder: TestHelder
let officer: Client
beforeAll(async () => {
  helder = await testHelder()
  officer = await helder.as('programme-officer')
})
afterAll(() => helder.stop())

type Received = { to: string; text: string }
type Answer = { responseCode: number } | 'never' | null
const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

/** A mail server. `answer` says what it makes of the nth mail: it takes it, refuses it with a code, or never answers. */
async function postOffice(answer: (n: number) => Answer = () => null, refusesAddress = false) {
  const received: Received[] = []
  const heard: (() => void)[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    closeTimeout: 50,
    onRcptTo: (_address, _session, done) =>
      done(refusesAddress ? Object.assign(new Error('no such box'), { responseCode: 550 }) : null),
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address).join()
        const verdict = answer(received.length)
        received.push({ to, text: Buffer.concat(chunks).toString() })
        for (const wake of heard.splice(0)) wake()
        if (verdict === 'never') return
        done(verdict === null ? null : Object.assign(new Error('not now'), verdict))
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => new Promise<void>((resolve) => server.close(resolve)))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    next: () => new Promise<void>((resolve) => heard.push(resolve)),
  }
}

function mailerTo(smtpUrl: string): Mailer {
  const mailer = openMailer({
    smtpUrl,
    mailFrom: undefined,
    baseUrl: 'http://helder.test',
    folder: 'nowhere',
  })
  closing.unshift(() => mailer.close())
  return mailer
}
const lettersOf = async (id: string) => itemsOf<LetterRow>(await officer.get(`/v1/letters?seriesId=${id}`))
const statesOf = async (id: string) => (await lettersOf(id)).map(({ state }) => state)
const eventsOf = async (id: string) =>
  (
    await helder.admin<{ kind: string }[]>`
      select e.kind from programme.event e join programme.letter l on l.id = e.subject_id
       where l.series_id = ${id} order by e.recorded_at`
  ).map(({ kind }) => kind)
const order = (municipality: string, take: number) =>
  seriesFor(officer, { channel: 'email', municipality, take, again: true })

/** What stands in a message: its head as lines, and its text as it reads. */
function read({ text }: Received) {
  const [head = '', ...body] = text.split('\r\n\r\n')
  return { head: head.replaceAll(/\r\n\s+/g, ' '), body: body.join('\n').replaceAll('=\r\n', '') }
}

test('a letter arrives as text with the paper attached, and its subject names nobody', async () => {
  const { id, plan } = await order('oldenzaal', 6)
  const count = plan.letters.length
  expect(count).toBeGreaterThan(1)
  const office = await postOffice()
  const mailer = mailerTo(office.url)
  await helder.makeLetters()
  while (await helder.sendMail(mailer));
  expect(office.received).toHaveLength(count)
  expect(new Set(office.received.map(({ to }) => to)).size).toBe(count)
  expect(await statesOf(id)).toEqual(plan.letters.map(() => 'sent'))
  expect(await eventsOf(id)).toEqual(plan.letters.map(() => 'mail'))
  const { head, body } = read(office.received[0]!)
  const letters = await lettersOf(id)
  expect(letters.map((letter) => `Message-ID: <${letter.id}@helder.test>`)).toContain(
    /^Message-ID: .*$/im.exec(head)![0],
  )
  const subject = /^Subject: (.*)$/im.exec(head)![1]!
  for (const { name } of plan.letters) expect(subject).not.toContain(name)
  expect(body).toContain('application/pdf')
  expect(body).toContain('OLDENZAAL-')
  // Control: the text of the mail does name its dealer.
  const all = office.received.map((one) => read(one).body).join()
  for (const { name } of plan.letters) expect(all).toContain(name.split(' ')[0]!)
})

test('4xx is tried again later, 5xx never arrives and is noted', async () => {
  const { id } = await order('wierden', 1)
  await helder.makeLetters()
  const busy = await postOffice((n) => (n === 0 ? { responseCode: 451 } : null))
  const mailer = mailerTo(busy.url)
  await helder.sendMail(mailer)
  expect(await lettersOf(id)).toMatchObject([{ state: 'to-send', answerCode: 451 }])
  expect(await helder.sendMail(mailer), 'not before its time').toBe(false)
  await helder.admin`update programme.letter set next_attempt_at = now() where series_id = ${id}`
  await helder.sendMail(mailer)
  expect(await statesOf(id)).toEqual(['sent'])
  expect(busy.received).toHaveLength(2)

  const other = await order('wierden', 1)
  await helder.makeLetters()
  await helder.sendMail(mailerTo((await postOffice(() => null, true)).url))
  expect(await lettersOf(other.id)).toMatchObject([{ state: 'undeliverable', answerCode: 550 }])
  expect(await eventsOf(other.id)).toEqual(['undeliverable'])
})

test('nobody there: it waits, and says nothing of the address', async () => {
  const { id } = await order('wierden', 1)
  await helder.makeLetters()
  await helder.sendMail(mailerTo('smtp://127.0.0.1:1'))
  expect(await lettersOf(id)).toMatchObject([{ state: 'to-send', answerCode: null }])
  await helder.admin`update programme.letter set state = 'undeliverable' where series_id = ${id}`
})

test('a process killed between handing over and noting leaves it uncertain; a person decides, never a silent second mail', async () => {
  const { id } = await order('wierden', 1)
  const office = await postOffice((n) => (n === 0 ? 'never' : null))
  const { appUrl, workerUrl } = helder.database
  const mailer = join(import.meta.dirname, '../../../tests/letter-mailer.ts')
  const arrived = office.next()
  const child = spawn(process.execPath, [mailer, appUrl, workerUrl, office.url], { stdio: 'inherit' })
  await arrived
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(await statesOf(id)).toEqual(['sending'])
  const again = mailerTo(office.url)
  // PostgreSQL ends the lock of the dead when it sees that nobody is there.
  while ((await statesOf(id))[0] === 'sending') await helder.sendMail(again)
  expect(await statesOf(id)).toEqual(['uncertain'])
  await helder.sendMail(again)
  expect(office.received).toHaveLength(1)
  expect(await eventsOf(id)).toEqual([])

  const [letter] = await lettersOf(id)
  expect(letter!.steps).toEqual(['came-back', 'did-arrive', 'send-again'])
  expect((await officer.post(`/v1/letters/${letter!.id}/steps`, { step: 'send-again' })).status).toBe(204)
  await helder.sendMail(again)
  expect(await statesOf(id)).toEqual(['sent'])
  // Control: only by that decision is there a second mail, with the same Message-ID.
  const ids = office.received.map((one) => /^Message-ID: .*$/im.exec(read(one).head)![0])
  expect(ids).toEqual([ids[0], ids[0]])
})

test('two senders at once hand over each mail once', async () => {
  const { id, plan } = await order('almelo', 12)
  await helder.makeLetters()
  const office = await postOffice()
  const all = async () => {
    const mailer = mailerTo(office.url)
    while (await helder.sendMail(mailer));
  }
  await Promise.all([all(), all()])
  while ((await statesOf(id)).includes('to-send')) await all()
  expect(office.received).toHaveLength(plan.letters.length)
  expect(new Set(office.received.map(({ to }) => to)).size).toBe(plan.letters.length)
})
