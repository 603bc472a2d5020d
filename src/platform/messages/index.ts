import { IntlMessageFormat } from 'intl-messageformat'
import { en } from './en.ts'
import { type Locale, localeTag, type MessageValues } from './locale.ts'
import { nl } from './nl.ts'
import { sayValues } from './say-values.ts'

export { type Locale, localeTag, type MessageValues } from './locale.ts'

/** A key of the catalogues; the Dutch one is the source, a test keeps the English one equal. */
export type MessageKey = keyof typeof nl

const catalogues: Record<Locale, Record<string, string>> = { nl, en }
// Compiling a message costs far more than formatting it, so each is compiled once.
const compiled = new Map<string, IntlMessageFormat>()

/** The sentence for a key in a language, with its values filled in. An unknown key is a bug and throws. */
export function translate(locale: Locale, key: string, values: MessageValues = {}): string {
  const id = `${locale} ${key}`
  let message = compiled.get(id)
  if (message === undefined) {
    const text = catalogues[locale][key]
    if (text === undefined) throw new Error(`no message ${key} in ${locale}`)
    // Tags are left to the screens: here the sentence and its values are plain text.
    message = new IntlMessageFormat(text, localeTag(locale), undefined, { ignoreTag: true })
    compiled.set(id, message)
  }
  return String(message.format(sayValues(values, locale)))
}

/** True when the catalogues hold a sentence for this key. */
export function isMessageKey(key: string): key is MessageKey {
  return key in nl
}
