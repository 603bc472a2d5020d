import type { Page } from '@playwright/test'
import type { Role } from '../../src/kernel/codes.ts'
import { violations } from './axe.ts'
import { expect, expectFits, signIn, test } from './fixtures.ts'

const widths = [
  { width: 1280, height: 900 },
  { width: 390, height: 844 },
]
/** A phone in one hand, with large text: the pages for everyone only. */
const narrow = { width: 320, height: 640 }
const publicPages = [
  '/',
  '/?taal=en',
  '/nummer-vinden',
  '/nummer-vinden?taal=en',
  '/heling',
  '/heling?taal=en',
  '/waarom-legitimatie',
  '/waarom-legitimatie?taal=en',
  '/na-een-inbraak',
  '/na-een-inbraak?taal=en',
  '/bewijs',
  '/bewijs?taal=en',
  '/offline',
  '/inloggen',
  '/prijs',
  '/prijs?taal=en',
  '/regels',
  '/overzicht-regel',
  '/overzicht-regel?taal=en',
  '/regels/enschede',
  '/gegevens',
  '/toegankelijkheid',
  '/regels/nergens',
]

/** Each role's screens; a function looks up the address of one that hangs on data. */
const screens: Partial<Record<Role, (string | ((page: Page) => Promise<string>))[]>> = {
  dealer: [
    '/app/inkoop',
    '/app/register',
    '/app/verkoop',
    '/app/vestigingen',
    (page) => firstOf(page, '/v1/purchases?state=holding', ({ purchaseId }) => `/app/register/${purchaseId}`),
    (page) => firstOf(page, '/v1/purchases', ({ purchaseId }) => `/app/register/${purchaseId}/bewijs`),
    (page) =>
      firstOf(
        page,
        '/v1/purchases?state=holding',
        ({ purchaseId }) => `/app/register/${purchaseId}/verbeteren`,
      ),
    (page) =>
      firstOf(
        page,
        '/v1/purchases?state=for-sale',
        ({ purchaseId, itemId }) => `/app/register/${purchaseId}/verkopen/${itemId}`,
      ),
    (page) => firstOf(page, '/v1/sales', ({ id }) => `/app/verkoop/${id}`),
    '/app/bestaat-niet',
  ],
  'fencing-specialist': [
    '/app/treffers',
    '/app/treffers?besluit=dismissed',
    '/app/tips',
    '/app/tips?stand=handled',
    (page) => firstOf(page, '/v1/leads', ({ id }) => `/app/tips/${id}`),
    '/app/aangiften',
    '/app/aangiften?q=nietsvindbaars',
    '/app/aangiften/nieuw',
    (page) => firstOf(page, '/v1/hits?level=probable', ({ id }) => `/app/treffers/${id}`),
    (page) => firstOf(page, '/v1/theft-reports', ({ id }) => `/app/aangiften/${id}`),
  ],
  'municipal-officer': ['/app/werklijst', '/app/werklijst/stil', '/app/handelaren', '/app/logboeken'],
  'programme-officer': [
    '/app/handelaren',
    '/app/handelaren?q=nietsvindbaars',
    (page) => firstOf(page, '/v1/listed-dealers', ({ id }) => `/app/handelaren/${id}`),
    '/app/basisteams',
  ],
  auditor: ['/app/ingezien', '/app/vergeten'],
  administrator: ['/app/logboeken', '/app/vergeten', '/app/goudprijs'],
}

async function firstOf(
  page: Page,
  list: string,
  address: (item: Record<string, string>) => string,
): Promise<string> {
  const { items } = await (await page.request.get(list)).json()
  expect(items.length, `${list} has something to show`).toBeGreaterThan(0)
  return address(items[0])
}

async function expectAccessible(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByText(/^(Gegevens ophalen|Loading)/)).toHaveCount(0)
  await expectFits(page)
  expect(await violations(page), `${address} at ${page.viewportSize()?.width}`).toEqual([])
}

for (const viewport of widths) {
  test.describe(`at ${viewport.width}`, () => {
    test.use({ viewport })

    test('axe finds nothing on the public pages', async ({ page }) => {
      test.setTimeout(120_000)
      for (const address of publicPages) await expectAccessible(page, address)
    })

    for (const [role, addresses] of Object.entries(screens)) {
      test(`axe finds nothing on the screens of ${role}`, async ({ page }) => {
        test.setTimeout(120_000)
        await signIn(page, role as Role)
        for (const address of addresses) {
          await expectAccessible(page, typeof address === 'string' ? address : await address(page))
        }
      })
    }

    test('axe finds nothing in the dialogs of a hit and in a form with errors', async ({ page }) => {
      await signIn(page, 'fencing-specialist')
      await page.goto(await firstOf(page, '/v1/hits', ({ id }) => `/app/treffers/${id}`))
      for (const deed of ['Bevestig treffer', 'Wijs af met reden', 'Bekijk verkoper, doel nodig']) {
        await page.getByRole('button', { name: deed }).click()
        await expect(page.getByRole('dialog')).toBeVisible()
        expect(await violations(page), deed).toEqual([])
        await page.keyboard.press('Escape')
        await expect(page.getByRole('dialog')).toBeHidden()
      }
      await page.goto('/app/aangiften/nieuw')
      // The longest remark about a number: it must fit as well.
      await page.getByRole('textbox', { name: 'Nummer (mag leeg)', exact: true }).fill('356759040123459')
      await page.getByRole('button', { name: 'Leg aangifte vast' }).click()
      await expect(page.getByRole('alert').first()).toBeFocused()
      await expectFits(page)
      expect(await violations(page)).toEqual([])
    })
  })
}

test.describe('at 320', () => {
  test.use({ viewport: narrow })

  test('axe finds nothing on the public pages', async ({ page }) => {
    test.setTimeout(120_000)
    for (const address of publicPages) await expectAccessible(page, address)
  })
})

test('control: axe finds what is wrong on a bad page, and a page that is too wide is seen', async ({
  page,
}) => {
  await page.setContent(
    '<body style="width:3000px"><img src="data:,"><p style="color:#aaa;background:#bbb">grey on grey</p><input></body>',
  )
  const rules = (await violations(page)).map((line) => line.split(':')[0])
  expect(rules).toEqual(expect.arrayContaining(['color-contrast', 'image-alt', 'label', 'html-has-lang']))
  await expect(expectFits(page)).rejects.toThrow('scrolls sideways')
})
