import {
  type FindingKind,
  findingKindNames,
  findingKinds,
  findingWeights,
} from '../src/capabilities/findings/rules/finding-kinds.ts'
import { type OverviewRule, overviewRule } from '../src/capabilities/overview/rules/overview-rule.ts'

export const OVERVIEW_FILE = 'docs/overview.md'

/** docs/overview.md: the published rule of the overview, from its table. */
export function drawOverview(rule: OverviewRule = overviewRule): string {
  const { version, from, weights, registers, closes } = rule
  const rows = findingWeights.map((weight) => {
    const { months, attentionAt, closedByInspection } = weights[weight]
    const kinds = findingKindNames.filter((kind: FindingKind) => findingKinds[kind].weight === weight)
    return `| ${weight} | ${months} | ${attentionAt ?? 'never'} | ${closedByInspection ? 'yes' : 'no'} | ${kinds.join(', ')} |`
  })
  const closing = Object.entries(closes).map(([part, parts]) => `| ${part} | ${parts.join(', ')} |`)
  return `# The overview of dealers

Drawn from \`src/capabilities/overview/rules/overview-rule.ts\` by \`npm run diagram\`; a test fails when it is old. Version
${version}, used from ${from}. The page /overzicht-regel says the same in plain words. Why it is so:
[decision 0050](decisions/0050-the-overview-is-a-rule-over-findings.md).

## The class of a dealer on a day
The first that holds:

1. **measure-running**: a measure of the municipality runs since that day or before.
2. **points-of-attention**: of some weight at least as many findings count as the table below asks.
3. **in-order**: for each register of ${registers.map((part) => `*${part}*`).join(' and ')} that can be demanded in the municipality that
   day, a finding of weight in-order counts; at least one such finding counts.
4. **cannot-be-judged**: otherwise.

## Which findings count
A finding that was observed by that day stands as the first of these that holds:

| stands as | when |
|---|---|
| withdrawn | it was withdrawn by that day |
| no-rule | no article held on the day on which it was observed |
| too-old | the day is later than the same day of the month so many months after it was observed (or that month’s last day) |
| not-told | the dealer was not told by that day |
| awaiting-answer | its weight is not in-order, the term to answer has not passed (its last day included), and no answer came by that day |
| closed | its weight can be closed, and a finding of weight in-order that counts, observed on a later day, is about a part that closes its part |
| counts | otherwise |

Findings of a police inspector are those of police and are not here at all.

| weight | counts for months | point of attention from | closed by a later inspection | kinds |
|---|---|---|---|---|
${rows.join('\n')}

| found in order | closes findings about |
|---|---|
${closing.join('\n')}
`
}
