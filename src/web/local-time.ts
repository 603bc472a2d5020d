import { dayInAmsterdam } from '../kernel/dates.ts'

const clock = new Intl.DateTimeFormat('nl-NL', {
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Europe/Amsterdam',
})

/** The clock in Amsterdam as a datetime field shows it: `2026-11-24T14:05`. */
export function localOf(instant: Date): string {
  return `${dayInAmsterdam(instant)}T${clock.format(instant)}`
}

/**
 * The instant of a datetime field, with its offset: `2026-11-24T14:05:00+01:00`. Wherever the device is, a shop here
 * means the clock here. The hour that summer time skips counts as the hour after; text that is no time stays as it is.
 */
export function instantOf(local: string): string {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(local)) return local
  for (const offset of ['+02:00', '+01:00']) {
    const instant = `${local}:00${offset}`
    const at = new Date(instant)
    if (!Number.isNaN(at.getTime()) && localOf(at) === local) return instant
  }
  return `${local}:00+01:00`
}
