import { csvText } from '../../../kernel/write-csv-text.ts'
import type { OverviewCounts } from '../contract.ts'
import { overviewClasses } from '../rules/overview-rule.ts'

/** The counts as a table for a spreadsheet, with the names of the API in its head. */
export function overviewCsv({ on, rule, items }: OverviewCounts): string {
  const counted = ['dealers', 'pending', 'visits', 'findings', 'serious', 'measures'] as const
  const head = ['on', 'rule', 'municipality', ...overviewClasses, ...counted]
  const lines = items.map((item) => [
    on,
    rule.version,
    item.municipality,
    ...overviewClasses.map((name) => item.classes[name] ?? 0),
    ...counted.map((name) => item[name]),
  ])
  return csvText([head, ...lines])
}
