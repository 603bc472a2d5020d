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

export type Mailer = { send: (job: MailJob) => Promise<void>; close: () => void }

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
    close: () => transport.close(),
  }
}

/** Whole or not at all: whoever reads the folder never sees half a mail. */
function keep(folder: string, message: Buffer): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, `${newId()}.eml`)
  writeFileSync(`${file}.new`, message, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}
