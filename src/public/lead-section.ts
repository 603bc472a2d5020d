import type { AnswerSection } from './answer-page.ts'
import { html, raw, type Markup } from './html.ts'
import { icons } from './icons.ts'
import type { PageContext } from './layout.ts'
import { address, say } from './texts.ts'

type Lead = { yes: string; words?: string; error?: string }

/** Asks where a stolen thing is offered. The signed yes goes along: without it nobody can send a lead. */
export function leadForm({ locale }: PageContext, { yes, words = '', error }: Lead): Markup {
  const described = error ? 'tip-fout' : 'tip-uitleg'
  const note = error
    ? html`<p class="msg" id="tip-fout">${icons.look}${error}</p>`
    : html`<p class="help" id="tip-uitleg">${say(locale, 'lead.help')}</p>`
  return html`<form class="${error && 'err'}" method="post" action="${address(locale, '/controleer/tip')}"><input type="hidden" name="bewijs" value="${yes}">
<div class="f"><label class="lab" for="tip">${say(locale, 'lead.label')}${!error && html` <span class="opt">${say(locale, 'lead.optional')}</span>`}</label>${note}
<textarea id="tip" name="tip" rows="2" maxlength="1000" autocomplete="off" aria-describedby="${described}"${error && raw` aria-invalid="true"`}>${words}</textarea></div><button class="btn">${say(locale, 'lead.deed')}</button></form>`
}

/** Stands below a yes, and nowhere else. */
export function leadSection(context: PageContext, yes: string): AnswerSection {
  const title = say(context.locale, 'lead.title')
  return {
    place: 'more',
    markup: html`<section class="sect"><h2>${title}</h2>${leadForm(context, { yes })}</section>`,
  }
}
