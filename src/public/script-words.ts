import { nl } from '../platform/messages/nl.ts'
import { say, type Locale, type TextKey } from './texts.ts'

const forScript = /^(public\.script\.|identifier\.seen\.)/
/** Warnings that help while someone types; the others stand in the answer. */
const warnings = [
  'check-digit-computed',
  'eid',
  'hallmark',
  'look-alike-letters',
  'looks-like-article-number',
  'model-number',
  'placeholder',
  'randomised-mac',
  'wrong-check-digit',
].map((code) => `identifier.warning.${code}` as TextKey)

/** The sentences that the script says, with their gaps (`{seconds}`) left open. */
export function scriptWords(locale: Locale): Record<string, string> {
  const keys = [...(Object.keys(nl) as TextKey[]).filter((key) => forScript.test(key)), ...warnings]
  return Object.fromEntries(
    keys.map((key) => [key.replace('public.script.', ''), say(locale, key, openGaps)]),
  )
}

/** Each gap is filled with itself. */
const openGaps = Object.fromEntries(
  ['what', 'seconds', 'expected', 'serial'].map((name) => [name, `{${name}}`]),
)
