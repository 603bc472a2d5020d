import type { DealerFacts } from '../src/capabilities/dealers/contract.ts'
import { type StateRow, stateOf, stateTable } from '../src/capabilities/dealers/rules/state-table.ts'
import { factsAfter, waysOut } from '../src/capabilities/dealers/rules/ways-out.ts'
import { addDays } from '../src/kernel/dates.ts'
import { noFacts } from '../tests/dealer-facts.ts'

export const STATES_FILE = 'docs/dealer-states.md'
const TODAY = '2026-11-27'
const day = (daysAgo: number) => addDays(TODAY, -daysAgo)

const nothing: DealerFacts = { ...noFacts, quietAfterDays: 42 }
const registering = { joinedOn: day(90), firstEntryOn: day(89), lastEntryOn: day(5) }
/** A plain dealer in each state: where its ways out lead is asked of the table itself. */
const examples: Record<StateRow['state'], Partial<DealerFacts>> = {
  'not-reached': {},
  invited: { invitedOn: day(20) },
  attended: { attendedOn: day(20) },
  connected: { joinedOn: day(20) },
  registering,
  quiet: { ...registering, lastEntryOn: day(60) },
  'paper-register': { paperSince: day(20), joinedOn: day(90) },
  stopped: { ...registering, endedOn: day(1) },
}

/** docs/dealer-states.md: the table of states with what makes each, and which deed leads where. */
export function drawDealerStates(table: readonly StateRow[] = stateTable): string {
  const rows = table.map(
    ({ state, holds, because }, index) =>
      `| ${index + 1} | ${state} | ${holds} | ${because.map((fact) => `\`${fact}\``).join(', ')} |`,
  )
  const arrows = table.flatMap((row) => {
    const facts = { ...nothing, ...examples[row.state] }
    if (stateOf(facts, TODAY, table).state !== row.state) throw new Error(`no example of ${row.state}`)
    return row.waysOut.map((way) => ({
      from: row.state,
      way,
      to: stateOf(factsAfter(way, facts, TODAY), TODAY, table).state,
    }))
  })
  return `# States of a dealer

Drawn from \`src/capabilities/dealers/rules/state-table.ts\` and \`ways-out.ts\` by \`npm run diagram\`; a test fails when it is old.
A state is stored nowhere and typed by nobody: it follows from the dates of what happened and of the register. The first
row that holds is the state. What is dated later than today is no fact yet. [Decision 0037](decisions/0037-states-quiet-and-the-work-list.md)
has the difficult cases.

| | state | holds when | explained by |
|---|---|---|---|
${rows.join('\n')}

*Quiet* says that nothing came in, never why. Its term comes from how long registers of the same kind and size are usually
silent; \`programme.rhythm\` holds the numbers, per week.

## Ways out

| from | deed | to |
|---|---|---|
${arrows.map(({ from, way, to }) => `| ${from} | ${waysOut[way].deed} | ${to === from ? '' : to} |`).join('\n')}
| connected, registering | time without an entry or nil statement | quiet |

\`\`\`mermaid
stateDiagram-v2
${[...new Set(arrows.filter(({ from, to }) => from !== to).map(({ from, way, to }) => `  ${from.replaceAll('-', '_')} --> ${to.replaceAll('-', '_')}: ${way}`))].join('\n')}
  connected --> quiet: time
  registering --> quiet: time
\`\`\`
`
}
