import { violations } from './axe.ts'
import { check, freshFrame, reportStolen } from './check-steps.ts'
import { expect, expectFits, freshImei, freshWord, signIn, test } from './fixtures.ts'

const stolen = freshFrame()
test.beforeAll(async ({ playwright, baseURL }) => {
  const request = await playwright.request.newContext({ baseURL: baseURL! })
  await reportStolen(request, stolen)
  await request.dispose()
})

test('a lead is on an open desk of the police within five seconds, read and handled there', async ({
  page,
  openWindow,
}) => {
  const words = freshWord()
  await signIn(page, 'fencing-specialist')
  await page.goto('/app/tips')
  const rows = page.getByRole('row').filter({ hasText: `${stolen.slice(0, 2)} ${stolen.slice(2)}` })
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/tip/)
  await expect(rows).toHaveCount(0)

  const visitor = await page.context().browser()!.newContext()
  const phone = await visitor.newPage()
  await check(phone, stolen, new URL('/', page.url()).href)
  await phone.getByLabel('Link of beschrijving').fill(`https://marktplaats.example/${words}`)
  await phone.getByRole('button', { name: 'Stuur naar de politie' }).click()
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText('Uw tip is bij de politie.')
  expect(phone.url()).not.toContain(stolen)
  expect(await visitor.cookies()).toEqual([])
  // Nobody touches the other window.
  await expect(rows).toHaveCount(1, { timeout: 5_000 })
  await expect(page.getByRole('link', { name: /^Tips\s*\d+$/ })).toBeVisible()
  await expect(rows).toContainText('Link naar marktplaats.example')
  await expect(page.getByText(words)).toBeHidden()

  await rows.getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tip over Fiets, Gazelle')
  await page.getByRole('button', { name: 'Lees de tip' }).click()
  await expect(page.getByText(`https://marktplaats.example/${words}`)).toBeVisible()
  await expect(page.getByText(/Vastgelegd om \d\d:\d\d: u las deze tip/)).toBeVisible()

  await page.getByRole('button', { name: 'Leg vast als behandeld' }).click()
  await expect(page.getByText('Vul dit in.')).toBeVisible()
  await page.getByLabel('Wat deed u met de tip?').fill('Doorgezet naar het wijkteam')
  await page.getByRole('button', { name: 'Leg vast als behandeld' }).click()
  await expect(page.getByText(/^Behandeld door Bram Denkbeeld/)).toBeVisible()
  await page.getByRole('link', { name: 'Tips', exact: true }).first().click()
  await expect(rows).toHaveCount(0)
  await page.getByRole('link', { name: /^Behandeld/ }).click()
  await expect(rows).toHaveCount(1)

  const auditor = await openWindow('auditor')
  await expect(auditor.getByRole('row').filter({ hasText: 'Tip gelezen' }).first()).toContainText(
    'Bram Denkbeeld',
  )
  await visitor.close()
})

test('no lead can be sent without a yes, and an empty one keeps the form', async ({ page }) => {
  await check(page, freshImei())
  await expect(page.getByLabel('Link of beschrijving')).toHaveCount(0)
  await check(page, stolen)
  await page.getByRole('button', { name: 'Stuur naar de politie' }).click()
  await expect(page.getByText('Vul een link in of schrijf waar u het zag.')).toBeVisible()
  await page.getByLabel('Link of beschrijving').fill('op de markt')
  await page.getByRole('button', { name: 'Stuur naar de politie' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Uw tip is bij de politie.')
})

for (const language of ['nl', 'en'] as const) {
  test(`sending a lead and the desk of leads fit, and axe finds nothing (${language})`, async ({ page }) => {
    await check(page, stolen, language === 'nl' ? '/' : '/?taal=en')
    await page.locator('#tip').fill('markt')
    for (const width of [1280, 390, 320]) {
      await page.setViewportSize({ width, height: 900 })
      await expectFits(page)
      expect(await violations(page)).toEqual([])
    }
    await page.locator('form[action^="/controleer/tip"] button').click()
    expect(await violations(page)).toEqual([])
    await page.setViewportSize({ width: 1280, height: 900 })
    await signIn(page, 'detective')
    await page.goto('/app/tips')
    if (language === 'en') await page.getByRole('button', { name: 'English' }).first().click()
    await expect(page.locator('a.go').first()).toBeVisible()
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 900 })
      await expectFits(page)
      expect(await violations(page)).toEqual([])
    }
    await page.locator('a.go').first().click()
    await page.getByRole('button', { name: language === 'nl' ? 'Lees de tip' : 'Read the lead' }).click()
    await expect(page.locator('.lead-words').first()).toBeVisible()
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 900 })
      await expectFits(page)
      expect(await violations(page)).toEqual([])
    }
  })
}
