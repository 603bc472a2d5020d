import { dayInAmsterdam } from '../../kernel/dates.ts'
import type { FieldError, Refusal } from '../../kernel/result.ts'
import { canonicalJson } from '../../log/public.ts'
import type { Caller } from '../../platform/caller.ts'
import type { Transaction } from '../../platform/database.ts'
import type { DisclosureBasis, Draft, SignedDocument } from './contract.ts'
import { readReport } from './list-reports.ts'
import { checkDraft } from './rules/check-draft.ts'

export type Signed =
  | { ok: true }
  | Refusal<'not-found' | 'changed-elsewhere'>
  | Refusal<'invalid-input', { errors: FieldError[] }>

type Place = {
  kvkNumber: string
  dealerName: string
  branchName: string
  address: string
  municipalityName: string
}

/**
 * Signs a report and discloses it to its municipality, in one deed and once: nothing of it changes afterwards. `version` is
 * the one that the signer read.
 */
export async function signReport(
  tx: Transaction,
  caller: Caller,
  { id, version, now }: { id: string; version: number; now: Date },
): Promise<Signed> {
  const report = await readReport(tx, id)
  if (report === null) return { ok: false, reason: 'not-found' }
  if (report.version !== version || report.draft === null) return { ok: false, reason: 'changed-elsewhere' }
  const { draft } = report
  const today = dayInAmsterdam(now)
  const errors = checkDraft(draft, today)
  const place = await findPlace(tx, draft)
  if (place === null && errors.length === 0)
    errors.push({ field: 'branchNumber', code: 'field.unknown-branch' })
  if (errors.length > 0 || place === null) return { ok: false, reason: 'invalid-input', errors }

  const [row] = await tx<{ number: string }[]>`
    select disclosures.next_number(${Number(today.slice(0, 4))}) as number`
  const basis = draft.basis as DisclosureBasis
  const document: SignedDocument = {
    number: row!.number,
    from: caller.organisationName,
    municipality: place.municipalityName,
    dealer: { name: place.dealerName, kvkNumber: place.kvkNumber },
    branch: { name: place.branchName, branchNumber: draft.branchNumber, address: place.address },
    subject: draft.subject,
    basis,
    basisText: draft.basisText,
    facts: draft.facts,
    request: draft.request,
    signedBy: caller.accountName,
    signedAt: now.toISOString(),
  }
  const [done] = await tx<{ outcome: 'signed' | 'changed-elsewhere' | 'not-found' }[]>`
    select disclosures.sign_report(${id}, ${version}, ${document.number}, ${canonicalJson(document)}, ${basis},
      ${draft.basisText || null}) as outcome`
  return done!.outcome === 'signed' ? { ok: true } : { ok: false, reason: done!.outcome }
}

/** The branch it is about, when it lies in the municipality it goes to. */
async function findPlace(tx: Transaction, { branchNumber, municipality }: Draft): Promise<Place | null> {
  const [place] = await tx<Place[]>`
    select substr(b.organisation_id, length('dealer:') + 1) as "kvkNumber", o.name as "dealerName", b.name as "branchName",
           concat(b.street, ' ', b.house_number, ', ', b.postcode, ' ', b.town) as address, m.name as "municipalityName"
      from access.branch b join access.organisation o on o.id = b.organisation_id
      join policy.municipality m on m.slug = b.municipality
     where b.branch_number = ${branchNumber} and b.municipality = ${municipality}`
  return place ?? null
}
