import { newId } from '../../../kernel/ids.ts'
import type { Refusal } from '../../../kernel/result.ts'
import type { Caller } from '../../../platform/caller.ts'
import type { Transaction } from '../../../platform/database.ts'
import { type MailJob, MAIL_TASK } from '../../../platform/mail.ts'
import { readNoticeView } from './list-notices.ts'

/** Mails a question to who announced something, and writes down that it was asked. */
export async function askAnnouncer(
  tx: Transaction,
  caller: Caller,
  { id, question }: { id: string; question: string },
): Promise<{ ok: true } | Refusal<'not-found' | 'notice-decided' | 'no-mail-address'>> {
  const notice = await readNoticeView(tx, id)
  if (!notice?.canDecide) return { ok: false, reason: 'not-found' }
  if (notice.state !== 'open') return { ok: false, reason: 'notice-decided' }
  const [row] = await tx<{ to: string | null }[]>`
    select programme.ask_announcer(${id}, ${newId()}, ${question}, ${caller.accountName}) as to`
  if (row!.to === null) return { ok: false, reason: 'no-mail-address' }
  const job: MailJob = {
    to: row!.to,
    // A subject is read on the way and on a locked screen: the number alone says nothing.
    subject: `Vraag over uw melding ${notice.reference}`,
    text: [
      'Goedendag,',
      `U deed een melding met nummer ${notice.reference}. ${caller.organisationName} wil daar iets over weten:`,
      question,
      'Op deze mail kunt u niet antwoorden. Neem contact op zoals hierboven staat, of bel uw gemeente, en noem het nummer.',
    ].join('\n\n'),
    paths: [],
  }
  await tx`select jobs.enqueue(${MAIL_TASK}, ${tx.json(job)}::json, null)`
  return { ok: true }
}
