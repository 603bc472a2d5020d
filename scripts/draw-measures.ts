import { elements } from '../src/capabilities/measures/rules/elements.ts'
import { type StepRow, stepTable, timeTable } from '../src/capabilities/measures/rules/step-table.ts'
import { termTable } from '../src/capabilities/measures/rules/terms.ts'

export const MEASURES_FILE = 'docs/measures.md'

/** docs/measures.md: the steps, terms and elements of a case file of measures, from the tables that decide them. */
export function drawMeasures(table: readonly StepRow[] = stepTable): string {
  const node = (state: string) => state.replaceAll('-', '_')
  const arrows = table.flatMap(({ kind, ways }) =>
    kind === 'end-with-dealer'
      ? []
      : Object.entries(ways).flatMap(([from, to]) =>
          from === to ? [] : [`  ${node(from)} --> ${node(to)}: ${kind}`],
        ),
  )
  const time = timeTable.map(({ from, to, term }) => `  ${node(from)} --> ${node(to)}: time (${term})`)
  return `# Measures

Drawn from \`src/capabilities/measures/rules\` (\`step-table.ts\`, \`terms.ts\`, \`elements.ts\`) by \`npm run diagram\`; a test fails when it is old.
Where a file stands is stored nowhere: it follows from its steps and the day. [Decision 0047](decisions/0047-a-file-is-its-steps.md) says why.

## Steps

| step | what | article | document | from |
|---|---|---|---|---|
${table.map(({ kind, deed, article, document, ways }) => `| ${kind} | ${deed} | ${article} | ${document ?? ''} | ${Object.keys(ways).join(', ')} |`).join('\n')}

\`end-with-dealer\` is left out of the picture: it leads from every state to closed. A decision that is withdrawn on objection
leads to *withdrawn*, a collection to *settled*.

\`\`\`mermaid
stateDiagram-v2
${[...arrows, ...time].join('\n')}
\`\`\`

## Terms

| term | article | extended by art. 1 Algemene termijnenwet | binding | |
|---|---|---|---|---|
${termTable.map(({ name, article, isExtended, isBinding, why }) => `| ${name} | ${article} | ${isExtended ? 'yes' : 'no'} | ${isBinding ? 'yes' : 'no'} | ${why} |`).join('\n')}

## What a document must have

A document that misses one of these is not settled. What a machine can't judge is left to people, and said here.

| element | article | documents | not checked |
|---|---|---|---|
${elements.map(({ name, article, kinds, notChecked }) => `| ${name} | ${article} | ${kinds.join(', ')} | ${notChecked ?? ''} |`).join('\n')}
`
}
