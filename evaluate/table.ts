import { hitLevels } from '../src/kernel/codes.ts'
import type { ClassResult, Evaluation } from './run.ts'

type Counts = ClassResult['right']
const alertsOf = (counts: Counts): number => counts.certain + counts.probable
const hitsOf = (counts: Counts): number => alertsOf(counts) + counts.possible

/** Alerts on a pair that looks alike and differs: must be 0 in every class that must not alert. */
export function wrongAlertCount(result: ClassResult): number {
  return alertsOf(result.wrong)
}

/** The measurements as Markdown, for the terminal and docs/finding.md alike. */
export function toMarkdown({ options, purchaseCount, results }: Evaluation): string {
  return [
    `Seed ${options.seed}; ${purchaseCount} purchases in the register, of which ${options.honestPurchases} of the honest trade; ${options.casesPerClass} stolen things per class.`,
    '',
    '| the stolen thing was noted | found with an alert | found at any level | certain / probable / possible | precision of alerts | of all hits |',
    '|---|---|---|---|---|---|',
    ...results.filter((result) => !result.mustNotAlert).map(foundRow),
    '',
    '| two different things | wrong alerts | wrongly possible | alerts on strangers | strangers possible |',
    '|---|---|---|---|---|',
    ...results.filter((result) => result.mustNotAlert).map(wrongRow),
    '',
    '| hits per 1,000 purchases | certain | probable | possible |',
    '|---|---|---|---|',
    ...results.map((result) => rateRow(result, purchaseCount)),
  ].join('\n')
}

function foundRow({ name, says, right, stranger, caseCount }: ClassResult): string {
  const cells = [
    `${name}: ${says}`,
    percent(alertsOf(right), caseCount),
    percent(hitsOf(right), caseCount),
    hitLevels.map((level) => percent(right[level], caseCount)).join(' / '),
    percent(alertsOf(right), alertsOf(right) + alertsOf(stranger)),
    percent(hitsOf(right), hitsOf(right) + hitsOf(stranger)),
  ]
  return `| ${cells.join(' | ')} |`
}

function wrongRow({ name, says, wrong, stranger, caseCount }: ClassResult): string {
  const alerts = `${alertsOf(wrong)} of ${caseCount}`
  return `| ${[`${name}: ${says}`, alerts, wrong.possible, alertsOf(stranger), stranger.possible].join(' | ')} |`
}

function rateRow({ name, right, wrong, stranger }: ClassResult, purchaseCount: number): string {
  const rates = hitLevels.map((level) =>
    (((right[level] + wrong[level] + stranger[level]) * 1000) / purchaseCount).toFixed(2),
  )
  return `| ${name} | ${rates.join(' | ')} |`
}

function percent(part: number, whole: number): string {
  return whole === 0 ? 'none' : `${((100 * part) / whole).toFixed(1)} %`
}
