import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { expect, test } from 'vitest'
import { testHelder } from '../../../../tests/helder.ts'
import type { InvitationMade } from './contract.ts'

type Received = { to: string[]; text: string }

/** A real mail server, that takes mail or turns it away, for as long as the work lasts. */
async function withPostOffice(takes: boolean, work: (url: string, received: Received[]) => Promise<void>) {
  const received: Received[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        if (!takes) return done(Object.assign(new Error('no room'), { responseCode: 552 }))
        const to = session.envelope.rcptTo.map(({ address }) => address)
        received.push({ to, text: unfold(Buffer.concat(chunks).toString()) })
        return done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    await work(`smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`, received)
  } finally {
    await new Promise<void>((resolve) => server.close(resolve))
  }
}

/** Quoted-printable as it was written: long lines are cut, and what is not ASCII is coded. */
function unfold(text: string): string {
  const bytes = text
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}

async function invite(smtpUrl: string): Promise<InvitationMade> {
  const helder = await testHelder({ env: { HELDER_SMTP_URL: smtpUrl } })
  try {
    const owner = await helder.as('dealer')
    const who = { name: 'Kanarie Geheim', email: 'iemand@example.nl', role: 'dealer-counter' }
    const answer = await owner.post('/v1/invitations', { kind: 'join', ...who })
    expect(answer.status, answer.text).toBe(201)
    const jobs = await helder.admin`select * from graphile_worker.jobs`
    expect(jobs).toHaveLength(0)
    return answer.body as InvitationMade
  } finally {
    await helder.stop()
  }
}

test('an invitation is mailed with the link and the organisation, and nothing about the person', async () => {
  await withPostOffice(true, async (url, received) => {
    const { mailed, link } = await invite(url)
    expect(mailed).toBe(true)
    expect(received.map(({ to }) => to)).toEqual([['iemand@example.nl']])
    expect(received[0]!.text).toContain(link)
    expect(received[0]!.text).toContain('Juwelier Voorbeeld')
    expect(received[0]!.text).not.toMatch(/Kanarie|Geheim|winkel|counter/)
  })
})

test('a mail server that turns it away leaves a link to hand over', async () => {
  await withPostOffice(false, async (url, received) => {
    const { mailed, link } = await invite(url)
    expect({ mailed, received }).toEqual({ mailed: false, received: [] })
    expect(link).toContain('/app/uitnodiging#')
  })
})
