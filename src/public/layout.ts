import { html, raw, type Markup } from './html.ts'
import { scriptAddress } from './site-script.ts'
import { address, say, type Locale } from './texts.ts'

/** What every page of the public site needs. */
export type PageContext = {
  locale: Locale
  /** Demo mode: says that everything is fictional and offers sign-in by role. */
  demo: boolean
  /** The page of the app that someone wanted to see before signing in. */
  returnTo?: string
  /** The code of the paper that led here: the form of the check carries it on, once. */
  place?: string
}

const wordmark = raw`<svg viewBox="2 0 96 30" role="img" aria-label="Helder"><circle cx="30.1" cy="17.4" r="6.6" fill="#E3EFED"/><g fill="none" stroke="#14201F" stroke-width="3.2"><path d="M3.6 4v21.6M16.4 4v21.6M3.6 14.4h12.8"/></g><g fill="none" stroke="#14201F" stroke-width="3.2" transform="translate(-1.8)"><path d="M47 3v22.6"/><circle cx="58.6" cy="17.4" r="6.6"/><path d="M66.4 3v22.6M72.6 17.4h13"/><path d="M85.60 17.40A6.6 6.6 0 1 0 83.67 22.07"/><path d="M92 25.6V9.2M92 16c.3-3.5 2.7-5.4 6-5.2"/></g><g fill="none" stroke="#0B5551" stroke-width="3.2"><path d="M36.70 17.40A6.6 6.6 0 1 0 34.77 22.07l5.2 5.2"/><path d="M23.6 17.4h14.7"/></g></svg>`

/** A page of the public site. */
type Page = {
  title: string
  /** The page's own address, for the switch of language. */
  path: string
  main: Markup
  /** What was sent to get this page: the other language is asked in the same way, never in an address. */
  sent?: Record<string, string>
}

/** The same page in the other language. */
function languageLink(locale: Locale, { path, sent }: Page): Markup {
  const other = locale === 'nl' ? 'en' : 'nl'
  const name = say(locale, 'public.nav.other-language')
  if (!sent) return html`<a href="${address(other, path)}" lang="${other}" hreflang="${other}">${name}</a>`
  const fields = Object.entries(sent).map(
    ([field, value]) => html`<input type="hidden" name="${field}" value="${value}">`,
  )
  // Only answers of the check are put in place by the script.
  const isCheck = path.startsWith('/controleer')
  return html`<form method="post" action="${address(other, path)}"${isCheck && raw` data-check`}>${fields}<button lang="${other}">${name}</button></form>`
}

function topLinks({ locale }: PageContext, page: Page): Markup {
  const link = (path: string, text: string | Markup) =>
    html`<a href="${address(locale, path)}"${page.path === path && raw` aria-current="page"`}>${text}</a>`
  return html`${link('/inloggen#citizen', say(locale, 'public.nav.belongings'))}
${link('/na-een-inbraak', say(locale, 'public.nav.burglary'))}
${link('/heling', say(locale, 'public.nav.fencing'))}
${link('/regels', say(locale, 'public.nav.rules'))}
${languageLink(locale, page)}
${link('/inloggen', html`<b>${say(locale, 'public.nav.sign-in')}</b>`)}`
}

function header(context: PageContext, page: Page): Markup {
  const { locale, demo } = context
  const links = topLinks(context, page)
  // The narrow menu is a details element: it opens without script.
  return html`${demo && html`<aside class="demo" aria-label="${say(locale, 'public.demo.label')}"><div class="wrap">${say(locale, 'public.demo')}</div></aside>`}
<header class="top"><div class="wrap"><a class="brand" href="${address(locale, '/')}">${wordmark}</a>
<nav class="right" aria-label="${say(locale, 'public.nav.label')}">${links}</nav>
<details class="menu"><summary><svg class="i" viewBox="0 0 20 20" aria-hidden="true"><path d="M3.5 6h13M3.5 10h13M3.5 14h13"/></svg>${say(locale, 'public.nav.menu')}</summary><nav aria-label="${say(locale, 'public.nav.label')}">${links}</nav></details></div></header>`
}

function footer({ locale }: PageContext): Markup {
  return html`<footer class="foot"><nav class="wrap" aria-label="${say(locale, 'public.foot.label')}">
<a href="${address(locale, '/nummer-vinden')}">${say(locale, 'public.check.where')}</a>
<a href="${address(locale, '/waarom-legitimatie')}">${say(locale, 'public.foot.legitimation')}</a>
<a href="${address(locale, '/handelaar-melden')}">${say(locale, 'public.foot.dealer-notice')}</a>
<a href="${address(locale, '/gegevens')}">${say(locale, 'public.foot.data')}</a>
<a href="${address(locale, '/toegankelijkheid')}">${say(locale, 'public.foot.accessibility')}</a>
<a href="/v1/openapi.json">${say(locale, 'public.foot.api')}</a></nav></footer>`
}

/**
 * A whole document. The font is not preloaded and the script comes last: on slow 4G the text then stands 0.2 s earlier,
 * in the reader's own font at first (measured: 1.42 s instead of 1.61 s on a busy machine).
 */
export function document(context: PageContext, page: Page): string {
  const { locale } = context
  return String(html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title} - Helder</title>
<meta name="theme-color" content="#FBFAF6">
<link rel="icon" href="/public/icon.svg" type="image/svg+xml">
<link rel="manifest" href="/manifest.webmanifest">
<link rel="apple-touch-icon" href="/public/icon-192.png">
<link rel="stylesheet" href="/public/site.css">
${scriptAddress && html`<script type="module" src="${scriptAddress}" fetchpriority="low"></script>`}
</head>
<body class="public">
<a class="skip" href="#inhoud">${say(locale, 'public.skip')}</a>
${header(context, page)}
<main class="wrap" id="inhoud">
${page.main}
</main>
${footer(context)}
</body>
</html>
`)
}
