import { type OrganisationKind, type Role, rolesOf } from '../kernel/codes.ts'
import { html, type Markup } from './html.ts'
import { signInButton } from './home-page.ts'
import type { ShownProvider } from '../capabilities/access/public.ts'
import { document, type PageContext } from './layout.ts'
import { providerLinks } from './single-sign-on-pages.ts'
import { address, say } from './texts.ts'

/** The roles by where people work, so that nobody reads seventeen to find one. */
const groups = ['shops', 'police', 'municipality', 'region', 'citizens'] as const
type Group = (typeof groups)[number]
const kindsOf: Record<Group, readonly OrganisationKind[]> = {
  shops: ['dealer'],
  police: ['base-team'],
  municipality: ['municipality'],
  region: ['prosecution', 'programme', 'operator'],
  citizens: ['citizen'],
}

/** Auditors and privacy officers work in several kinds of organisations; each stands once, where the demo has theirs. */
function roleGroup(context: PageContext, group: Group, accounts: DemoAccount[]): Markup {
  const earlier = groups.slice(0, groups.indexOf(group)).flatMap(rolesIn)
  const own = [...new Set(rolesIn(group))].filter((role) => !earlier.includes(role))
  const accountOf = (role: Role) => accounts.find((account) => account.role === role)
  return html`<section class="roles"><h2>${say(context.locale, `public.sign-in.group.${group}`)}</h2>
<ul class="entries wide">${own.map((role) => roleLine(context, role, accountOf(role)))}</ul></section>`
}

const rolesIn = (group: Group): Role[] => kindsOf[group].flatMap((kind) => [...rolesOf[kind]])

/** A fictional account of the demo. */
export type DemoAccount = { role: Role; name: string; organisation: string }

function roleLine(context: PageContext, role: Role, account: DemoAccount | undefined): Markup {
  const { locale } = context
  return html`<li id="${role}"><div><h3>${say(locale, `public.sign-in.${role}.title`)}</h3>
${account && html`<p class="who">${account.name}, ${account.organisation}</p>`}</div>
<div class="sees"><p>${say(locale, `public.sign-in.${role}.sees`)}</p>${role === 'citizen' && withPasskey(context)}</div>
<div class="to">${signInButton(context, role, say(locale, `public.sign-in.${role}.button`), role === 'dealer' ? 'main' : '')}</div></li>`
}

/** Who has a passkey, of an account of one's own or by an invitation, signs in with it: in the demo too. */
function withPasskey({ locale }: PageContext): Markup {
  return html`<p><a href="${address(locale, '/app/aanmelden')}">${say(locale, 'belongings.sign-in.own')}</a></p>`
}

/** One door for all who have a passkey, and for citizens who make one. */
function byPasskey({ locale, returnTo }: PageContext): Markup {
  const query = new URLSearchParams({
    ...(locale === 'en' && { taal: 'en' }),
    ...(returnTo !== undefined && { terug: returnTo }),
  })
  return html`<section id="citizen"><h2>${say(locale, 'sign-in.page.title')}</h2><p>${say(locale, 'sign-in.page.text')}</p>
<p><a class="btn main" href="/app/aanmelden${query.size > 0 && `?${query}`}">${say(locale, 'sign-in.again.button')}</a></p></section>`
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
    ? html`<p class="lead">${say(locale, 'public.sign-in.lead')}</p>${groups.map((group) => roleGroup(context, group, accounts))}${doors}`
    : html`${byPasskey(context)}${doors ?? withoutProviders(context)}`
  const main = html`<h1>${say(locale, demo ? 'public.sign-in.title' : 'public.nav.sign-in')}</h1>${body}`
  return document(context, { title: say(locale, 'public.nav.sign-in'), path: '/inloggen', main })
}
