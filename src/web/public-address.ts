import type { Locale } from '../platform/messages/locale.ts'

/** The address of a public page in a language: those pages take it from the address, without a cookie. */
export function publicAddress(path: string, locale: Locale): string {
  return locale === 'en' ? `${path}?taal=en` : path
}
