import type { Role } from '../kernel/codes.ts'
import { checkForm } from './check-form.ts'
import { html, type Markup } from './html.ts'
import { document, type PageContext } from './layout.ts'
import { address, momentInWords, say, type TextKey } from './texts.ts'

/** In demo one press signs in; in production the button leads to the organisation's own sign-in. */
export function signInButton(context: PageContext, role: Role, text: string, look = ''): Markup {
  const { locale, demo } = context
  // Citizens have a passkey of their own, the others the sign-in of their organisation.
  const where = role === 'citizen' ? '/app/aanmelden' : '/inloggen'
  if (!demo) return html`<a class="btn small ${look}" href="${address(locale, where)}">${text}</a>`
  return html`<form method="post" action="/demo/sign-in"><input type="hidden" name="role" value="${role}"><input type="hidden" name="language" value="${locale}">${context.returnTo && html`<input type="hidden" name="returnTo" value="${context.returnTo}">`}<button class="btn small ${look}">${text}</button></form>`
}

function line(context: PageContext, key: string, deed: Markup | Markup[]): Markup {
  const text = (part: string) => say(context.locale, `public.home.${key}.${part}` as TextKey)
  return html`<li><h3>${text('title')}</h3><p>${text('text')}</p><div class="to">${deed}</div></li>`
}

function linkLine(context: PageContext, key: string, path: string): Markup {
  const { locale } = context
  const text = say(locale, `public.home.${key}.link` as TextKey)
  return line(context, key, html`<a class="btn small" href="${address(locale, path)}">${text}</a>`)
}

function roleLine(context: PageContext, key: string, roles: Role[]): Markup {
  return line(
    context,
    key,
    roles.map((role) => signInButton(context, role, say(context.locale, `public.sign-in.${role}.button`))),
  )
}

/** Before someone buys: the number first, and the price. */
function buyLinks({ locale }: PageContext): Markup[] {
  return [
    html`<a class="btn small" href="${address(locale, '/#nummer')}">${say(locale, 'public.home.buy.link')}</a>`,
    html`<a class="btn small" href="${address(locale, '/prijs')}">${say(locale, 'price.link')}</a>`,
  ]
}

/** Until when the answers hold, or that there is no answer now. */
function dataLine({ locale }: PageContext, dataUntil: Date | null, now: Date): string {
  return dataUntil
    ? say(locale, 'public.check.data-until', { when: momentInWords(locale, dataUntil, now) })
    : say(locale, 'public.check.no-data')
}

/** The home page: the check first, then what Helder is, then an entry per role. */
export function homePage(context: PageContext & { dataUntil?: Date | null; now?: Date }): string {
  const { locale, dataUntil = null, now = new Date() } = context
  const belongings = say(locale, 'public.home.belongings.link')
  const main = html`<div class="hero"><h1>${say(locale, 'public.check.title')}</h1>
<p class="lead">${say(locale, 'public.check.lead')}</p></div>
${checkForm(context)}
<div class="under"><a class="text" href="${address(locale, '/nummer-vinden')}">${say(locale, 'public.check.where')}</a><span>${dataLine(context, dataUntil, now)}</span></div>
<section class="kept" data-history hidden aria-labelledby="eerder"><h2 id="eerder">${say(locale, 'public.answer.history')}</h2><ul></ul><button class="btn small" type="button" data-forget>${say(locale, 'public.answer.history.clear')}</button></section>
<section class="band"><h2>${say(locale, 'public.home.what')}</h2><div class="say"><p>${say(locale, 'public.home.what.who')}</p><p>${say(locale, 'public.home.what.how')}</p></div></section>
<section class="band" id="rollen"><h2>${say(locale, 'public.home.roles')}</h2><ul class="entries">
${line(context, 'buy', buyLinks(context))}
${linkLine(context, 'stolen', '/na-een-inbraak')}
${line(context, 'belongings', signInButton({ ...context, returnTo: '/app/spullen' }, 'citizen', belongings))}
${linkLine(context, 'sell', '/waarom-legitimatie')}
${roleLine(context, 'dealer', ['dealer'])}
${roleLine(context, 'police', ['fencing-specialist', 'detective'])}
${roleLine(context, 'municipality', ['municipal-officer'])}
${roleLine(context, 'auditor', ['auditor'])}
${roleLine(context, 'administrator', ['administrator'])}</ul></section>
<p class="install" data-install hidden><button class="btn small" type="button">${say(locale, 'public.script.install')}</button></p>`
  return document(context, { title: say(locale, 'public.check.document-title'), path: '/', main })
}
