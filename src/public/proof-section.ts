import type { AnswerSection } from './answer-page.ts'
import { html } from './html.ts'
import type { PageContext } from './layout.ts'
import { address, say } from './texts.ts'

/**
 * Offers the check proof: below "not found" as the deed, below "stolen" as a word in the row at the end, since there
 * something else comes first. The signed text travels in the form, never in an address.
 */
export function proofSection({ locale }: PageContext, note: string, isStolen: boolean): AnswerSection {
  const button = html`<button class="${isStolen ? 'text' : 'btn main'}">${say(locale, 'proof.make')}</button>`
  const content = isStolen
    ? button
    : html`<div class="stack">${button}<p class="sm">${say(locale, 'proof.make.help')}</p></div>`
  const markup = html`<form method="post" action="${address(locale, '/controleer/bewijs')}"><input type="hidden" name="proof" value="${note}">${content}</form>`
  return { place: isStolen ? 'link' : 'deed', markup }
}
