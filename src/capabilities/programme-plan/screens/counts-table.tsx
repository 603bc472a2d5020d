import { NumberTable } from '../../../web/components/number-table.tsx'
import { useSay } from '../../../web/language.tsx'
import { type DealerState, dealerStates } from '../../dealers/contract.ts'
import type { ProgrammeCounts } from '../contract.ts'

/** Where the tile of a municipality on the map leads. */
export const rowId = (municipalities: { slug: string }[]) =>
  `stand-${municipalities.map(({ slug }) => slug).join('-')}`

/** Municipalities down, the states that somebody is in across. */
export function CountsTable({ counts }: { counts: ProgrammeCounts }) {
  const say = useSay()
  const { rows, connected, total } = counts
  const sum = (state: DealerState) => rows.reduce((all, { states }) => all + (states[state] ?? 0), 0)
  const shown = dealerStates.filter((state) => sum(state) > 0)
  const states = shown.map((state) => say(`plan.counts.state.${state}`))
  return (
    <NumberTable
      caption={say('plan.counts.caption')}
      heads={[say('plan.counts.head.place'), say('plan.counts.head.connected'), ...states]}
      rows={rows.map((row) => ({
        key: rowId(row.municipalities),
        id: rowId(row.municipalities),
        name: row.municipalities.map(({ name }) => name).join(', '),
        values: [
          say('plan.counts.of', { connected: row.connected, total: row.total }),
          ...shown.map((state) => row.states[state] ?? 0),
        ],
      }))}
      total={
        rows.length > 1
          ? {
              key: 'total',
              name: say('plan.counts.total'),
              values: [say('plan.counts.of', { connected, total }), ...shown.map(sum)],
            }
          : undefined
      }
    />
  )
}
