import { html } from './html.ts'
import { icons } from './icons.ts'
import { document, type PageContext } from './layout.ts'
import { leadForm } from './lead-section.ts'
import { address, say } from './texts.ts'

/** The police have it; and what the sender does now. */
export function leadSentPage(context: PageContext): string {
  const { locale } = context
  const title = say(locale, 'lead.sent.title')
  const main = html`<div class="check"><h1>${title}</h1><p class="hint">${say(locale, 'lead.sent.text')}</p><p class="hint"><b>${say(locale, 'lead.sent.keep-away')}</b></p>
<p><a class="btn main" href="tel:09008844">${icons.call}${say(locale, 'public.answer.stolen.call')}</a></p>
<p class="acts"><a class="text" href="${address(locale, '/')}">${say(locale, 'lead.check-again')}</a></p></div>`
  return document(context, { title, path: '/controleer/tip', main })
}

export type LeadRefusedReason = 'lead-empty' | 'lead-too-long' | 'lead-without-yes' | 'lead-too-many'

/** Not sent: why, with what was typed; where it can be mended, the form again. */
export function leadRefusedPage(
  context: PageContext,
  { reason, yes, words }: { reason: LeadRefusedReason; yes: string; words: string },
): string {
  const { locale } = context
  const title = say(locale, 'lead.refused.title')
  const why = say(locale, `lead.refused.${reason}`)
  const canMend = reason === 'lead-empty' || reason === 'lead-too-long'
  const rest = canMend
    ? leadForm(context, { yes, words, error: why })
    : html`<p class="hint">${why}</p>${words && html`<blockquote>${words}</blockquote>`}<p><a class="btn main" href="${address(locale, '/')}">${say(locale, 'lead.check-again')}</a></p>`
  const main = html`<div class="check"><h1>${title}</h1>${rest}</div>`
  return document(context, { title, path: '/controleer/tip', main, sent: { bewijs: yes, tip: words } })
}
