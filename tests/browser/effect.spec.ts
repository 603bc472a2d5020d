import { violations } from './axe.ts'
import { expect, expectFits, signIn, test } from './fixtures.ts'

test('the coordinator goes from a number to its count and back, police enter a month, and the next version says so', async ({
  page,
  openWindow,
}) => {
  await signIn(page, 'programme-coordinator')
  await page.getByRole('link', { name: 'Effect', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Effect van het programma,')
  await expect(page.getByText('Wordt nog niet bijgehouden')).toBeVisible()
  expect(await violations(page)).toEqual([])
  await page.getByRole('link', { name: 'Wat is ingeschreven' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Wat is ingeschreven')
  await expect(page.getByText('insight.count_registrations')).toBeVisible()
  await expect(page.getByText('Hoe het kan misleiden')).toBeVisible()
  expect(await violations(page)).toEqual([])
  await page.getByRole('link', { name: 'Terug naar het verslag' }).click()
  await expect(page.getByRole('heading', { name: 'Alle cijfers' })).toBeVisible()
  const paper = await page.getByRole('link', { name: 'Open het verslag (pdf)' }).getAttribute('href')
  const printed = await page.request.get(paper!)
  expect([printed.status(), printed.headers()['content-type']]).toEqual([200, 'application/pdf'])
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Bewaar als CSV' }).click()
  expect((await saved).suggestedFilename()).toMatch(/^effect-20\d\d-\d\d-versie-\d+\.csv$/)

  const police = await openWindow('assistant-prosecutor')
  await police.goto('/app/effect/invoer')
  await police.getByLabel('Aantal', { exact: true }).fill('5')
  await police.getByRole('button', { name: 'Leg het aantal vast' }).click()
  await expect(police.getByRole('alert')).toContainText('Waar is dit geteld')
  await police.getByLabel('Waar is dit geteld?').fill('BVH, proef')
  if (await police.getByLabel('Waarom is het nu anders?').isVisible())
    await police.getByLabel('Waarom is het nu anders?').fill('Proef')
  await police.getByRole('button', { name: 'Leg het aantal vast' }).click()
  await expect(police.getByRole('row').filter({ hasText: 'BVH, proef' })).toContainText('5')
  await police.getByRole('radio', { name: 'Vervolg' }).check()
  await police.getByRole('button', { name: '2 uur' }).click()
  await expect(police.getByText('Vastgelegd: Vervolg, 2 uur.')).toBeVisible()
  expect(await violations(police)).toEqual([])
  await police.setViewportSize({ width: 390, height: 800 })
  await expectFits(police)

  await page.getByRole('button', { name: 'Maak het verslag' }).click()
  await expect(page.getByRole('alert')).toContainText('Zeg waarom er een nieuwe versie komt')
  await page.getByLabel('Reden').fill('De politie vulde een maand aan')
  await page.getByRole('button', { name: 'Maak het verslag' }).click()
  await expect(page.getByText('De politie vulde een maand aan').first()).toBeVisible()
  await expect(
    page.getByRole('listitem').filter({ hasText: 'Aanhoudingen, Ingevuld door de politie' }),
  ).toContainText('is 5')
  await page.setViewportSize({ width: 390, height: 800 })
  await expectFits(page)
})

test('a file of published figures comes in: good lines stand, the wrong one is named', async ({ page }) => {
  await signIn(page, 'programme-officer')
  await page.goto('/app/effect/misdaadcijfers')
  const csv = 'gemeente;maand;soort;aantal\nLosser;2019-01;1.1.1;4\nNergenshuizen;2019-01;1.1.1;4\n'
  await page.setInputFiles('input[type="file"]', {
    name: 'proef.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(csv),
  })
  await page.getByRole('button', { name: 'Lees de cijfers in' }).click()
  await expect(page.getByRole('alert')).toContainText('Waar komen de cijfers vandaan')
  await page.getByLabel('Waar komen de cijfers vandaan?').fill('Proef')
  await page.getByRole('button', { name: 'Lees de cijfers in' }).click()
  await expect(page.getByText('Ingelezen: 1 nieuw, 0 veranderd, 0 stonden er al, 1 geweigerd.')).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: 'Deze gemeente kent Helder niet.' })).toContainText(
    '3',
  )
  expect(await violations(page)).toEqual([])
})
