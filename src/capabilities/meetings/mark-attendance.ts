import { newId } from '../../kernel/ids.ts'
import type { Refusal } from '../../kernel/result.ts'
import type { Caller } from '../../platform/caller.ts'
import type { Transaction } from '../../platform/database.ts'

type Reason = 'not-found' | 'meeting-not-yet' | 'meeting-over' | 'meeting-cancelled'

/** Notes that a dealer is at a meeting, or after all not. Sent again it changes nothing; the last tap counts. */
export async function markAttendance(
  tx: Transaction,
  caller: Caller,
  tap: { meetingId: string; dealerId: string; isThere: boolean; tappedAt: string },
): Promise<{ ok: true } | Refusal<Reason>> {
  const { meetingId, dealerId, isThere, tappedAt } = tap
  const [row] = await tx<{ outcome: string }[]>`
    select programme.mark_attendance(${meetingId}, ${dealerId}, ${isThere}, ${tappedAt}, ${newId()}, ${caller.accountName})
      as outcome`
  const { outcome } = row!
  if (outcome === 'marked') return { ok: true }
  return { ok: false, reason: (outcome === 'not-yet' ? 'meeting-not-yet' : outcome) as Reason }
}
