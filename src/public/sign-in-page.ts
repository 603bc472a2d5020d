import { roles, type Role } from '../kernel/codes.ts'
import { html, type Markup } from './html.ts'
import { signInButton } from './home-page.ts'
import { document, type PageContext } from './layout.ts'
import { say } from './texts.ts'

/** A fictional account of the demo. */
export type DemoAccount = { role: Role; name: string; organisation: string }

function roleLine(context: PageContext, role: Role, account: DemoAccount | undefined): Markup {
  const { locale } = context
  return html`<li id="${role}"><div><h2>${say(locale, `public.sign-in.${role}.title`)}</h2>
${account && html`<p class="who">${account.name}, ${account.organisation}</p>`}</div>
<p>${say(locale, `public.sign-in.${role}.sees`)}</p>
<div class="to">${signInButton(context, role, say(locale, `public.sign-in.${role}.button`), role === 'dealer' ? 'main' : '')}</div></li>`
}

/** Sign-in: in demo a button per role, in production where sign-in takes place. */
export function signInPage(context: PageContext & { accounts?: DemoAccount[] }): string {
  const { locale, demo, accounts = [] } = context
  const body = demo
    ? html`<p class="lead">${say(locale, 'public.sign-in.lead')}</p><ul class="entries wide">${roles.map(
        (role) =>
          roleLine(
            context,
            role,
            accounts.find((account) => account.role === role),
          ),
      )}</ul>`
    : html`<p class="lead">${say(locale, 'public.sign-in.production')}</p><p>${say(locale, 'public.sign-in.production.help')}</p>`
  const main = html`<h1>${say(locale, demo ? 'public.sign-in.title' : 'public.nav.sign-in')}</h1>${body}`
  return document(context, { title: say(locale, 'public.nav.sign-in'), path: '/inloggen', main })
}
