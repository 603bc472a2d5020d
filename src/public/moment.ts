import { type Locale, localeTag } from '../platform/messages/locale.ts'

/** An instant on the clock in Amsterdam, written out: "dinsdag 24 november 2026, 14:05:07". Runs on the server and in the browser. */
export function momentWords(locale: Locale, instant: string): string {
  const at = new Date(instant)
  const zone = { timeZone: 'Europe/Amsterdam' } as const
  const day = new Intl.DateTimeFormat(localeTag(locale), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    ...zone,
  })
  const time = new Intl.DateTimeFormat(localeTag(locale), {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    ...zone,
  })
  return `${day.format(at)}, ${time.format(at)}`
}
