import type { MunicipalityCount } from '../contract.ts'
import { overviewClasses } from './overview-rule.ts'

type Counts = Omit<MunicipalityCount, 'municipality' | 'name' | 'isOwn'>
const counted = ['dealers', 'pending', 'visits', 'findings', 'serious', 'measures'] as const

/** The counts of municipalities together. */
export function addUp(items: readonly Counts[]): Counts {
  const sum = (of: (item: Counts) => number) => items.reduce((total, item) => total + of(item), 0)
  return {
    ...(Object.fromEntries(counted.map((name) => [name, sum((item) => item[name])])) as Omit<
      Counts,
      'classes'
    >),
    classes: Object.fromEntries(
      overviewClasses.map((name) => [name, sum(({ classes }) => classes[name] ?? 0)]),
    ) as Counts['classes'],
  }
}
