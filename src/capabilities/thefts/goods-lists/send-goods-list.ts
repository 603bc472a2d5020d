import { randomInt } from 'node:crypto'
import type { IdentifierKind } from '../../../identifiers/public.ts'
import { type Day, dayInAmsterdam } from '../../../kernel/dates.ts'
import { newId } from '../../../kernel/ids.ts'
import type { FieldError, Ok, Refusal } from '../../../kernel/result.ts'
import type { Caller } from '../../../platform/caller.ts'
import { inTransaction, type Transaction } from '../../../platform/database.ts'
import { keyedDigest } from '../../../platform/idempotency.ts'
import type { GoodsListInput, GoodsListView, ListedItemInput } from '../contract.ts'
import { readMunicipalities } from '../queries.ts'
import type { TheftDependencies } from '../record-theft-report.ts'
import { describeListed } from '../rules/listed-item.ts'
import { numberErrors } from '../rules/number-errors.ts'
import { numberForms } from '../stolen-rows.ts'
import { readList } from './list-queries.ts'
import { makeListKey, sealOwner } from './owner-keys.ts'

export const GOODS_LISTS_ROUTE = 'POST /v1/goods-lists'

export type SendOutcome =
  | Ok<{ replayed: boolean; list: GoodsListView }>
  | Refusal<'invalid-input', { errors: FieldError[] }>
  | Refusal<'key-mismatch' | 'too-many-lists'>

/** A citizen sends a goods list to the police of the base team where it happened. */
export async function sendGoodsList(
  { database, keys }: TheftDependencies,
  caller: Caller,
  input: GoodsListInput,
  idempotencyKey: string | null,
  now: Date,
): Promise<SendOutcome> {
  const today = dayInAmsterdam(now)
  return inTransaction(database, caller, async (tx) => {
    const slugs = (await readMunicipalities(tx)).map(({ slug }) => slug)
    const errors = checkList(input, today, slugs)
    if (errors.length > 0) return { ok: false, reason: 'invalid-input', errors }
    const request = { route: GOODS_LISTS_ROUTE, key: idempotencyKey, digest: keyedDigest(keys, input) }
    const id = newId()
    const { key, bucket, wrapped_key } = makeListKey(keys, id, today)
    const box = sealOwner(key, id, input.contact)
    const list = {
      ...request,
      id,
      reference: newReference(),
      municipality: input.municipality,
      committed_on: input.committedOn,
      committed_until: input.committedUntil,
      registration_number: input.registrationNumber,
      bucket,
      wrapped_key: wrapped_key.toString('base64'),
      box: box.toString('base64'),
    }
    const { outcome, list_id } = await send(tx, { list, ...itemRows(input.items) })
    if (outcome === 'key-mismatch' || outcome === 'too-many-lists') return { ok: false, reason: outcome }
    return { ok: true, replayed: outcome === 'replayed', list: (await readList(tx, caller, list_id!))! }
  })
}

type Sent = { outcome: 'sent' | 'replayed' | 'key-mismatch' | 'too-many-lists'; list_id: string | null }

async function send(tx: Transaction, rows: object): Promise<Sent> {
  const [sent] = await tx<Sent[]>`
    select * from thefts.send_list(${tx.json(rows as Parameters<typeof tx.json>[0])})`
  return sent!
}

function itemRows(items: readonly ListedItemInput[]): { items: object[]; identifiers: object[] } {
  const rows = items.map(({ identifiers, ...item }, index) => ({
    ...item,
    id: newId(),
    position: index + 1,
    identifiers,
  }))
  return {
    items: rows.map(({ identifiers: _, ...row }) => row),
    identifiers: rows.flatMap(({ id, identifiers }) =>
      numberRows(identifiers).map((row) => ({ item_id: id, ...row })),
    ),
  }
}

/** Checked numbers as rows, each once. */
export function numberRows(numbers: readonly { kind: string; value: string }[]) {
  const forms = numbers.map(({ kind, value }) => numberForms({ kind: kind as IdentifierKind, value }))
  return forms
    .filter(
      ({ kind, canonical }, n) =>
        forms.findIndex((one) => one.kind === kind && one.canonical === canonical) === n,
    )
    .map((row, position) => ({ position, ...row }))
}

/** Every wrong field at once, beyond what the contract sees. */
function checkList(input: GoodsListInput, today: Day, slugs: readonly string[]): FieldError[] {
  const errors: FieldError[] = []
  if (!slugs.includes(input.municipality)) errors.push({ field: 'municipality', code: 'theft.not-here' })
  if (input.committedOn > today) errors.push({ field: 'committedOn', code: 'theft.in-future' })
  if (input.committedUntil !== null && input.committedUntil > today)
    errors.push({ field: 'committedUntil', code: 'theft.in-future' })
  else if (input.committedUntil !== null && input.committedUntil <= input.committedOn)
    errors.push({ field: 'committedUntil', code: 'theft.until-before' })
  input.items.forEach((item, index) => errors.push(...checkListedItem(item, `items.${index}.`)))
  return errors
}

/** An item must say what it is, and its numbers must be able to be one. */
export function checkListedItem(item: ListedItemInput, path: string): FieldError[] {
  const isNamed = item.brand || item.model || describeListed(item) || item.identifiers.length > 0
  return [
    ...(isNamed ? [] : [{ field: `${path}description`, code: 'theft.new.describe' }]),
    ...numberErrors(item.identifiers, `${path}identifiers`),
  ]
}

/** Letters and digits that nobody mixes up on the telephone. */
const SIGNS = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** As in GL-7K3M-92QX: of 6.5e11, so that two are never the same in practice; the database sees to it. */
function newReference(): string {
  const signs = Array.from({ length: 8 }, () => SIGNS[randomInt(SIGNS.length)]).join('')
  return `GL-${signs.slice(0, 4)}-${signs.slice(4)}`
}
