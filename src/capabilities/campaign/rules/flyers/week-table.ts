import { addDays, type Day, daysBetween } from '../../../../kernel/dates.ts'

type WeekCount = { week: Day; opened: number; checked: number }

/** The Monday of the week of a day. */
export function mondayOf(day: Day): Day {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7
  return addDays(day, -weekday)
}

/**
 * One row per week of a campaign, from its first to the last that is past or under way, with the sum of what is shown of
 * each place. A week in which a paper was opened before or after the campaign has its row too.
 */
export function weekTable(
  { validFrom, validUntil }: { validFrom: Day; validUntil: Day },
  places: readonly { weeks: readonly WeekCount[] }[],
  today: Day,
): WeekCount[] {
  const counted = places.flatMap(({ weeks }) => weeks)
  const known = counted.map(({ week }) => week)
  const last = [mondayOf(validUntil < today ? validUntil : today), ...known].toSorted().at(-1)!
  const first = [mondayOf(validFrom), ...known].toSorted()[0]!
  const count = Math.max(0, daysBetween(first, last) / 7 + 1)
  return Array.from({ length: count }, (_, n) => {
    const week = addDays(first, n * 7)
    return { week, ...sumOf(counted.filter((one) => one.week === week)) }
  })
}

/** Sums of what is shown: what stays below five in a week isn't in them, so that no difference gives it away. */
export function sumOf(counts: readonly Omit<WeekCount, 'week'>[]): { opened: number; checked: number } {
  return {
    opened: counts.reduce((sum, { opened }) => sum + opened, 0),
    checked: counts.reduce((sum, { checked }) => sum + checked, 0),
  }
}
