import type { Transaction } from '../../../platform/database.ts'
import { type MailJob, MAIL_TASK } from '../../../platform/mail.ts'
import type { NoticeView } from './contract.ts'

/**
 * Queues a mail to the duty address of the base team of each municipality that a checked notice is about, in the transaction
 * of the decision. Mail travels unsealed: it holds no business and no name, only where to look.
 */
export async function tellPolice(tx: Transaction, { id }: NoticeView): Promise<void> {
  const job: Omit<MailJob, 'to'> = {
    subject: 'Helder: een melding van een handelaar',
    text: [
      'Er is een melding van een handelaar in uw gebied, gecontroleerd door de gemeente.',
      'Wat er verandert, ziet u na aanmelden:',
    ].join('\n'),
    paths: [`/app/handelaren/meldingen/${id}`],
  }
  await tx`
    select jobs.enqueue(${MAIL_TASK}, (${tx.json(job)}::jsonb || jsonb_build_object('to', a.address))::json, null)
      from programme.duty_addresses(${id}) a`
}
