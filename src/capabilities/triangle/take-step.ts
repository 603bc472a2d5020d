import type { Day } from '../../kernel/dates.ts'
import type { Ok, Refusal } from '../../kernel/result.ts'
import type { Caller } from '../../platform/caller.ts'
import type { Transaction } from '../../platform/database.ts'
import type { StepInput } from './contract.ts'
import { listCases } from './list-cases.ts'
import { stepFrom } from './rules/case-table.ts'

export type StepRefusal = Refusal<
  'not-found' | 'changed-elsewhere' | 'step-not-possible' | 'triangle-tasks-open' | 'forbidden'
>

/** Withdraws, closes or brings back a case of the own municipality, with the words that stay with it. */
export async function takeStep(
  tx: Transaction,
  caller: Caller,
  { id, step: { version, step, words } }: { id: string; step: StepInput },
  today: Day,
): Promise<Ok<object> | StepRefusal> {
  const [known] = await listCases(tx, caller, { ids: [id] })
  if (known === undefined) return { ok: false, reason: 'not-found' }
  if (known.version !== version) return { ok: false, reason: 'changed-elsewhere' }
  const to = stepFrom(known.state, step)
  if (to === null) return { ok: false, reason: 'step-not-possible' }
  if (!known.steps.includes(step)) return { ok: false, reason: 'forbidden' }
  const [answer] = await tx<{ outcome: 'taken' | 'not-found' | 'changed-elsewhere' | 'tasks-open' }[]>`
    select triangle.take_step(${id}, ${version}, ${step}, ${to}, ${words}, ${today}, ${caller.accountName}) as outcome`
  const { outcome } = answer!
  if (outcome === 'taken') return { ok: true }
  return { ok: false, reason: outcome === 'tasks-open' ? 'triangle-tasks-open' : outcome }
}
