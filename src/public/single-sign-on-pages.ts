import type { ShownProvider, SignInProblem } from '../capabilities/access/public.ts'
import { html, type Markup } from './html.ts'
import { document, type PageContext } from './layout.ts'
import { address, say } from './texts.ts'

/** Where someone is sent to sign in with a provider, and comes back to the page they wanted. */
function signInAddress({ locale, returnTo }: PageContext, { id }: ShownProvider): string {
  const query = new URLSearchParams({
    ...(locale === 'en' && { language: 'en' }),
    ...(returnTo !== undefined && { returnTo }),
  })
  return `/sign-in/sso/${id}${query.size > 0 ? `?${query}` : ''}`
}

/** A link per provider. Links and not forms: a form may only be sent to ourselves, and these end at a broker. */
export function providerLinks(context: PageContext, providers: readonly ShownProvider[]): Markup | null {
  const { locale, demo } = context
  if (providers.length === 0) return null
  const links = providers.map(
    (provider) =>
      html`<li><a class="btn" href="${signInAddress(context, provider)}">${say(locale, 'sso.button', { name: provider.name[locale] })}</a></li>`,
  )
  return html`<section class="band" id="organisatie"><h2>${say(locale, 'sso.title')}</h2><div><p>${say(locale, demo ? 'sso.lead.demo' : 'sso.lead')}</p><ul class="doors">${links}</ul></div></section>`
}

// To try these again in the same way gives the same answer.
const POINTLESS: readonly SignInProblem['reason'][] = ['unknown-provider', 'no-subject', 'invitation-refused']

/** A sign-in that came to nothing: what happened and what to do. */
export function signInProblemPage(context: PageContext, { reason, provider }: SignInProblem): string {
  const { locale } = context
  const name = provider?.name[locale] ?? ''
  const title = say(locale, `sso.problem.${reason}.title`, { name })
  const again =
    provider !== null &&
    !POINTLESS.includes(reason) &&
    html`<a class="btn main" href="${signInAddress(context, provider)}">${say(locale, 'sso.again')}</a> `
  const main = html`<article class="prose"><h1>${title}</h1><p class="lead">${say(locale, `sso.problem.${reason}.text`, { name })}</p>
<p>${again}<a class="btn" href="${address(locale, '/inloggen')}">${say(locale, 'sso.to-sign-in')}</a></p></article>`
  return document(context, { title, path: '/inloggen', main })
}

/** After signing out here: the broker's own session is theirs to end. */
export function signedOutPage(context: PageContext, provider: ShownProvider): string {
  const { locale } = context
  const name = provider.name[locale]
  const title = say(locale, 'sso.signed-out.title')
  const main = html`<article class="prose"><h1>${title}</h1><p class="lead">${say(locale, 'sso.signed-out.text', { name })}</p>
<p><a class="btn main" href="/sign-in/sso/${provider.id}/end">${say(locale, 'sso.signed-out.button', { name })}</a>
<a class="btn" href="${address(locale, '/')}">${say(locale, 'sso.signed-out.home')}</a></p></article>`
  return document(context, { title, path: '/uitgelogd', main })
}
