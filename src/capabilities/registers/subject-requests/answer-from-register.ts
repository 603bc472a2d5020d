import { dayInAmsterdam } from '../../../kernel/dates.ts'
import type { Transaction } from '../../../platform/database.ts'
import type { KeyFiles } from '../../../platform/key-files.ts'
import { isPersonWhoAsks } from '../../access/public.ts'
import { type Policies, ruleOn } from '../../policy/public.ts'
import type { PersonView } from '../contract.ts'
import { openPerson } from '../open-person.ts'
import { readPurchase, readSale } from '../read-entry.ts'
import type { AnsweredEntry, EntryReference, RegisterAnswer, RegisterAnswerInput } from './contract.ts'

type Dependencies = { policies: Policies; keys: KeyFiles }
type Found = { id: string; bucket: string; linked: number[] }

/**
 * What the register keeps of one person, in the entries that they name. The names stand in sealed boxes that nobody can
 * search: exactly these are opened, and the entries that correct them; each look is recorded with its purpose. An entry
 * of somebody else is told apart and not given.
 */
export async function answerFromRegister(
  tx: Transaction,
  requestId: string,
  { name, entries }: RegisterAnswerInput,
  dependencies: Dependencies,
): Promise<RegisterAnswer> {
  const answered: AnsweredEntry[] = []
  const seen = new Set<string>()
  const queue = entries.map((reference) => ({ reference, isAsked: true }))
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const { reference, isAsked } = next
    const key = [reference.register, reference.branchNumber, reference.sequenceNumber].join(' ')
    if (seen.has(key)) continue
    seen.add(key)
    const found = await findEntry(tx, reference)
    const entry: AnsweredEntry =
      found === null
        ? { ...reference, outcome: 'not-found', erased: null, given: null }
        : await answerEntry(tx, { requestId, name, reference, found }, dependencies)
    // Of a correction that nobody asked for it is not said that it is somebody else's.
    if (isAsked || entry.outcome === 'given') answered.push(entry)
    if (entry.outcome === 'given')
      for (const sequenceNumber of found!.linked)
        queue.push({ reference: { ...reference, sequenceNumber }, isAsked: false })
  }
  return { entries: answered }
}

/** An entry of the caller's own register, with the entries that it corrects and that correct it. */
async function findEntry(
  tx: Transaction,
  { register, branchNumber, sequenceNumber }: EntryReference,
): Promise<Found | null> {
  const [row] = await tx<Found[]>`
    select e.id, convert_from(l.body, 'UTF8')::jsonb ->> 'bucket' as bucket,
           array(select o.sequence_number from registers.entry o where o.id = e.corrects_id or o.corrects_id = e.id) as linked
      from registers.entry e join registers.leaf l on l.entry_id = e.id
     where e.register = ${register} and e.branch_number = ${branchNumber} and e.sequence_number = ${sequenceNumber}`
  return row ?? null
}

type Asked = { requestId: string; name: string; reference: EntryReference; found: Found }

async function answerEntry(
  tx: Transaction,
  { requestId, name, reference, found }: Asked,
  { policies, keys }: Dependencies,
): Promise<AnsweredEntry> {
  const purpose = { purposeCode: 'data-subject-request', purposeText: requestId }
  const person = await openPerson(tx, found.id, 'answer-data-subject-request', purpose, keys)
  const without = { ...reference, erased: person?.erased ?? null, given: null }
  if (person === null) return { ...without, outcome: 'unreadable' }
  if (person.erased) return { ...without, outcome: 'erased' }
  if (!isPersonWhoAsks(name, nameIn(person))) return { ...without, outcome: 'other-person' }
  const purchase = reference.register === 'purchase' ? await readPurchase(tx, found.id, policies) : null
  const sale = reference.register === 'sale' ? await readSale(tx, found.id, policies) : null
  const { municipality, recordedAt } = (purchase ?? sale)!
  const recordedOn = dayInAmsterdam(new Date(recordedAt))
  const { rules } = await policies.of(municipality)
  const rule = ruleOn(rules, reference.register === 'purchase' ? 'seller' : 'sales', recordedOn)
  return {
    ...reference,
    outcome: 'given',
    erased: null,
    given: {
      purchase,
      sale,
      person,
      recordedOn,
      keptUntilMonth: found.bucket.slice(-7),
      legalBasis: rule?.legalBasis ?? null,
    },
  }
}

const nameIn = ({ seller, buyer }: PersonView) => (seller ?? buyer)?.name ?? ''
