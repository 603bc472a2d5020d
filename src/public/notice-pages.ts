import { html, type Markup } from './html.ts'
import { document, type PageContext } from './layout.ts'
import { address, say, sayRich, type TextKey } from './texts.ts'

/** Sections of a page of plain text, in the order in which they are read. */
const dataSections = ['dealers', 'police', 'public-log', 'visitors', 'rights'] as const
const accessibilitySections = ['aim', 'checked', 'known', 'report'] as const

function textPage(
  context: PageContext,
  area: 'data' | 'accessibility',
  path: string,
  sections: readonly string[],
) {
  const { locale } = context
  const key = (rest: string) => `public.${area}.${rest}` as TextKey
  const part = (section: string): Markup =>
    html`<section class="sect"><h2>${say(locale, key(section))}</h2><p>${sayRich(locale, key(`${section}.text`), address(locale, '/regels'))}</p></section>`
  const main = html`<article class="prose"><h1>${say(locale, key('title'))}</h1><p class="lead">${say(locale, key('lead'))}</p>${sections.map(part)}</article>`
  return document(context, { title: say(locale, key('title')), path, main })
}

/** What happens with data: only what this version does. */
export function dataPage(context: PageContext): string {
  return textPage(context, 'data', '/gegevens', dataSections)
}

/** How accessible the site is, how that was checked and what is known to be wrong. */
export function accessibilityPage(context: PageContext): string {
  return textPage(context, 'accessibility', '/toegankelijkheid', accessibilitySections)
}

function wrongPage(context: PageContext, kind: 'not-found' | 'error'): string {
  const { locale } = context
  const title = say(locale, `public.${kind}.title`)
  const main = html`<article class="prose"><h1>${title}</h1><p class="lead">${say(locale, `public.${kind}.text`)}</p>
<p><a class="btn main" href="${address(locale, '/')}">${say(locale, 'public.to-home')}</a></p></article>`
  return document(context, { title, path: '/', main })
}

export function notFoundPage(context: PageContext): string {
  return wrongPage(context, 'not-found')
}

export function errorPage(context: PageContext): string {
  return wrongPage(context, 'error')
}
