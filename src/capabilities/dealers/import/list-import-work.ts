import { addDays, dayInAmsterdam } from '../../../kernel/dates.ts'
import type { WorkSource } from '../work-list/list-work.ts'
import { listImports } from './read-import.ts'

/** Older lists were followed by a newer one. */
const LIMIT = 5
const DONE_WITHIN_DAYS = 14

/** Lists of the trade register of which lines wait for a decision. */
export const listImportWork: WorkSource = async (tx) => {
  const { items } = await listImports(tx, { limit: LIMIT })
  return items.flatMap(({ id, fileName, startedAt, counts }) => {
    const count = counts.reduce(
      (sum, { outcome, undecided }) => sum + (outcome === 'same' ? 0 : undecided),
      0,
    )
    if (count === 0) return []
    const since = dayInAmsterdam(new Date(startedAt))
    return [
      {
        key: `import:${id}`,
        kind: 'decide' as const,
        dealerId: null,
        reason: 'import-waiting',
        values: { count },
        since,
        due: addDays(since, DONE_WITHIN_DAYS),
        isBinding: false,
        to: `/handelaren/invoer/${id}`,
        // A list is of the office, not of one municipality.
        about: { name: fileName, municipality: '', municipalityName: '', address: '' },
      },
    ]
  })
}
