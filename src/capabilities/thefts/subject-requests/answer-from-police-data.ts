import type { Transaction } from '../../../platform/database.ts'
import type { KeyFiles } from '../../../platform/key-files.ts'
import { isPersonWhoAsks } from '../../access/public.ts'
import type { OwnerContact } from '../contract.ts'
import { openListKey, unsealOwner } from '../goods-lists/owner-keys.ts'
import type {
  AnsweredReference,
  GivenList,
  GivenReport,
  PoliceAnswer,
  PoliceAnswerInput,
} from './contract.ts'

type Row = {
  kind: 'goods-list' | 'theft-report'
  id: string
  organisation_id: string
  content: Omit<GivenList, 'owner'> | GivenReport | null
  bucket: string | null
  wrapped_key: Buffer | null
  box: Buffer | null
}
type Asked = { requestId: string; keys: KeyFiles } & Pick<PoliceAnswerInput, 'name' | 'mentionHits'>

/**
 * What police keep under the references that somebody gives, as far as it is theirs: a goods list when its owner has
 * their name, a theft report when the officer saw that they made it. The database records each look; what is given is
 * recorded as given to the data subject. Hits that nobody decided and tips are never among it (Wpg art. 27, K).
 */
export async function answerFromPoliceData(
  tx: Transaction,
  requestId: string,
  { name, references, mentionHits }: PoliceAnswerInput,
  keys: KeyFiles,
): Promise<PoliceAnswer> {
  const answered: AnsweredReference[] = []
  for (const one of references)
    answered.push(await answerOne(tx, one, { requestId, name, mentionHits, keys }))
  return { references: answered }
}

async function answerOne(
  tx: Transaction,
  { reference, isTheirReport }: PoliceAnswerInput['references'][number],
  asked: Asked,
): Promise<AnsweredReference> {
  const rows = await tx<Row[]>`
    select * from thefts.gather_for_subject(${reference}, ${asked.requestId}, ${isTheirReport})`
  const lists: GivenList[] = []
  const reports: GivenReport[] = []
  let outcome: AnsweredReference['outcome'] = rows.length === 0 ? 'not-found' : 'not-established'
  for (const row of rows) {
    const owner = row.kind === 'goods-list' ? ownerOf(row, asked.keys) : null
    if (row.content === null || (row.kind === 'goods-list' && !owner?.name)) continue
    if (owner?.name && !isPersonWhoAsks(asked.name, owner.name)) {
      outcome = 'other-person'
      continue
    }
    await recordGiven(tx, row, asked.requestId)
    if (owner) lists.push({ ...(row.content as Omit<GivenList, 'owner'>), owner })
    else reports.push(withoutHits(row.content as GivenReport, asked.mentionHits))
  }
  const isGiven = lists.length + reports.length > 0
  return { reference, outcome: isGiven ? 'given' : outcome, lists, reports }
}

function ownerOf({ id, bucket, wrapped_key, box }: Row, keys: KeyFiles): OwnerContact | null {
  if (bucket === null || wrapped_key === null || box === null) return null
  const key = openListKey(keys, id, { bucket, wrapped_key })
  return key && unsealOwner(key, id, box)
}

async function recordGiven(tx: Transaction, { kind, id, organisation_id }: Row, requestId: string) {
  await tx`select access.record_look('answer-data-subject-request', ${kind}, ${id}, ${organisation_id},
    'data-subject-request', ${requestId}, 'data-subject')`
}

function withoutHits(report: GivenReport, mentionHits: boolean): GivenReport {
  if (mentionHits) return report
  return { ...report, items: report.items.map((item) => ({ ...item, confirmedOn: [] })) }
}
