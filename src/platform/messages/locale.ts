/** The languages of screens and answers: Dutch unless someone asks for English. */
export const locales = ['nl', 'en'] as const
export type Locale = (typeof locales)[number]

/** The tag for Intl: dates and numbers in English are British, since day comes before month here. */
export function localeTag(locale: Locale): string {
  return locale === 'en' ? 'en-GB' : 'nl-NL'
}

/** What a sentence may be filled with; a calendar day (`yyyy-mm-dd`) is written out. */
export type MessageValues = Record<string, string | number | boolean | Date | null | undefined>
