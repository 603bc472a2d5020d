import type { Day } from '../../kernel/dates.ts'
import { newId } from '../../kernel/ids.ts'
import type { FieldError, Ok, Refusal } from '../../kernel/result.ts'
import type { Caller } from '../../platform/caller.ts'
import type { Transaction } from '../../platform/database.ts'
import type { CaseChange, CaseInput, CasePage } from './contract.ts'
import { listCases } from './list-cases.ts'
import { listSources } from './list-sources.ts'
import { fitsOnePage } from './print-cases.ts'
import { checkPage } from './rules/check-page.ts'
import { stepFrom } from './rules/case-table.ts'

type Refused =
  | Refusal<'not-found' | 'changed-elsewhere' | 'step-not-possible'>
  | Refusal<'invalid-input', { errors: FieldError[] }>
type Kept = Ok<{ id: string }> | Refused

/** Proposes a case of a dealer of the own municipality to the triangle; its facts name sources that the municipality has. */
export async function proposeCase(
  tx: Transaction,
  caller: Caller,
  { asked, caseFileId, dealerId, ...page }: CaseInput,
  today: Day,
): Promise<Kept> {
  const errors = checkPage({ ...page, caseFileId }, await listSources(tx, dealerId, today), today)
  if (errors.length === 0) errors.push(...checkLength(page, asked))
  if (errors.length > 0) return { ok: false, reason: 'invalid-input', errors }
  const id = newId()
  return keep(tx, caller, {
    id,
    version: 0,
    dealer_id: dealerId,
    case_file_id: caseFileId,
    asked,
    page,
    today,
  })
}

/** Writes another version of the page of a case that was not decided yet. */
export async function changeCase(
  tx: Transaction,
  caller: Caller,
  { id, change: { version, asked, caseFileId, ...page } }: { id: string; change: CaseChange },
  today: Day,
): Promise<Kept> {
  const [known] = await listCases(tx, caller, { ids: [id] })
  if (known === undefined) return { ok: false, reason: 'not-found' }
  if (known.version !== version) return { ok: false, reason: 'changed-elsewhere' }
  if (stepFrom(known.state, 'change') === null) return { ok: false, reason: 'step-not-possible' }
  const errors = checkPage({ ...page, caseFileId }, await listSources(tx, known.dealerId, today), today)
  if (errors.length === 0) errors.push(...checkLength(page, asked))
  if (errors.length > 0) return { ok: false, reason: 'invalid-input', errors }
  const { dealerId } = known
  return keep(tx, caller, { id, version, dealer_id: dealerId, case_file_id: caseFileId, asked, page, today })
}

/** The paper itself says whether it is one page: many short lines take more room than their length says. */
function checkLength(page: CasePage, asked: string): FieldError[] {
  return fitsOnePage(page, { dealerName: 'Handelaar', asked })
    ? []
    : [{ field: 'facts', code: 'triangle.field.one-page' }]
}

type Row = {
  id: string
  version: number
  dealer_id: string
  case_file_id: string | null
  asked: string
  page: CasePage
  today: Day
}

async function keep(tx: Transaction, caller: Caller, { version, today, ...row }: Row): Promise<Kept> {
  const [answer] = await tx<{ outcome: 'kept' | 'not-found' | 'changed-elsewhere' }[]>`
    select triangle.keep_case(${tx.json(row)}, ${version}, ${today}, ${caller.accountName}) as outcome`
  const { outcome } = answer!
  return outcome === 'kept' ? { ok: true, id: row.id } : { ok: false, reason: outcome }
}
