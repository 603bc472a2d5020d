import type { Day } from '../../kernel/dates.ts'
import type { FieldError, Ok, Refusal } from '../../kernel/result.ts'
import type { Caller } from '../../platform/caller.ts'
import type { Transaction } from '../../platform/database.ts'
import { changeDealer } from './change-dealer.ts'
import type { DealerInput } from './contract.ts'
import { readInventory } from './import/read-inventory.ts'
import { listDealer } from './list-dealer.ts'
import { checkDealer, dealerValues, type DealerValues } from './rules/check-dealer.ts'
import type { Change } from './rules/import/compare-dealers.ts'
import { Alike } from './rules/import/find-alike.ts'
import type { Candidate } from './rules/import/judge-lines.ts'

type Refused =
  | Refusal<'invalid-input', { errors: FieldError[] }>
  | Refusal<'looks-alike', { candidates: Candidate[] }>
  | Refusal<'not-found' | 'changed-elsewhere'>
const knownNumber: FieldError[] = [{ field: 'branchNumber', code: 'dealer-import.error.known-number' }]

/** Lists a dealer that someone typed; who looks like a listed one is asked about first, unless `isAnother`. */
export async function enterDealer(
  tx: Transaction,
  caller: Caller,
  { isAnother, ...input }: DealerInput & { isAnother?: boolean | undefined },
  today: Day,
): Promise<Ok<{ id: string; version: number }> | Refused> {
  const { dealers, own } = await readInventory(tx)
  const errors = checkDealer(input, own)
  if (errors.length > 0) return { ok: false, reason: 'invalid-input', errors }
  const values = dealerValues(input)
  const known = new Alike<(typeof dealers)[number]>()
  for (const dealer of dealers) known.add(dealer)
  const candidates = isAnother ? [] : alike(known, values)
  if (candidates.length > 0) return { ok: false, reason: 'looks-alike', candidates }
  const listed = await listDealer(tx, caller, values, { origin: 'entered', on: today })
  if (listed.ok) return { ok: true, id: listed.id, version: 1 }
  if (listed.reason === 'known-number') return { ok: false, reason: 'invalid-input', errors: knownNumber }
  return { ok: false, reason: 'not-found' }
}

function alike(
  known: Alike<Awaited<ReturnType<typeof readInventory>>['dealers'][number]>,
  values: DealerValues,
) {
  return known.alike(values).map(({ one, reason }): Candidate => {
    const { id, name, street, houseNumber, town } = one
    return { id, line: null, name: name ?? '', address: `${street} ${houseNumber}, ${town}`, reason }
  })
}

/** Changes the facts of a dealer to what someone typed; an empty field empties it. */
export async function correctDealer(
  tx: Transaction,
  caller: Caller,
  id: string,
  { version, ...input }: DealerInput & { version: number },
  today: Day,
): Promise<Ok<{ id: string; version: number }> | Refused> {
  const { dealers, own } = await readInventory(tx)
  const dealer = dealers.find((one) => one.id === id)
  if (dealer === undefined) return { ok: false, reason: 'not-found' }
  if (dealer.version !== version) return { ok: false, reason: 'changed-elsewhere' }
  const errors = checkDealer(input, own)
  if (errors.length > 0) return { ok: false, reason: 'invalid-input', errors }
  const values = dealerValues(input)
  const changes = (Object.keys(values) as (keyof DealerValues)[])
    .filter((field) => values[field] !== dealer[field])
    .map((field): Change => ({ field, from: dealer[field], to: values[field] }))
  if (changes.length === 0) return { ok: true, id, version }
  const changed = await changeDealer(tx, caller, { id, version, changes, on: today })
  if (changed.ok) return { ok: true, id, version: version + 1 }
  if (changed.reason === 'known-number') return { ok: false, reason: 'invalid-input', errors: knownNumber }
  return { ok: false, reason: changed.reason }
}
