import { visitStates, visitSteps } from '../src/capabilities/visits/rules/visit-states.ts'
import { questions } from '../src/capabilities/visits/rules/checklist.ts'

export const VISITS_FILE = 'docs/visits.md'
type Steps = Record<string, { from: string; to: string }>

/** docs/visits.md: the states of a visit, and what is asked in which capacity. */
export function drawVisits(steps: Steps = visitSteps): string {
  const arrows = Object.entries(steps).map(([step, { from, to }]) => `  ${from} --> ${to}: ${step}`)
  const last = visitStates.filter((state) => !Object.values(steps).some(({ from }) => from === state))
  const rows = Object.entries(questions).map(
    ([code, { part, by, suggests, ...more }]) =>
      `| ${code} | ${part}${'paper' in more ? ', on paper' : ''} | ${by.join(', ')} | ${suggests} |`,
  )
  return `# Visits

Drawn from \`src/capabilities/visits/rules\` by \`npm run diagram\`; a test fails when it is old. A visit that began can't be
cancelled: a power was used, and the report says so. A suspicion is no state: the visit goes on to its ending, without questions.
[Decision 0045](decisions/0045-a-visit-is-kept-by-a-device-and-splits.md) says why.

\`\`\`mermaid
stateDiagram-v2
  [*] --> planned: plan
  [*] --> begun: begin at once
${arrows.join('\n')}
${last.map((state) => `  ${state} --> [*]`).join('\n')}
\`\`\`

What is asked, where its article is in force on the day; of a bylaw only by whom the municipality designated (part \`inspectors\`).

| question | part of the rules | asked by | a "no" points at |
|---|---|---|---|
${rows.join('\n')}
`
}
