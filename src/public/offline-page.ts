import { checkForm } from './check-form.ts'
import { html } from './html.ts'
import { icons } from './icons.ts'
import { document, type PageContext } from './layout.ts'
import { say, sayRich } from './texts.ts'

/** What the service worker shows without a connection: that nothing can be checked now, and the field for later. */
export function offlinePage(context: PageContext): string {
  const { locale } = context
  const title = say(locale, 'public.offline.title')
  const main = html`<div class="check"><div class="answer cant"><p class="st">${icons.look}${say(locale, 'public.answer.no-answer.status')}</p><h1>${title}</h1><p>${say(locale, 'public.offline.text')}</p></div>
${checkForm(context)}
<section class="sect"><h2>${say(locale, 'public.offline.do')}</h2><p>${sayRich(locale, 'public.offline.do.text', 'tel:09008844')}</p></section></div>`
  return document(context, { title, path: '/offline', main })
}
