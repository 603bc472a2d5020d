import type { Day } from '../../kernel/dates.ts'
import type { FieldError, Ok, Refusal } from '../../kernel/result.ts'
import type { Caller } from '../../platform/caller.ts'
import type { Transaction } from '../../platform/database.ts'
import type { FileInput } from './contract.ts'
import { readGrounds } from './read-grounds.ts'
import { unusable } from './rules/grounds.ts'

export type Opened =
  | Ok<{ id: string }>
  | Refusal<'not-found'>
  | Refusal<'invalid-input', { errors: FieldError[] }>

/** Opens a case file on findings that can carry a measure. Sent twice it stands once. */
export async function openFile(
  tx: Transaction,
  caller: Caller,
  { id, dealerId, on, grounds: ids }: FileInput,
  today: Day,
): Promise<Opened> {
  const [dealer] = await tx<{ municipality: string }[]>`
    select municipality from programme.dealer where id = ${dealerId}`
  if (dealer === undefined) return { ok: false, reason: 'not-found' }
  const { grounds } = await readGrounds(tx, { dealerId, municipality: dealer.municipality, on })
  const errors: FieldError[] = ids.flatMap((one, n) => {
    const ground = grounds.find((known) => known.id === one)
    const why = unusable(ground, { on, mustBeTold: false })
    return why === null ? [] : [{ field: `grounds.${n}`, code: `measures.wrong.ground-${why}` }]
  })
  if (on > today) errors.push({ field: 'on', code: 'measures.wrong.in-future' })
  if (errors.length > 0) return { ok: false, reason: 'invalid-input', errors }
  const [answer] = await tx<{ outcome: 'opened' | 'known' | 'not-found' }[]>`
    select supervision.open_file(${id}, ${dealerId}, ${on}, ${ids}::uuid[], ${caller.accountName}) as outcome`
  return answer!.outcome === 'not-found' ? { ok: false, reason: 'not-found' } : { ok: true, id }
}
