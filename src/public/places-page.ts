import { html } from './html.ts'
import { document, type PageContext } from './layout.ts'
import { placeHelp, placeNames } from './places.ts'
import { address, say } from './texts.ts'

/** Where the number stands on each kind of goods, drawn and told. */
export function placesPage(context: PageContext): string {
  const { locale } = context
  const title = say(locale, 'public.places.title')
  const main = html`<article class="places"><h1>${title}</h1><p class="lead">${say(locale, 'public.places.lead')}</p>
<nav class="jump" aria-label="${say(locale, 'public.places.on-page')}">${placeNames.map(
    (place) => html`<a class="text" href="#${place}">${say(locale, `public.places.${place}`)}</a>`,
  )}</nav>
${placeNames.map(
  (place) =>
    html`<section class="sect" id="${place}"><h2>${say(locale, `public.places.${place}`)}</h2>${placeHelp(context, place)}</section>`,
)}
<p class="end"><a class="btn main" href="${address(locale, '/#nummer')}">${say(locale, 'public.places.check')}</a></p></article>`
  return document(context, { title, path: '/nummer-vinden', main })
}
