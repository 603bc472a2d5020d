import { addDays, addMonths, type Day } from '../../../kernel/dates.ts'
import { addWorkingDays } from '../../../kernel/working-days.ts'

export const termNames = [
  'view',
  'warning',
  'comply',
  'reinspect',
  'closure',
  'collect',
  'pay',
  'objection',
  'objection-decision',
  'exemption',
] as const
export type TermName = (typeof termNames)[number]

type Count = { days: number } | { weeks: number } | { months: number }
export type TermRow = {
  name: TermName
  /** How long the law makes it; null: a day that a document or the policy names. */
  count: Count | null
  /** Whether a last day on a Saturday, Sunday or holiday moves to the next day that is none (art. 1 Algemene termijnenwet). */
  isExtended: boolean
  /** Whether missing it costs a right: the work list calls it late. */
  isBinding: boolean
  article: string
  why: string
}

/**
 * The terms of a case file. The day of the event itself never counts (6:8, 4:13 Awb; 5:35 "na de dag waarop"): the first
 * day is the next. The Algemene termijnenwet extends terms of the law, not those in years (art. 4, under a), and not a day
 * that a decision names.
 */
export const termTable: readonly TermRow[] = [
  row(
    'view',
    null,
    true,
    true,
    'art. 4:8 Awb',
    'days of the policy; proposed on a day on which the office can be reached',
  ),
  row('warning', null, false, false, 'art. 4:81 Awb', 'months of the policy: a date, not a term of the law'),
  row('comply', null, false, true, 'art. 5:32a lid 2 Awb', 'the order names the day itself'),
  row(
    'reinspect',
    { days: 14 },
    true,
    false,
    'good practice',
    'soon after the time to comply, or nothing can be said about that day',
  ),
  row('closure', null, false, true, 'the decision', 'the decision names the last day itself'),
  row(
    'collect',
    { months: 12 },
    false,
    true,
    'art. 5:35 Awb',
    'one year after the day of incurring; terms in years are not extended (art. 4 ATW)',
  ),
  row(
    'pay',
    { weeks: 6 },
    true,
    false,
    'art. 4:87 Awb',
    'six weeks after the collection decision was delivered',
  ),
  row('objection', { weeks: 6 }, true, false, 'art. 6:7 Awb', 'six weeks, from the day after delivery (6:8)'),
  row(
    'objection-decision',
    { weeks: 6 },
    true,
    true,
    'art. 7:10 Awb',
    'six weeks (twelve with a committee, 7:13) after the objection term',
  ),
  row(
    'exemption',
    { weeks: 8 },
    true,
    true,
    'art. 4:13 Awb',
    'eight weeks after the request came in, extended once with notice (4:14)',
  ),
]

function row(
  name: TermName,
  count: Count | null,
  isExtended: boolean,
  isBinding: boolean,
  article: string,
  why: string,
): TermRow {
  return { name, count, isExtended, isBinding, article, why }
}

export function termRow(name: TermName): TermRow {
  return termTable.find((one) => one.name === name)!
}

/** The day itself, or the next that is no Saturday, Sunday or holiday. */
export function nextOpenDay(day: Day): Day {
  return addWorkingDays(addDays(day, -1), 1)
}

/** The last day of a term, inclusive, that something on `from` began; `count` replaces that of the table. */
export function lastDayOf(name: TermName, from: Day, count: Count | null = termRow(name).count): Day {
  if (count === null) throw new Error(`the term ${name} has no length of its own`)
  const last = addCount(from, count)
  return termRow(name).isExtended ? nextOpenDay(last) : last
}

function addCount(from: Day, count: Count): Day {
  if ('days' in count) return addDays(from, count.days)
  return 'weeks' in count ? addDays(from, 7 * count.weeks) : addMonths(from, count.months)
}
