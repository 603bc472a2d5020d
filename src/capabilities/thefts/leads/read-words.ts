import type { Refusal } from '../../../kernel/result.ts'

export const leadCharactersMax = 1_000
/** Marks that turn the direction of text around could make a word read as another one. */
const turning = /[\u202a-\u202e\u2066-\u2069]/g
const control = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g

export type LeadText = { words: string; site: string | null }

/** What someone wrote: lines stay, control characters go. A link is known by its site. */
export function readWords(
  typed: string,
): ({ ok: true } & LeadText) | Refusal<'lead-empty' | 'lead-too-long'> {
  const words = typed.replace(/\r\n?/g, '\n').toWellFormed().replace(control, ' ').replace(turning, '').trim()
  if (words === '') return { ok: false, reason: 'lead-empty' }
  if (words.length > leadCharactersMax) return { ok: false, reason: 'lead-too-long' }
  return { ok: true, words, site: siteOf(words) }
}

/** The site of the first link in it, without www. */
function siteOf(words: string): string | null {
  const link = /\b(?:https?:\/\/)?(?:[a-z0-9-]+\.)+[a-z]{2,}(?:[/?#]\S*)?/i.exec(words)?.[0]
  if (link === undefined) return null
  const url = /^https?:/i.test(link) ? link : `https://${link}`
  return URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '').slice(0, 253) : null
}
