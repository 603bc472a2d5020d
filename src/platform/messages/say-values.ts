import { isDay } from '../../kernel/dates.ts'
import { type Locale, localeTag, type MessageValues } from './locale.ts'

const dayFormats = new Map<Locale, Intl.DateTimeFormat>()

/** A day written out with its weekday, as every date that binds is: "dinsdag 1 december 2026". */
export function sayDay(day: string, locale: Locale): string {
  let format = dayFormats.get(locale)
  if (format === undefined) {
    format = new Intl.DateTimeFormat(localeTag(locale), {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    })
    dayFormats.set(locale, format)
  }
  return format.format(new Date(`${day}T00:00:00Z`)).replace(/^(\w+),/, '$1')
}

/** Values as a sentence needs them: a calendar day is written out, the rest stays as it is. */
export function sayValues(values: MessageValues, locale: Locale): MessageValues {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' && isDay(value) ? sayDay(value, locale) : value,
    ]),
  )
}
