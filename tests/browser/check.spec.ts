import type { Page } from '@playwright/test'
import { violations } from './axe.ts'
import { check, freshFrame, reportStolen } from './check-steps.ts'
import { expect, expectFits, freshImei, test } from './fixtures.ts'

const stolen = freshFrame()
const answer = (page: Page) => page.getByRole('heading', { level: 1 })

test.beforeAll(async ({ playwright, baseURL }) => {
  const request = await playwright.request.newContext({ baseURL: baseURL! })
  await reportStolen(request, stolen)
  await request.dispose()
})

test('a stolen number: yes, what to do, and the focus on the answer', async ({ page }) => {
  await check(page, `${stolen.slice(0, 2)} ${stolen.slice(2)}`)
  await expect(answer(page)).toHaveText('Dit nummer staat geregistreerd als gestolen.')
  await expect(answer(page)).toBeFocused()
  await expect(page).toHaveTitle('Geregistreerd als gestolen - Helder')
  await expect(page.getByText('Framenummer van een fiets')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Bel de politie: 0900-8844' })).toHaveAttribute(
    'href',
    'tel:09008844',
  )
  await page.getByRole('link', { name: 'Controleer een ander nummer' }).click()
  await expect(page.locator('#nummer')).toBeFocused()
})

test('another number is not found, and going back shows the field with what was typed', async ({ page }) => {
  const imei = freshImei()
  await check(page, imei)
  await expect(answer(page)).toHaveText(/^Niet gevonden in de gegevens tot vandaag, \d\d:\d\d\.$/)
  await page.goBack()
  await expect(page.locator('#nummer')).toHaveValue(imei)
  await page.goForward()
  await expect(answer(page)).toHaveText(/^Niet gevonden/)
})

test('says as what a number reads while it is typed, and what is odd about it', async ({ page }) => {
  await page.goto('/')
  const seen = page.locator('[data-seen]')
  await page.locator('#nummer').pressSequentially('356759040123458')
  await expect(seen).toHaveText('Herkend: IMEI van een telefoon.')
  await page.locator('#nummer').fill('8710103908401')
  await expect(seen).toContainText('Artikelnummer')
  await expect(seen).toContainText('elk exemplaar van dit model')
  await page.locator('#nummer').fill('')
  await expect(seen).toBeEmpty()
})

test('a number that can not be right is kept in the field with the reason, and mended there', async ({
  page,
}) => {
  await check(page, '356759040123453')
  await expect(answer(page)).toHaveText('Dit nummer kan niet kloppen.')
  await expect(page.getByText('Het laatste cijfer is een controle')).toBeVisible()
  await expect(page.getByRole('img', { name: /^Telefoon met/ })).toBeVisible()
  await page.getByLabel('Nummer van het goed').fill(freshImei())
  await page.getByRole('button', { name: 'Controleer opnieuw' }).click()
  await expect(answer(page)).toHaveText(/^Niet gevonden/)
})

test('a model number gets help to find the own number', async ({ page }) => {
  await check(page, '8710103908401')
  await expect(answer(page)).toHaveText('Dit nummer is van het model, niet van dit ene goed.')
  await expect(page.getByRole('img', { name: /typeplaatje/ })).toBeVisible()
})

test('by keyboard alone: from the address bar to the answer and on to whom to call', async ({ page }) => {
  await page.goto('/')
  const focused = () => page.evaluate(() => document.activeElement?.id)
  for (let presses = 0; (await focused()) !== 'nummer'; presses++) {
    expect(presses, 'the field is reached').toBeLessThan(20)
    await page.keyboard.press('Tab')
  }
  await page.keyboard.type(stolen)
  await page.keyboard.press('Enter')
  await expect(answer(page)).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: /^Bel de politie/ })).toBeFocused()
})

test('the other language answers the same number, with nothing of it in an address', async ({ page }) => {
  const addresses: string[] = []
  page.on('request', (request) => addresses.push(request.url()))
  await check(page, stolen)
  await page.getByRole('button', { name: 'English' }).click()
  await expect(answer(page)).toHaveText('This number is registered as stolen.')
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  expect(addresses.filter((url) => url.includes('/controleer'))).toHaveLength(2)
  expect(addresses.filter((url) => url.toUpperCase().includes(stolen))).toEqual([])
})

test('no cookie, nothing kept, and nothing fetched from elsewhere', async ({ page, context, baseURL }) => {
  const origins = new Set<string>()
  page.on('request', (request) => origins.add(new URL(request.url()).origin))
  await check(page, stolen)
  expect(await context.cookies()).toEqual([])
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0])
  expect([...origins]).toEqual([new URL(baseURL!).origin])
})

test('keeps checks on this device only for who asks, and forgets them on request', async ({ page }) => {
  await check(page, stolen)
  await page.getByLabel('Bewaar mijn controles op dit apparaat').check()
  await check(page, freshImei())
  await page.goto('/')
  const kept = page.getByRole('region', { name: 'Eerder gecontroleerd op dit apparaat' })
  await expect(kept.getByRole('listitem')).toHaveCount(2)
  await expect(kept).toContainText('Geregistreerd als gestolen')
  await kept.getByRole('button', { name: /^[A-Z]{2} \d{7}$/ }).click()
  await expect(page.locator('#nummer')).toHaveValue(`${stolen.slice(0, 2)} ${stolen.slice(2)}`)
  await kept.getByRole('button', { name: 'Wis deze lijst' }).click()
  await expect(kept).toBeHidden()
  expect(await page.evaluate(() => localStorage.length)).toBe(0)
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('the form answers yes, no and not valid', async ({ page }) => {
    await check(page, stolen)
    await expect(answer(page)).toHaveText('Dit nummer staat geregistreerd als gestolen.')
    await check(page, freshImei(), '/?taal=en')
    await expect(answer(page)).toHaveText(/^Not found in the data until today/)
    await check(page, '356759040123453')
    await expect(answer(page)).toHaveText('Dit nummer kan niet kloppen.')
    await check(page, ' ')
    await expect(answer(page)).toHaveText('Er is nog geen nummer ingevuld.')
    await expect(page.getByRole('button', { name: 'Scan met camera' })).toBeHidden()
  })
})

for (const width of [320, 390, 1280]) {
  test.describe(`answers at ${width}`, () => {
    test.use({ viewport: { width, height: 844 } })

    test('axe finds nothing, and everything fits, also with text of twice the size', async ({ page }) => {
      test.setTimeout(120_000)
      for (const home of ['/', '/?taal=en']) {
        for (const number of [stolen, freshImei(), '356759040123453', '8710103908401']) {
          await check(page, number, home)
          await expectFits(page)
          expect(await violations(page), `${number} at ${width} from ${home}`).toEqual([])
          await page.evaluate(() => (document.documentElement.style.fontSize = '200%'))
          await expectFits(page)
        }
      }
    })
  })
}
