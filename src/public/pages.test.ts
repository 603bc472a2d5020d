import { describe, expect, test } from 'vitest'
import type { PolicyView, RuleView } from '../capabilities/policy/contract.ts'
import { roles } from '../kernel/codes.ts'
import {
  accessibilityPage,
  burglaryPage,
  dataPage,
  errorPage,
  fencingPage,
  homePage,
  legitimationPage,
  notFoundPage,
  offlinePage,
  placesPage,
  policiesPage,
  policyPage,
  signInPage,
} from './pages.ts'

const on = '2026-11-24'
const rule = (over: Partial<RuleView>): RuleView => ({
  topic: 'holding',
  value: { unit: 'calendar-days', days: 5 },
  from: '2014-07-01',
  until: null,
  preset: null,
  legalBasis: 'art. 2:68 APV',
  source: 'Gemeenteblad',
  ...over,
})
const losser: PolicyView = {
  municipality: 'losser',
  name: 'Losser',
  baseTeam: 'twente-oost',
  rules: [
    rule({ value: { unit: 'working-days', days: 5 }, from: '2027-01-01', legalBasis: 'wetsvoorstel 36036' }),
    rule({ until: '2026-12-31', from: '2020-01-01' }),
    rule({ value: { unit: 'calendar-days', days: 3 }, until: '2019-12-31' }),
    rule({ topic: 'seller', value: { nameAndAddress: 'always', document: ['phone', 'metal'] } }),
    rule({ topic: 'retention', value: { months: 48 } }),
    rule({ topic: 'cash-limit', value: { cents: 300_000 } }),
    rule({ topic: 'categories', value: { registered: ['phone', 'bicycle'] } }),
    rule({ topic: 'sales', value: { buyerNameAndAddress: 'always' } }),
  ],
}
const nl = { locale: 'nl', demo: true } as const
const en = { locale: 'en', demo: true } as const
/** Spaces and breaks as a reader sees them. */
const readable = (page: string) => page.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')

const everyPage = (context: typeof nl | typeof en) => [
  homePage(context),
  signInPage(context),
  policiesPage({ ...context, policies: [losser], on }),
  policyPage({ ...context, policy: losser, on }),
  dataPage(context),
  accessibilityPage(context),
  fencingPage(context),
  legitimationPage(context),
  burglaryPage(context),
  placesPage(context),
  offlinePage(context),
  notFoundPage(context),
  errorPage(context),
]

describe('every page', () => {
  /** Nothing inline, and no script but the one of the site. */
  const inline =
    /<script(?! type="module" src="\/public\/site\.js" fetchpriority="low"><\/script>)|<style|style="|\son[a-z]+="/
  test('has one h1, its language, no script and no style in the markup', () => {
    for (const [locale, pages] of [['nl', everyPage(nl)] as const, ['en', everyPage(en)] as const]) {
      for (const page of pages) {
        expect(page.match(/<h1/g)).toHaveLength(1)
        expect(page).toContain(`<html lang="${locale}">`)
        expect(page).not.toMatch(inline)
      }
    }
  })

  test('control: a script of another address, or one with text, would be seen', () => {
    for (const planted of ['<script>x()</script>', '<script src="/x.js"></script>', '<p onclick="x()">'])
      expect(planted).toMatch(inline)
    expect('<script type="module" src="/public/site.js" fetchpriority="low"></script>').not.toMatch(inline)
  })

  test('keeps the language in every link to a page', () => {
    const links = (page: string) =>
      [...page.matchAll(/<a [^>]*href="(\/[^"]*)"(?! lang="nl")/g)].map(([, href]) => href)
    for (const page of everyPage(en)) {
      const pages = links(page).filter(
        (href) => !href?.startsWith('/v1/') && !href?.startsWith('/log/') && href !== '/public',
      )
      expect(pages.length).toBeGreaterThan(3)
      for (const href of pages) expect(href).toMatch(/\?taal=en(#|$)/)
    }
    // Control: the Dutch pages have links without it.
    expect(links(homePage(nl)).some((href) => !href?.includes('taal=en'))).toBe(true)
  })
})

describe('signing in', () => {
  test('has a form without script for each role in demo', () => {
    const page = signInPage({
      ...nl,
      accounts: [{ role: 'dealer', name: 'Sanne <b>', organisation: 'Juwelier' }],
    })
    for (const role of roles) expect(page).toContain(`name="role" value="${role}"`)
    expect(page.match(/<form method="post" action="\/demo\/sign-in">/g)).toHaveLength(roles.length)
    expect(page).toContain('Sanne &lt;b&gt;, Juwelier')
    expect(page).not.toContain('returnTo')
    expect(signInPage({ ...nl, returnTo: '/app/x"><script>' })).toContain(
      'value="/app/x&quot;&gt;&lt;script&gt;"',
    )
  })

  test('shows in production the one door, how to get a key to it, and no form', () => {
    const page = signInPage({ locale: 'nl', demo: false })
    expect(page).toContain('Log in met uw toegangssleutel')
    expect(page).toContain('Uw beheerder nodigt u uit')
    expect(signInPage({ locale: 'en', demo: false, returnTo: '/app/treffers?q=a' })).toContain(
      'href="/app/aanmelden?taal=en&amp;terug=%2Fapp%2Ftreffers%3Fq%3Da"',
    )
    expect(page).not.toContain('<form')
    expect(homePage({ locale: 'nl', demo: false })).not.toContain('action="/demo/')
  })
})

describe('the rules', () => {
  test('are told as they hold on the day, with what comes and what was', () => {
    const page = readable(policyPage({ ...nl, policy: losser, on }))
    expect(page).toContain('5 kalenderdagen')
    expect(page).toContain(
      'bewaren tot en met zondag 29 november 2026, verkopen vanaf maandag 30 november 2026',
    )
    expect(page).toContain('Vanaf vrijdag 1 januari 2027: 5 werkdagen')
    expect(page).toContain('Wat hiervoor gold 3 kalenderdagen')
    expect(page).toContain('Minder dan € 3.000,00')
    expect(page).toContain('een identiteitsbewijs bij telefoons en edelmetaal en koper')
    expect(page).toContain('Bonnen zeggen daarom &quot;geregistreerd&quot;')
  })

  test('are others on another day', () => {
    const page = readable(policyPage({ ...en, policy: losser, on: '2027-03-01' }))
    expect(page).toContain('5 working days')
    expect(page).toContain('What came before (2 rules)')
  })

  test('stand side by side for all municipalities, and a hostile name stays text', () => {
    const hostile = { ...losser, municipality: 'x', name: '<img src=x onerror=alert(1)>' }
    const page = policiesPage({ ...nl, policies: [losser, hostile], on })
    expect(page).toContain('Vanaf vrijdag 1 januari 2027: 5 werkdagen')
    expect(page).not.toContain('<img')
    expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;')
    expect(policiesPage({ ...nl, policies: [], on })).toContain('nog geen regels')
  })
})
