import { makeLetters, sendMail } from '../capabilities/letters/public.ts'
import type { Database } from '../platform/database.ts'
import type { Mailer } from '../platform/mail.ts'

export type LetterSteps = {
  /** Makes some of the letters that were ordered and are not there yet. */
  makeLetters: () => Promise<unknown>
  /** Sends one letter by mail, if one is due. */
  sendMail: (mailer: Pick<Mailer, 'deliver'>) => Promise<unknown>
}

/** What the server does again and again for letters. */
export function letterSteps(work: { database: Database; worker: Database; baseUrl: string }): LetterSteps {
  return { makeLetters: () => makeLetters(work), sendMail: (mailer) => sendMail({ ...work, mailer }) }
}
