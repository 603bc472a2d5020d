import { type Day, dayInAmsterdam } from '../../../kernel/dates.ts'
import type { FieldError, Ok, Refusal } from '../../../kernel/result.ts'
import { canonicalJson } from '../../../log/public.ts'
import type { Caller } from '../../../platform/caller.ts'
import type { Transaction } from '../../../platform/database.ts'
import { readWholeFile } from '../read-file.ts'
import { checkDecision } from '../rules/check-decision.ts'

type Settle = { fileId: string; id: string; version: number; now: Date }
export type Settled =
  | Ok<{ number: string }>
  | Refusal<'not-found' | 'changed-elsewhere' | 'document-settled'>
  | Refusal<'document-incomplete', { errors: FieldError[] }>

/**
 * Settles a document: it gets its number, stands as canonical JSON with its digest, and is never changed again. Refused with
 * every element that it misses, as it stands against the file on the day of the document.
 */
export async function settleDocument(
  tx: Transaction,
  caller: Caller,
  { fileId, id, version, now }: Settle,
): Promise<Settled> {
  const [row] = await tx<
    { number: string | null }[]
  >`select supervision.next_document_number(${fileId}) as number`
  const number = row!.number
  if (number === null) return { ok: false, reason: 'not-found' }
  const today = dayInAmsterdam(now)
  const read = (on: Day) => readWholeFile(tx, fileId, on)
  const asOfToday = await read(today)
  const found = asOfToday?.documents.find((one) => one.id === id)
  if (found === undefined) return { ok: false, reason: 'not-found' }
  if (found.settled !== null) return { ok: false, reason: 'document-settled' }
  if (found.version !== version) return { ok: false, reason: 'changed-elsewhere' }
  const { kind, fields } = found
  // A document of an earlier day is judged by what held then.
  const file = (fields.date !== '' && fields.date < today ? await read(fields.date) : asOfToday)!
  const errors: FieldError[] = checkDecision(kind, fields, { ...file.checked, number }).map(
    ({ element, article, field, values }) => ({
      field,
      code: `measures.element.${element}`,
      values: { ...values, article },
    }),
  )
  if (fields.date > today) errors.push({ field: 'date', code: 'measures.wrong.in-future', values: {} })
  if (errors.length > 0) return { ok: false, reason: 'document-incomplete', errors }
  const content = canonicalJson({
    number,
    file: file.head.number,
    municipality: file.head.municipality,
    kind,
    fields,
  })
  const [done] = await tx<{ outcome: 'settled' | 'changed-elsewhere' | 'not-found' }[]>`
    select supervision.settle_document(${fileId}, ${id}, ${version}, ${number}, ${content}, ${caller.accountName}) as outcome`
  return done!.outcome === 'settled' ? { ok: true, number } : { ok: false, reason: done!.outcome }
}
