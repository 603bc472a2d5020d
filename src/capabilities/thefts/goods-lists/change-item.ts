import type { IdentifierKind } from '../../../identifiers/public.ts'
import type { FieldError, Refusal } from '../../../kernel/result.ts'
import type { z } from 'zod'
import type { Caller } from '../../../platform/caller.ts'
import { type Database, inTransaction, type Transaction } from '../../../platform/database.ts'
import type { GoodsListView, itemCorrectionInput, ListedItemInput } from '../contract.ts'
import { changesOf } from '../rules/listed-item.ts'
import { numberErrors } from '../rules/number-errors.ts'
import { numberForms } from '../stolen-rows.ts'
import { readList } from './list-queries.ts'
import { type KeptItem, type KeptList, listedRows, readKept } from './listed-rows.ts'
import { checkListedItem, numberRows } from './send-goods-list.ts'

type Place = { listId: string; itemId: string }
export type ChangeOutcome =
  | { ok: true; list: GoodsListView }
  | Refusal<'invalid-input', { errors: FieldError[] }>
  | Refusal<'not-found' | 'step-not-possible' | 'number-is-there' | 'too-many-numbers'>

/** A number found later: of an item that police took in it matches, and the check knows it, from the commit on. */
export async function addNumber(
  database: Database,
  caller: Caller,
  place: Place,
  number: ListedItemInput['identifiers'][number],
): Promise<ChangeOutcome> {
  const [error] = numberErrors([number], '')
  if (error) return invalid([{ field: 'value', code: error.code }])
  const forms = numberForms({ kind: number.kind as IdentifierKind, value: number.value })
  if (forms.folded === null) return invalid([{ field: 'value', code: 'theft.no-own-number' }])
  return change(database, caller, place, async (tx, list, item) => {
    const identifiers = [...item.identifiers, { kind: forms.kind, value: forms.value, isCovered: false }]
    const rows = await listedRows(tx, list, [{ ...item, identifiers }])
    const [row] = await tx<{ outcome: string }[]>`
      select thefts.add_listed_number(${item.id}, ${tx.json(forms)}, ${json(tx, rows)}, ${caller.accountName}) as outcome`
    return row!.outcome
  })
}

/** Police put right what the owner wrote; what changed and why stays readable for both. */
export async function correctItem(
  database: Database,
  caller: Caller,
  place: Place,
  { reason, ...fields }: z.infer<typeof itemCorrectionInput>,
): Promise<ChangeOutcome> {
  const errors = checkListedItem(fields, '')
  if (errors.length > 0) return invalid(errors)
  return change(database, caller, place, async (tx, list, item) => {
    const covered = new Set(
      item.identifiers.filter(({ isCovered }) => isCovered).map(({ kind, value }) => `${kind} ${value}`),
    )
    const numbers = numberRows(fields.identifiers).map((row) => ({
      ...row,
      is_covered: covered.has(`${row.kind} ${row.value}`),
    }))
    const identifiers = numbers.map(({ kind, value, is_covered }) => ({ kind, value, isCovered: is_covered }))
    const rows = await listedRows(tx, list, [{ ...item, ...fields, identifiers }])
    const before = { ...item, identifiers: item.identifiers as ListedItemInput['identifiers'] }
    const detail = { reason, changes: changesOf(before, fields) }
    const { identifiers: _, ...plain } = fields
    const [row] = await tx<{ outcome: string }[]>`
      select thefts.correct_listed(${item.id}, ${json(tx, plain)}, ${json(tx, numbers)}, ${json(tx, rows)},
        ${caller.accountName}, ${json(tx, detail)}) as outcome`
    return row!.outcome
  })
}

async function change(
  database: Database,
  caller: Caller,
  { listId, itemId }: Place,
  work: (tx: Transaction, list: KeptList, item: KeptItem) => Promise<string>,
): Promise<ChangeOutcome> {
  return inTransaction(database, caller, async (tx) => {
    // Of two changes at once the second waits here and then reads what the first left.
    await tx`select thefts.wait_for_list(${listId})`
    const kept = await readKept(tx, listId)
    const item = kept?.items.find(({ id }) => id === itemId)
    if (!kept || !item) return { ok: false, reason: 'not-found' }
    const outcome = await work(tx, kept.list, item)
    if (outcome !== 'added' && outcome !== 'corrected')
      return { ok: false, reason: outcome } as Extract<ChangeOutcome, { ok: false }>
    return { ok: true, list: (await readList(tx, caller, listId))! }
  })
}

const invalid = (errors: FieldError[]) => ({ ok: false, reason: 'invalid-input', errors }) as const
const json = (tx: Transaction, value: unknown) => tx.json(value as Parameters<typeof tx.json>[0])
