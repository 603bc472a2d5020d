import type { Locale } from '../platform/messages/index.ts'

/** The language of a command's sentences: that of the terminal, else English as the papers are. */
export function localeOfTerminal(env: Record<string, string | undefined> = process.env): Locale {
  const language = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || ''
  return /^nl\b/i.test(language.replace('_', '-')) ? 'nl' : 'en'
}
