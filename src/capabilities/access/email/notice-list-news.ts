import type { Transaction } from '../../../platform/database.ts'
import type { KeyFiles } from '../../../platform/key-files.ts'
import { letterTo, openEmailAddress, queueMail } from './email-address.ts'

/**
 * Queues a mail to the owner of a goods list that there is news, in the transaction of the deed that makes it; only where
 * the owner confirmed an address. Mail travels unsealed: it holds no goods, number or place, only where to look.
 */
export async function noticeListNews(tx: Transaction, keys: KeyFiles, listId: string): Promise<void> {
  const [row] = await tx<{ account_id: string; sealed: Buffer }[]>`
    select account_id, sealed from thefts.owner_email_address(${listId})`
  if (!row) return
  await queueMail(tx, letterTo(openEmailAddress(keys, row.account_id, row.sealed), 'list-news'))
}
