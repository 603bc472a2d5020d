import { violations } from './axe.ts'
import { freshFrame, reportStolen } from './check-steps.ts'
import { fillPurchase } from './counter-steps.ts'
import { expect, expectFits, freshImei, freshWord, signIn, test } from './fixtures.ts'

const stolen = freshFrame()
test.beforeAll(async ({ playwright, baseURL }) => {
  const request = await playwright.request.newContext({ baseURL: baseURL! })
  await reportStolen(request, stolen)
  await request.dispose()
})

test('the number is checked before the dealer pays, and the check is kept with the purchase', async ({
  page,
}) => {
  await signIn(page, 'dealer')
  await fillPurchase(page, { imei: freshImei(), model: freshWord() })
  const line = page.getByText(/^Niet als gestolen bekend, tot \d\d:\d\d$/)
  await expect(line).toBeVisible()
  // Neutral: not known is no promise.
  expect(await line.evaluate((element) => element.className)).toBe('status')
  await page.getByRole('button', { name: 'Leg inkoop vast' }).click()
  await expect(page).toHaveURL(/\/app\/register\/[0-9a-f-]{36}$/)
  const kept = page.getByText(/^Gecontroleerd .*: niet als gestolen bekend$/)
  await expect(kept).toBeVisible()
  await page.reload()
  await expect(kept).toBeVisible()
  await page.goto(`${page.url()}/bewijs`)
  await expect(kept).toBeVisible()
})

test('a stolen number: what to do, discreetly, and recording stays possible', async ({ page }) => {
  await signIn(page, 'dealer')
  await page.goto('/app/inkoop')
  await page.getByLabel('Typ een nummer').fill(stolen)
  await page.getByLabel('Typ een nummer').press('Enter')
  await expect(page.getByText('Koop niet. Houd niemand tegen. Bel 0900-8844.')).toBeVisible()
  await expect(page.getByText(/Dit nummer staat geregistreerd als gestolen, tot \d\d:\d\d\.$/)).toBeVisible()
  await expect(page.getByRole('alert')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Leg inkoop vast' })).toBeEnabled()
})

test('when the check gives no answer the screen says so, and the purchase is recorded without', async ({
  page,
}) => {
  await signIn(page, 'dealer')
  await page.route('**/v1/checks/proofs', (route) => route.abort())
  await fillPurchase(page, { imei: freshImei(), model: freshWord() })
  await expect(page.getByText('Controle lukt nu niet. U kunt de inkoop wel vastleggen.')).toBeVisible()
  await page.getByRole('button', { name: 'Leg inkoop vast' }).click()
  await expect(page).toHaveURL(/\/app\/register\/[0-9a-f-]{36}$/)
  await expect(page.getByText(/^Gecontroleerd/)).toHaveCount(0)
})

test('typing on asks once it pauses, and the answer belongs to the number that stands there', async ({
  page,
}) => {
  await signIn(page, 'dealer')
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.url().endsWith('/v1/checks/proofs')) asked.push(request.postDataJSON().value)
  })
  await page.goto('/app/inkoop')
  await page.getByRole('button', { name: 'Fiets' }).click()
  const field = page.getByRole('textbox', { name: 'Framenummer' })
  await field.pressSequentially(stolen, { delay: 20 })
  await expect(page.getByText('Koop niet. Houd niemand tegen.')).toBeVisible()
  expect(asked).toEqual([stolen])
  await field.fill(freshFrame())
  await expect(page.getByText('Koop niet. Houd niemand tegen.')).toBeHidden()
  await expect(page.getByText(/^Niet als gestolen bekend/)).toBeVisible()
})

for (const language of ['nl', 'en'] as const) {
  test(`the counter with its check lines fits, and axe finds nothing (${language})`, async ({ page }) => {
    await signIn(page, 'dealer')
    await page.goto('/app/inkoop')
    if (language === 'en') await page.getByRole('button', { name: 'English' }).first().click()
    const number = page.locator('input[name="number"]')
    for (const value of [stolen, freshImei()]) {
      await number.fill(value)
      await number.press('Enter')
    }
    await expect(page.locator('.check-line .status')).toHaveCount(2)
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 900 })
      await expectFits(page)
      expect(await violations(page)).toEqual([])
    }
  })
}
