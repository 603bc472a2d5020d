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
  const jobs = [...hitsOf].map(([team, hitIds]) => ({ team, job: letter(hitIds) }))
  await tx`
    select jobs.enqueue(${MAIL_TASK}, (x.job || jsonb_build_object('to', b.duty_email))::json, null)
      from jsonb_to_recordset(${tx.json(jobs)}) as x(team text, job jsonb) join policy.base_team b on b.slug = x.team`
}

function letter(hitIds: readonly string[]): Omit<MailJob, 'to'> {
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
