import { newId } from '../../../kernel/ids.ts'
import type { Refusal } from '../../../kernel/result.ts'
import type { Transaction } from '../../../platform/database.ts'

/** Takes a nil statement of the caller's business back; only on the day it was made. */
export async function undoNil(
  tx: Transaction,
  id: string,
): Promise<{ ok: true } | Refusal<'not-found' | 'nil-statement-stands'>> {
  const [row] = await tx<{ outcome: 'undone' | 'not-found' | 'too-late' }[]>`
    select registers.undo_nil(${newId()}, ${id}) as outcome`
  const { outcome } = row!
  if (outcome === 'undone') return { ok: true }
  return { ok: false, reason: outcome === 'too-late' ? 'nil-statement-stands' : outcome }
}
