import type { Transaction } from '../../platform/database.ts'
import { type MailJob, MAIL_TASK } from '../../platform/mail.ts'
import type { CertainHit } from './record-hits.ts'

/** Links in one mail; who opens the first sees the rest in the inbox. */
const LINKS_MAX = 20

/**
 * Queues a mail to the duty address of each base team that sees a new certain hit, in the transaction of the hit: both
 * are there or neither. Mail travels unsealed, so it holds no goods, number, shop or name: only where to look.
 */
export async function mailCertainHits(tx: Transaction, certain: readonly CertainHit[]): Promise<void> {
  const hitsOf = new Map<string, string[]>()
  for (const { hitId, baseTeams } of certain) {
    for (const team of baseTeams) hitsOf.set(team, [...(hitsOf.get(team) ?? []), hitId])
  }
  if (hitsOf.size === 0) return
  const teams = await tx<{ slug: string; duty_email: string }[]>`
    select slug, duty_email from policy.base_team where slug = any (${[...hitsOf.keys()]})`
  for (const { slug, duty_email } of teams) {
    const hitIds = hitsOf.get(slug)!
    const job: MailJob = { to: duty_email, ...letter(hitIds) }
    await tx`select jobs.enqueue(${MAIL_TASK}, ${JSON.stringify(job)}::text::json, null)`
  }
}

function letter(hitIds: readonly string[]): { subject: string; text: string; paths: string[] } {
  const one = hitIds.length === 1
  return {
    subject: one ? 'Helder: een zekere treffer' : `Helder: ${hitIds.length} zekere treffers`,
    text: [
      one
        ? 'Er is een zekere treffer in Helder voor uw basisteam.'
        : `Er zijn ${hitIds.length} zekere treffers in Helder voor uw basisteam.`,
      'Wat het is en waar het ligt, ziet u na aanmelden:',
    ].join('\n'),
    paths: hitIds.slice(0, LINKS_MAX).map((id) => `/app/treffers/${id}`),
  }
}
