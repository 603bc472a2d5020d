import type { Ok, Refusal } from '../../../kernel/result.ts'
import type { Caller } from '../../../platform/caller.ts'
import type { Transaction } from '../../../platform/database.ts'
import type { InvestigationView } from './contract.ts'

/** Notes something after a suspicion. Sent twice it stands once. */
export async function addInvestigationNote(
  tx: Transaction,
  caller: Caller,
  { visitId, id, notedAt, text }: { visitId: string; id: string; notedAt: string; text: string },
): Promise<Ok<object> | Refusal<'not-found'>> {
  const [answer] = await tx<{ outcome: 'noted' | 'known' | 'not-found' }[]>`
    select investigation.add_note(${id}, ${visitId}, ${notedAt}, ${text}, ${caller.accountName}) as outcome`
  return answer!.outcome === 'not-found' ? { ok: false, reason: 'not-found' } : { ok: true }
}

/** All that was noted after a suspicion arose; the look is recorded with it. Null: nothing that the caller may read. */
export async function openInvestigation(tx: Transaction, visitId: string): Promise<InvestigationView | null> {
  const [row] = await tx<{ file: InvestigationView | null }[]>`
    select investigation.open_file(${visitId}) as file`
  const file = row?.file ?? null
  return file === null
    ? null
    : {
        ...file,
        arisenAt: inUtc(file.arisenAt),
        cautionToldAt: file.cautionToldAt === null ? null : inUtc(file.cautionToldAt),
        photos: file.photos.map((photo) => ({ ...photo, takenAt: inUtc(photo.takenAt) })),
        notes: file.notes.map((note) => ({ ...note, notedAt: inUtc(note.notedAt) })),
      }
}

/** JSON writes an instant as PostgreSQL does. */
const inUtc = (at: string) => new Date(at).toISOString()
