import { type Day, dayInAmsterdam } from '../../kernel/dates.ts'
import type { Caller } from '../../platform/caller.ts'
import { type Database, inTransaction, type Transaction } from '../../platform/database.ts'
import type { Mailer } from '../../platform/mail.ts'
import { recordEvent } from '../dealers/public.ts'
import { callerOfOrder, type LetterWork, type OrderedBy } from './make-letters.ts'
import { letterPdf, readLetter } from './read-letter.ts'
import { plainText } from './rules/fill-template.ts'
import type { LetterState } from './rules/letter-states.ts'
import { mailVerdict } from './rules/mail-verdict.ts'
import type { LetterContent } from './typeset-letter.ts'

export type MailWork = LetterWork & {
  mailer: Pick<Mailer, 'deliver'>
}
type Waiting = OrderedBy & { letter_id: string; state: 'to-send' | 'sending' }

/**
 * Hands over one mail that is due; true when there was one. Before a mail goes it is noted as `sending`, and the process holds
 * a lock that ends with it. One that stands as `sending` while its lock is free was left by a process that died: it may have
 * arrived or not, and becomes `uncertain` for a person to decide. Never is it sent again by itself.
 */
export async function sendMail(work: MailWork): Promise<boolean> {
  const waiting = await work.worker<Waiting[]>`select * from programme.waiting_letter_mails()`
  for (const { letter_id: id, state, ...by } of waiting) {
    const caller = callerOfOrder(by)
    if (state === 'sending') await giveToPerson(work.database, caller, id)
    else if (await handOver(work, caller, id)) return true
  }
  return false
}

async function giveToPerson(database: Database, caller: Caller, id: string): Promise<void> {
  await inTransaction(database, caller, async (tx) => {
    if (await lock(tx, id)) await step(tx, id, 'sending', { state: 'uncertain' })
  })
}

/** True when it was handed over, whatever came of it. */
async function handOver(work: MailWork, caller: Caller, id: string): Promise<boolean> {
  const { database, mailer, baseUrl } = work
  // The lock is of this transaction, which lasts until the answer stands; the note before it is one of its own.
  return inTransaction(database, caller, async (tx) => {
    if (!(await lock(tx, id))) return false
    const begun = await inTransaction(database, caller, (note) =>
      step(note, id, 'to-send', { state: 'sending' }),
    )
    if (!begun) return false
    const letter = (await readLetter(tx, id))!
    const { content, email } = letter
    if (content === null || email === null) {
      await step(tx, id, 'sending', { state: 'undeliverable' })
      return false
    }
    const pdf = await letterPdf(tx, { ...letter, content })
    const outcome = await mailer.deliver({
      to: email,
      subject: content.subject,
      text: mailText(content),
      messageId: `<${id}@${new URL(baseUrl).hostname}>`,
      attachment: { filename: `${content.reference}.pdf`, pdf },
    })
    const verdict = mailVerdict(outcome.ok ? 'taken' : outcome.reason, letter.attempts)
    await step(tx, id, 'sending', verdict, outcome.ok ? null : outcome.code)
    await noteOutcome(tx, caller, { id, dealerId: letter.dealerId, content, state: verdict.state })
    return true
  })
}

/** Held until the transaction ends, so also when the process or its connection does. */
async function lock(tx: Transaction, id: string): Promise<boolean> {
  const [row] = await tx<{ mine: boolean }[]>`
    select pg_try_advisory_xact_lock(hashtextextended(${`letter ${id}`}, 0)) as mine`
  return row!.mine
}

type Next = { state: LetterState; again_after_min?: number }

async function step(
  tx: Transaction,
  id: string,
  from: LetterState,
  { state, again_after_min }: Next,
  code: number | null = null,
): Promise<boolean> {
  const again = again_after_min === undefined ? null : new Date(Date.now() + again_after_min * 60_000)
  const [row] = await tx<{ done: boolean }[]>`
    select programme.step_letter(${id}, ${from}, ${state}, ${again}, ${code}) as done`
  return row!.done
}

type Outcome = { id: string; dealerId: string; content: LetterContent; state: LetterState }

async function noteOutcome(
  tx: Transaction,
  caller: Caller,
  { id, dealerId, content: { subject, reference }, state }: Outcome,
): Promise<void> {
  if (state !== 'sent' && state !== 'undeliverable') return
  const on: Day = dayInAmsterdam(new Date())
  const kind = state === 'sent' ? 'mail' : 'undeliverable'
  await recordEvent(tx, caller, {
    dealerId,
    kind,
    on,
    detail: { title: subject, reference },
    about: { kind: 'letter', id },
  })
}

/** The letter as text; the attachment says the same, on paper. */
export function mailText({ blocks, sender, reference, day }: LetterContent): string {
  const { name, signatoryName, signatoryFunction, contact } = sender
  return [
    plainText(blocks),
    `Met vriendelijke groet,\n\n${signatoryName}\n${signatoryFunction}\n${name}`,
    contact,
    `${day}, kenmerk ${reference}`,
  ].join('\n\n')
}
