import type { Role } from '../kernel/codes.ts'
import { html, type Markup } from './html.ts'
import { document, type PageContext } from './layout.ts'
import { address, say, sayRich, type TextKey } from './texts.ts'

const helpLines = [
  { key: 'danger', href: 'tel:112' },
  { key: 'no-danger', href: 'tel:09008844' },
  { key: 'report', href: 'https://www.politie.nl/aangifte-of-melding-doen' },
] as const

/** In demo one press signs in; in production the button leads to the organisation's own sign-in. */
export function signInButton(context: PageContext, role: Role, text: string, look = ''): Markup {
  const { locale, demo } = context
  if (!demo) return html`<a class="btn small ${look}" href="${address(locale, '/inloggen')}">${text}</a>`
  return html`<form method="post" action="/demo/sign-in"><input type="hidden" name="role" value="${role}"><input type="hidden" name="language" value="${locale}">${context.returnTo && html`<input type="hidden" name="returnTo" value="${context.returnTo}">`}<button class="btn small ${look}">${text}</button></form>`
}

function entry(context: PageContext, key: string, roles: Role[]): Markup {
  const { locale } = context
  const text = (part: string) => say(locale, `public.home.${key}.${part}` as TextKey)
  return html`<li><h3>${text('title')}</h3><p>${text('text')}</p><div class="to">${roles.map((role) =>
    signInButton(context, role, say(locale, `public.sign-in.${role}.button`)),
  )}</div></li>`
}

/** The home page: what Helder is for each role, and what someone whose things were stolen does now. */
export function homePage(context: PageContext): string {
  const { locale } = context
  const main = html`<div class="hero"><h1>${say(locale, 'public.home.title')}</h1>
<p class="lead">${say(locale, 'public.home.lead')}</p></div>
<section class="now" aria-labelledby="nu"><h2 id="nu">${say(locale, 'public.home.now')}</h2>
<ul>${helpLines.map(
    ({ key, href }) =>
      html`<li><p>${say(locale, `public.home.now.${key}`)}</p><a href="${href}">${say(locale, `public.home.now.${key}.where`)}</a></li>`,
  )}</ul>
<p>${sayRich(locale, 'public.home.now.numbers', 'https://www.stopheling.nl')}</p></section>
<section class="band"><h2>${say(locale, 'public.home.what')}</h2><div class="say"><p>${say(locale, 'public.home.what.who')}</p><p>${say(locale, 'public.home.what.how')}</p></div></section>
<section class="band" id="rollen"><h2>${say(locale, 'public.home.roles')}</h2><ul class="entries">
<li><h3>${say(locale, 'public.home.citizen.title')}</h3><p>${say(locale, 'public.home.citizen.text')}</p><div class="to"><a class="btn small" href="${address(locale, '/regels')}">${say(locale, 'public.home.citizen.link')}</a></div></li>
${entry(context, 'dealer', ['dealer'])}
${entry(context, 'police', ['fencing-specialist', 'detective'])}
${entry(context, 'municipality', ['municipal-officer'])}
${entry(context, 'auditor', ['auditor'])}
${entry(context, 'administrator', ['administrator'])}</ul></section>`
  return document(context, { title: say(locale, 'public.home.document-title'), path: '/', main })
}
