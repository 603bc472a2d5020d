import { roles, type Role } from '../kernel/codes.ts'
import { html, type Markup } from './html.ts'
import { signInButton } from './home-page.ts'
import type { ShownProvider } from '../capabilities/access/public.ts'
import { document, type PageContext } from './layout.ts'
import { providerLinks } from './single-sign-on-pages.ts'
import { address, say } from './texts.ts'

/** A fictional account of the demo. */
export type DemoAccount = { role: Role; name: string; organisation: string }

function roleLine(context: PageContext, role: Role, account: DemoAccount | undefined): Markup {
  const { locale } = context
  return html`<li id="${role}"><div><h2>${say(locale, `public.sign-in.${role}.title`)}</h2>
${account && html`<p class="who">${account.name}, ${account.organisation}</p>`}</div>
<p>${say(locale, `public.sign-in.${role}.sees`)}</p>${role === 'citizen' && ownAccount(context)}
<div class="to">${signInButton(context, role, say(locale, `public.sign-in.${role}.button`), role === 'dealer' ? 'main' : '')}</div></li>`
}

/** A citizen makes and uses an account of its own, also in the demo. */
function ownAccount({ locale }: PageContext): Markup {
  return html`<p><a href="${address(locale, '/app/aanmelden')}">${say(locale, 'belongings.sign-in.own')}</a></p>`
}

function citizens({ locale }: PageContext): Markup {
  return html`<section id="citizen"><h2>${say(locale, 'belongings.enter.title')}</h2><p>${say(locale, 'belongings.sign-in.text')}</p>
<p><a class="btn main" href="${address(locale, '/app/aanmelden')}">${say(locale, 'belongings.sign-in.button')}</a></p></section>`
}

/** Where no broker is set, whoever runs Helder has to be asked. */
function withoutProviders({ locale }: PageContext): Markup {
  return html`<section class="band"><h2>${say(locale, 'belongings.sign-in.organisations')}</h2><p>${say(locale, 'public.sign-in.production')}</p><p>${say(locale, 'public.sign-in.production.help')}</p></section>`
}

/** Sign-in: in demo a button per role, in production where sign-in takes place. */
export function signInPage(
  context: PageContext & { accounts?: DemoAccount[]; providers?: ShownProvider[] },
): string {
  const { locale, demo, accounts = [], providers = [] } = context
  const doors = providerLinks(context, providers)
  const body = demo
    ? html`<p class="lead">${say(locale, 'public.sign-in.lead')}</p><ul class="entries wide">${roles.map(
        (role) =>
          roleLine(
            context,
            role,
            accounts.find((account) => account.role === role),
          ),
      )}</ul>${doors}`
    : html`${citizens(context)}${doors ?? withoutProviders(context)}`
  const main = html`<h1>${say(locale, demo ? 'public.sign-in.title' : 'public.nav.sign-in')}</h1>${body}`
  return document(context, { title: say(locale, 'public.nav.sign-in'), path: '/inloggen', main })
}
