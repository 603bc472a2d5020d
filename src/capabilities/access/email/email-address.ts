import { randomInt } from 'node:crypto'
import type { Refusal } from '../../../kernel/result.ts'
import type { Caller } from '../../../platform/caller.ts'
import { type Database, inTransaction, type Transaction } from '../../../platform/database.ts'
import { keyedDigest } from '../../../platform/idempotency.ts'
import type { KeyFiles } from '../../../platform/key-files.ts'
import { type MailJob, MAIL_TASK } from '../../../platform/mail.ts'
import { translate } from '../../../platform/messages/index.ts'
import { seal, unseal } from '../../../platform/sealed-box.ts'
import type { EmailAddressView } from './contract.ts'

/** The key outside the database under which addresses of citizens stand. */
const KEY = 'email-addresses'
const CODE_MINUTES = 30
const contextOf = (accountId: string) => `email of ${accountId}`

export type EmailDependencies = { database: Database; keys: KeyFiles }

/** The address behind what the database holds. */
export function openEmailAddress(keys: KeyFiles, accountId: string, sealed: Buffer): string {
  return unseal(keys.key(KEY), sealed, contextOf(accountId)).toString()
}

/** Mail to a citizen goes in both languages: which one they read is not kept. */
export function letterTo(to: string, letter: 'code' | 'list-news' | 'recovered', values = {}): MailJob {
  const say = (part: string) =>
    (['nl', 'en'] as const).map((locale) => translate(locale, `email.${letter}.${part}`, values))
  const paths = { code: [], 'list-news': ['/app/aangifte'], recovered: ['/app/account'] }[letter]
  return { to, subject: say('subject').join(' / '), text: say('text').join('\n\n'), paths }
}

export async function queueMail(tx: Transaction, job: MailJob): Promise<void> {
  await tx`select jobs.enqueue(${MAIL_TASK}, ${tx.json(job)}::json, null)`
}

type Row = { sealed: Buffer | null; waiting: Buffer | null; code_expires_at: Date | null }

export async function readEmailAddress(
  { database, keys }: EmailDependencies,
  caller: Caller,
): Promise<EmailAddressView> {
  const [row] = await inTransaction(
    database,
    caller,
    (tx) => tx<Row[]>`select * from access.own_email_address()`,
  )
  const open = (sealed: Buffer | null | undefined) =>
    sealed ? openEmailAddress(keys, caller.accountId, sealed) : null
  const waiting = open(row?.waiting)
  const codeEndsAt = waiting === null ? null : (row?.code_expires_at?.toISOString() ?? null)
  return { address: open(row?.sealed), waiting, codeEndsAt }
}

/** Sends a code to an address; until it is typed in, the address counts for nothing and the one before it stays. */
export async function proposeEmailAddress(
  { database, keys }: EmailDependencies,
  caller: Caller,
  address: string,
): Promise<void> {
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  const sealed = seal(keys.key(KEY), Buffer.from(address), contextOf(caller.accountId))
  await inTransaction(database, caller, async (tx) => {
    await tx`select access.propose_email_address(${sealed}, ${codeDigest(keys, caller, code)},
      ${`${CODE_MINUTES} minutes`}::interval)`
    await queueMail(tx, letterTo(address, 'code', { code, minutes: CODE_MINUTES }))
  })
}

export async function confirmEmailAddress(
  { database, keys }: EmailDependencies,
  caller: Caller,
  code: string,
): Promise<{ ok: true } | Refusal<'code-wrong' | 'code-gone'>> {
  const [row] = await inTransaction(
    database,
    caller,
    (tx) => tx<{ outcome: 'confirmed' | 'wrong' | 'gone' }[]>`
      select access.confirm_email_address(${codeDigest(keys, caller, code)}) as outcome`,
  )
  const { outcome } = row!
  return outcome === 'confirmed' ? { ok: true } : { ok: false, reason: `code-${outcome}` }
}

export async function forgetEmailAddress({ database }: EmailDependencies, caller: Caller): Promise<void> {
  await inTransaction(database, caller, (tx) => tx`select access.forget_email_address()`)
}

/** Keyed: a code has a million values, which a digest alone would not hide. */
function codeDigest(keys: KeyFiles, { accountId }: Caller, code: string): Buffer {
  return Buffer.from(keyedDigest(keys, { accountId, code }), 'hex')
}
