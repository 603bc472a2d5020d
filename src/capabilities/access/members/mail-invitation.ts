import type { MailJob, Mailer } from '../../../platform/mail.ts'
import { type Locale, translate } from '../../../platform/messages/index.ts'
import { invitationPath } from './make-invitation.ts'

/**
 * Mails the link and the name of the organisation, nothing else. Not by the job queue: a job is kept until it is done, and
 * the secret may stand nowhere. False when it could not be sent; whoever invites hands the link over then.
 */
export async function mailInvitation(
  mailer: Mailer,
  to: string,
  { organisation, secret, locale }: { organisation: string; secret: string; locale: Locale },
): Promise<boolean> {
  const job: MailJob = {
    to,
    subject: translate(locale, 'members.mail.subject', { organisation }),
    text: translate(locale, 'members.mail.text', { organisation }),
    paths: [invitationPath(secret)],
  }
  return mailer.send(job).then(
    () => true,
    () => false,
  )
}
