import { makeLetters, sendMail } from '../src/capabilities/letters/public.ts'
import { openDatabase } from '../src/platform/database.ts'
import { openMailer } from '../src/platform/mail.ts'

/** Sends letters by mail until none is due, or until it is killed. */
const [appUrl, workerUrl, smtpUrl] = process.argv.slice(2) as [string, string, string]
const work = {
  database: openDatabase(appUrl, { max: 3, name: 'letter mailer' }),
  worker: openDatabase(workerUrl, { max: 1, name: 'letter mailer' }),
  baseUrl: 'http://helder.test',
}
const mailer = openMailer({ smtpUrl, mailFrom: undefined, baseUrl: work.baseUrl, folder: 'nowhere' })
await makeLetters(work)
while (await sendMail({ ...work, mailer }));
mailer.close()
await Promise.all([work.database.end(), work.worker.end()])
