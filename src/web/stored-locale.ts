import { type Locale, locales } from '../platform/messages/locale.ts'

const STORAGE_KEY = 'helder-language'

// The public pages hand their language over in the address; once, so that a later choice here stands.
const handedOver = new URLSearchParams(globalThis.location?.search).get('taal')
for (const locale of locales) if (locale === handedOver) storeLocale(locale)

/** The language someone chose on this device; Dutch until then. */
export function storedLocale(): Locale {
  const stored = globalThis.localStorage?.getItem(STORAGE_KEY)
  return locales.find((locale) => locale === stored) ?? 'nl'
}

/** Keeps the choice on this device. */
export function storeLocale(locale: Locale): void {
  localStorage.setItem(STORAGE_KEY, locale)
}
