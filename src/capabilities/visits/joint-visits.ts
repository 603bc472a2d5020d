import type { Transaction } from '../../platform/database.ts'
import type { Checks } from '../check/public.ts'
import type { Refusal } from '../../kernel/result.ts'
import type { z } from 'zod'
import { type jointOffer, type jointScans, type Scan, scan, type stolenAnswer } from './contract.ts'

type Asked = { value: string; kind: Scan['kind'] }
type Stolen = z.infer<typeof stolenAnswer>
type Unanswered = Refusal<'check-data-stale' | 'too-many-requests'>

/** Joint visits of municipalities that the police inspector can join. */
export async function listJointOffers(tx: Transaction): Promise<z.infer<typeof jointOffer>[]> {
  const rows = await tx<(Omit<z.infer<typeof jointOffer>, 'begunAt'> & { begunAt: Date | null })[]>`
    select o.joint_mark as "jointMark", o.dealer_id as "dealerId", d.name as "dealerName", o.municipality,
           o.organisation_name as "organisationName", o.planned_on as "plannedOn", o.begun_at as "begunAt"
      from visits.joint_offers() o join programme.dealer d on d.id = o.dealer_id`
  return rows.map((row) => ({ ...row, begunAt: row.begunAt?.toISOString() ?? null }))
}

/** Whether a number on the shelf is known as stolen: of police alone, a look that is recorded. */
export async function checkStolen(
  tx: Transaction,
  checks: Checks,
  { visitId, number, source }: { visitId: string; number: Asked; source: string },
): Promise<({ ok: true } & Stolen) | Unanswered | Refusal<'not-found'>> {
  const [row] = await tx<
    { looked: boolean }[]
  >`select visits.look_stolen(${visitId}, ${number.value}) as looked`
  return row!.looked ? askStolen(checks, number, source) : { ok: false, reason: 'not-found' }
}

/** The numbers that colleagues of the municipality scanned on the joint visit, each with whether it is known as stolen. */
export async function listJointScans(
  tx: Transaction,
  checks: Checks,
  { visitId, source }: { visitId: string; source: string },
): Promise<({ ok: true } & z.infer<typeof jointScans>) | Unanswered> {
  const rows = await tx<{ scan: unknown; organisationName: string }[]>`
    select scan, organisation_name as "organisationName" from visits.joint_scans(${visitId})`
  const items: z.infer<typeof jointScans>['items'] = []
  for (const { scan: kept, organisationName } of rows) {
    const one = scan.parse(kept)
    const answer = askStolen(checks, one, source)
    if (!answer.ok) return answer
    items.push({ ...one, organisationName, stolen: answer.result })
  }
  return { ok: true, items, next: null }
}

function askStolen(
  checks: Checks,
  { value, kind }: Asked,
  source: string,
): ({ ok: true } & Stolen) | Unanswered {
  const answer = checks.check({ value, kind }, { source })
  if ('ok' in answer)
    return { ok: false, reason: answer.reason === 'work-needed' ? 'too-many-requests' : answer.reason }
  return { ok: true, result: answer.result, dataUntil: answer.dataUntil.toISOString() }
}
