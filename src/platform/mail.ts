import { createTransport, type Transporter } from 'nodemailer'
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { newId } from '../kernel/ids.ts'

/** The task of the job queue that sends a mail. */
export const MAIL_TASK = 'send-mail'

/** What the queue holds of a mail. Links are paths: which address the server has is known when it is sent. */
export type MailJob = { to: string; subject: string; text: string; paths: string[] }

export type MailSettings = {
  smtpUrl: string | undefined
  mailFrom: string | undefined
  baseUrl: string
  /** Without a mail server each mail becomes a file here: HELDER_DATA/mail. */
  folder: string
}

/** A mail that is handed over once: its Message-ID is the caller's, so that a copy of it can be told apart. */
export type SingleMail = {
  to: string
  subject: string
  text: string
  messageId: string
  attachment: { filename: string; pdf: Buffer }
}

/**
 * What a mail server made of a mail. `later`: it did not take it, and may take it after a while. `refused`: it will never.
 * `unknown`: the talk ended without an answer, so that it may have taken it (RFC 5321, 4.5.3.2.6).
 */
export type Delivery =
  | { ok: true }
  | { ok: false; reason: 'later' | 'refused' | 'unknown'; code: number | null }

export type Mailer = {
  send: (job: MailJob) => Promise<void>
  deliver: (mail: SingleMail) => Promise<Delivery>
  close: () => void
}

/** Sends by SMTP, or writes .eml files when no mail server is set. */
export function openMailer({ smtpUrl, mailFrom, baseUrl, folder }: MailSettings): Mailer {
  const from = mailFrom ?? `Helder <no-reply@${new URL(baseUrl).hostname}>`
  const transport: Transporter = smtpUrl
    ? createTransport({ url: smtpUrl, connectionTimeout: 10_000, socketTimeout: 30_000 })
    : createTransport({ streamTransport: true, buffer: true })
  return {
    async send({ to, subject, text, paths }) {
      const body = [text, ...paths.map((path) => new URL(path, baseUrl).href)].join('\n\n')
      const sent: { message?: unknown } = await transport.sendMail({ from, to, subject, text: `${body}\n` })
      if (!smtpUrl) keep(folder, sent.message as Buffer)
    },
    async deliver({ to, subject, text, messageId, attachment: { filename, pdf } }) {
      const attachments = [{ filename, content: pdf, contentType: 'application/pdf' }]
      try {
        const mail = { from, to, subject, text, messageId, attachments }
        const sent: { message?: unknown } = await transport.sendMail(mail)
        if (!smtpUrl) keep(folder, sent.message as Buffer)
        return { ok: true }
      } catch (error) {
        return deliveryOf(error as SmtpError)
      }
    },
    close: () => transport.close(),
  }
}

type SmtpError = Error & {
  code?: string
  timeoutType?: string
  syscall?: string
  responseCode?: number
  command?: string
}

/** Nobody listened, nobody greeted, or the talk ended before a mail was named. */
const BEFORE_A_MAIL = new Set(['EDNS', 'ETLS', 'EAUTH', 'CONNECT_TIMEOUT', 'GREETING_TIMEOUT'])

/** Only an answer to the address or to the text says something of this mail; a wrong password says something of us. */
function deliveryOf(error: SmtpError): Delivery {
  const { code = '', timeoutType = '', syscall, responseCode, command = '' } = error
  if (responseCode === undefined) {
    const isBefore = syscall === 'connect' || [code, timeoutType].some((one) => BEFORE_A_MAIL.has(one))
    return { ok: false, reason: isBefore ? 'later' : 'unknown', code: null }
  }
  const isAboutMail = command === 'RCPT TO' || command === 'DATA'
  return { ok: false, reason: isAboutMail && responseCode >= 500 ? 'refused' : 'later', code: responseCode }
}

/** Whole or not at all: whoever reads the folder never sees half a mail. */
function keep(folder: string, message: Buffer): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, `${newId()}.eml`)
  writeFileSync(`${file}.new`, message, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}
