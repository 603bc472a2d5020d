import { signInButton } from './home-page.ts'
import { html, type Markup } from './html.ts'
import { document, type PageContext } from './layout.ts'
import { address, say, sayRich, type TextKey } from './texts.ts'

/** Pages of text: their sections in the order in which they are read, and where a link in their text leads. */
const textPages = {
  data: {
    path: '/gegevens',
    link: '/regels',
    sections: [
      'checks',
      'proofs',
      'leads',
      'dealers',
      'belongings',
      'lists',
      'police',
      'public-log',
      'visitors',
      'rights',
    ],
  },
  accessibility: { path: '/toegankelijkheid', link: '/', sections: ['aim', 'checked', 'known', 'report'] },
  fencing: { path: '/heling', link: '/#nummer', sections: ['law', 'lose', 'signs', 'do'] },
  legitimation: {
    path: '/waarom-legitimatie',
    link: '/regels',
    sections: ['law', 'written', 'not', 'who', 'refuse'],
  },
  burglary: {
    path: '/na-een-inbraak',
    link: '/nummer-vinden',
    sections: ['touch', 'block', 'numbers', 'list', 'offered', 'insurer'],
  },
} as const

type TextPage = keyof typeof textPages

/** What a page has besides its texts: before them, or at the end of a section. */
type Besides = { first?: Markup; after?: Record<string, Markup> }

function textPage(context: PageContext, area: TextPage, { first, after = {} }: Besides = {}): string {
  const { locale } = context
  const { path, link, sections } = textPages[area]
  const key = (rest: string) => `public.${area}.${rest}` as TextKey
  const part = (section: string): Markup =>
    html`<section class="sect"><h2>${say(locale, key(section))}</h2><p>${sayRich(locale, key(`${section}.text`), address(locale, link))}</p>${after[section]}</section>`
  const main = html`<article class="prose"><h1>${say(locale, key('title'))}</h1><p class="lead">${say(locale, key('lead'))}</p>${first}${sections.map(part)}</article>`
  return document(context, { title: say(locale, key('title')), path, main })
}

/** What happens with data: only what this version does. */
export function dataPage(context: PageContext): string {
  return textPage(context, 'data')
}

/** How accessible the site is, how that was checked and what is known to be wrong. */
export function accessibilityPage(context: PageContext): string {
  return textPage(context, 'accessibility')
}

/** What fencing is, and what a buyer can do. */
export function fencingPage(context: PageContext): string {
  return textPage(context, 'fencing')
}

/** Why a dealer asks who someone is. */
export function legitimationPage(context: PageContext): string {
  return textPage(context, 'legitimation')
}

const helpLines = [
  { key: 'danger', href: 'tel:112' },
  { key: 'no-danger', href: 'tel:09008844' },
  { key: 'report', href: 'https://www.politie.nl/aangifte-of-melding-doen' },
] as const

/** After a burglary: first whom to call, then what to do in which order. */
export function burglaryPage(context: PageContext): string {
  const { locale } = context
  const lines = helpLines.map(
    ({ key, href }) =>
      html`<li><p>${say(locale, `public.burglary.now.${key}`)}</p><a href="${href}">${say(locale, `public.burglary.now.${key}.where`)}</a></li>`,
  )
  const now = html`<section class="now" aria-labelledby="nu"><h2 id="nu">${say(locale, 'public.burglary.now')}</h2><ul>${lines}</ul></section>`
  const asCitizen = { ...context, returnTo: '/app/aangifte/nieuw' }
  const list = html`<div class="stack">${signInButton(asCitizen, 'citizen', say(locale, 'public.burglary.list.button'))}</div>`
  return textPage(context, 'burglary', { first: now, after: { list } })
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
