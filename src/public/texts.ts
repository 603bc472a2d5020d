import {
  type Locale,
  localeTag,
  type MessageKey,
  type MessageValues,
  translate,
} from '../platform/messages/index.ts'
import { dayInAmsterdam } from '../kernel/dates.ts'
import { html, type Markup } from './html.ts'

export type { Locale } from '../platform/messages/index.ts'

/** A key of the catalogues; a wrong one does not compile. */
export type TextKey = MessageKey

/** A sentence of the catalogue in the reader's language; days in the values are written out. */
export function say(locale: Locale, key: TextKey, values: MessageValues = {}): string {
  return translate(locale, key, values)
}

/** A sentence of the catalogue in which `<b>` gives weight and `<a>` is a link to `href`. It takes no values. */
export function sayRich(locale: Locale, key: TextKey, href = ''): Markup {
  const pieces = translate(locale, key).split(/(<(?:a|b)>.*?<\/(?:a|b)>)/)
  return html`${pieces.map((piece) => {
    const [, name, text] = /^<(a|b)>(.*)<\/\1>$/.exec(piece) ?? []
    if (name === 'a') return html`<a href="${href}">${text}</a>`
    return name === 'b' ? html`<b>${text}</b>` : piece
  })}`
}

export function euros(locale: Locale, amount_cents: number): string {
  return new Intl.NumberFormat(localeTag(locale), { style: 'currency', currency: 'EUR' }).format(
    amount_cents / 100,
  )
}

/** A moment as people say it: "vandaag, 14:05", or with the day when that was another. */
export function momentInWords(locale: Locale, at: Date, now: Date): string {
  const time = new Intl.DateTimeFormat(localeTag(locale), {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Europe/Amsterdam',
  }).format(at)
  const day = dayInAmsterdam(at)
  return day === dayInAmsterdam(now)
    ? say(locale, 'public.check.today', { time })
    : say(locale, 'public.check.on-day', { day, time })
}

/** "a, b en c". */
export function list(locale: Locale, words: string[]): string {
  return new Intl.ListFormat(localeTag(locale), { type: 'conjunction' }).format(words)
}

/** The same page in a language: Dutch is the plain address, English says so in the query. */
export function address(locale: Locale, path: string): string {
  const [page, place] = path.split('#')
  return `${page}${locale === 'en' ? '?taal=en' : ''}${place ? `#${place}` : ''}`
}
