import { caseSteps, caseStates, stepFrom } from '../src/capabilities/triangle/rules/case-table.ts'

export const CASES_FILE = 'docs/triangle-cases.md'
type Steps = Record<string, { by: readonly string[]; needsWords: boolean; deed: string }>

/** docs/triangle-cases.md: which step leads a case of the triangle where, and who takes it. */
export function drawTriangleCases(steps: Steps = caseSteps): string {
  const arrows = Object.entries(steps).flatMap(([step, { by, needsWords, deed }]) =>
    [null, ...caseStates].flatMap((from) => {
      const to = stepFrom(from, step as keyof typeof caseSteps)
      return to === null ? [] : [{ step, from, to, by: by.join(', '), deed, words: needsWords ? 'yes' : '' }]
    }),
  )
  const name = (state: string | null) => state?.replaceAll('-', '_') ?? '[*]'
  return `# Cases of the triangle

Drawn from \`src/capabilities/triangle/rules/case-table.ts\` by \`npm run diagram\`; a test fails when it is old. What is not in
this table can't happen. A case that is closed or withdrawn is forgotten 60 months later.
[Decision 0049](decisions/0049-a-case-is-of-its-municipality.md) says who reads it when.

| from | deed | to | by | says why or what |
|---|---|---|---|---|
${arrows.map(({ from, deed, to, by, words }) => `| ${from ?? ''} | ${deed} | ${to === from ? '' : to} | ${by} | ${words} |`).join('\n')}

\`\`\`mermaid
stateDiagram-v2
${arrows
  .filter(({ from, to }) => from !== to)
  .map(({ from, step, to }) => `  ${name(from)} --> ${name(to)}: ${step}`)
  .join('\n')}
  closed --> [*]
  withdrawn --> [*]
\`\`\`
`
}
