import { type Locale, localeTag } from '../platform/messages/locale.ts'

const cache = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat>()
const ZONE = 'Europe/Amsterdam'

function dateFormat(locale: Locale, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${name}`
  let format = cache.get(key) as Intl.DateTimeFormat | undefined
  if (format === undefined) {
    format = new Intl.DateTimeFormat(localeTag(locale), options)
    cache.set(key, format)
  }
  return format
}

/** An amount the Dutch way: € 1.125,00. */
export function formatCents(cents: number, locale: Locale): string {
  let format = cache.get(`${locale} cents`) as Intl.NumberFormat | undefined
  if (format === undefined) {
    format = new Intl.NumberFormat(localeTag(locale), { style: 'currency', currency: 'EUR' })
    cache.set(`${locale} cents`, format)
  }
  return format.format(cents / 100)
}

/** 14:05 on the clock in Amsterdam. */
export function formatTime(instant: string | Date, locale: Locale): string {
  return dateFormat(locale, 'time', { hour: '2-digit', minute: '2-digit', timeZone: ZONE }).format(
    new Date(instant),
  )
}

/** 14:05:03. */
export function formatSeconds(instant: string | Date, locale: Locale): string {
  const options = { hour: '2-digit', minute: '2-digit', second: '2-digit', timeZone: ZONE } as const
  return dateFormat(locale, 'seconds', options).format(new Date(instant))
}

/** 24 nov, 14:05: short, for lists. The year only when it is another one than now. */
export function formatShort(instant: string | Date, locale: Locale, now: Date = new Date()): string {
  const at = new Date(instant)
  const sameYear = at.getUTCFullYear() === now.getUTCFullYear()
  const day = dateFormat(locale, sameYear ? 'short' : 'short-year', {
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
    timeZone: ZONE,
  }).format(at)
  return `${day.replace('.', '')}, ${formatTime(at, locale)}`
}

/** di 1 dec: a calendar day in a list, with its weekday. */
export function formatShortDay(day: string, locale: Locale, now: Date = new Date()): string {
  const sameYear = day.slice(0, 4) === String(now.getUTCFullYear())
  return dateFormat(locale, sameYear ? 'day' : 'day-year', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
    timeZone: 'UTC',
  })
    .format(new Date(`${day.slice(0, 10)}T00:00:00Z`))
    .replace(/[.,]/g, '')
}

/** Dinsdag 24 november 2026, 14:05. */
export function formatLong(instant: string | Date, locale: Locale): string {
  const day = dateFormat(locale, 'long', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: ZONE,
  }).format(new Date(instant))
  const sentence = day.charAt(0).toUpperCase() + day.slice(1).replace(',', '')
  return `${sentence.replace(/^(\w+),/, '$1')}, ${formatTime(instant, locale)}`
}

/** november 2026. */
export function formatMonth(month: string, locale: Locale): string {
  const text = dateFormat(locale, 'month', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  )
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** oktober 2026 within a sentence; English writes months with a capital everywhere. */
export function monthInText(month: string, locale: Locale): string {
  const text = formatMonth(month, locale)
  return locale === 'nl' ? text.toLowerCase() : text
}
