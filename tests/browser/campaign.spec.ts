import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { codesOnPaper } from '../paper-codes.ts'
import { requires } from '../requires.ts'
import { violations } from './axe.ts'
import { expect, expectFits, freshImei, freshWord, signIn, test } from './fixtures.ts'

/** Both languages, on a desk and on a phone: nothing that axe finds, nothing beside the screen. */
async function expectGood(page: Page): Promise<void> {
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await page.setViewportSize({ width: 390, height: 844 })
  await expectFits(page)
  expect(await violations(page)).toEqual([])
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.getByRole('button', { name: 'Nederlands' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'nl')
}

async function addPlace(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Voeg een plek toe' }).click()
  await page.getByRole('button', { name: 'Voeg toe', exact: true }).click()
  await expect(page.getByRole('alert').first()).toContainText('Waar precies')
  await page.getByLabel('Soort plek').selectOption('library')
  await page.getByLabel('Waar precies').fill(name)
  await page.getByLabel('Gemeente', { exact: true }).selectOption('losser')
  await page.getByLabel('Hoeveel stuks').fill('1.250')
  await page.getByRole('button', { name: 'Voeg toe', exact: true }).click()
  await expect(page.getByRole('heading', { name, exact: true })).toBeVisible()
}

test('the coordinator plans a year: template, done and undone, a day that moves, a milestone that goes', async ({
  page,
}) => {
  await signIn(page, 'programme-coordinator')
  await expect(page.getByRole('heading', { level: 1, name: 'Programma' })).toBeVisible()
  await expect(page.getByText(/^\d+ van de \d+ handelaren zijn aangesloten/)).toBeVisible()
  await page.goto('/app/programma?jaar=2040')
  await page.getByRole('button', { name: 'Begin met het jaarplan' }).click()
  const title = 'Brieven aan alle handelaren verstuurd'
  const milestone = page
    .getByRole('listitem')
    .filter({ has: page.getByText(title, { exact: true }) })
    .last()
  await expect(milestone).toContainText(/Over [\d.]+ dagen/)
  await milestone.getByRole('button', { name: `${title} is klaar` }).click()
  await expect(milestone).toContainText('Klaar op')
  await milestone.getByRole('button', { name: `${title} is toch niet klaar` }).click()
  await expect(milestone).toContainText(/Over [\d.]+ dagen/)

  await milestone.getByRole('button', { name: `Verander ${title}` }).click()
  await page.getByLabel('Geplande dag').fill('2040-09-21')
  await page.getByRole('button', { name: 'Bewaar', exact: true }).click()
  await page.getByText('Wat er verschoof').click()
  await expect(page.getByText(/van vr 7 sep 2040 naar vr 21 sep 2040/)).toContainText('Quinten Mythe')

  const last = 'DVO bespreekt het jaaroverzicht'
  await page.getByRole('button', { name: `Verander ${last}` }).click()
  await page.getByRole('button', { name: 'Schrap deze mijlpaal' }).click()
  await expect(page.getByText(`${last} (stond op ma 17 dec 2040) is geschrapt`)).toBeVisible()
  await expectGood(page)
})

test('the plan of a year prints on one A4, and the counts save as a table without names', async ({
  page,
}) => {
  await signIn(page, 'programme-coordinator')
  await page.goto('/app/programma?jaar=2041')
  await page.getByRole('button', { name: 'Begin met het jaarplan' }).click()
  await expect(page.locator('.milestone')).toHaveCount(10)
  const heights = async () => {
    await page.emulateMedia({ media: 'print' })
    // An A4 within its margins of 14 mm, at 96 dots per inch.
    await page.setViewportSize({ width: 688, height: 1016 })
    return page.locator('.plan-section').evaluate((section) => section.getBoundingClientRect().bottom)
  }
  expect(await heights()).toBeLessThan(1016)
  await page.emulateMedia({ media: 'screen' })
  await page.setViewportSize({ width: 1280, height: 900 })
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Bewaar als CSV' }).click()
  const csv = readFileSync(await (await saved).path(), 'utf8')
  expect(csv).toMatch(/^\ufeffon,municipalities,total,connected,not-reached,/)
  expect(csv).toContain('dinkelland tubbergen')
  expect(csv.trim().split('\r\n')).toHaveLength(14)
})

// Another program draws the paper, so that what is read is what came out of the printer.
if (requires('poppler').run) {
  test('a flyer is printed, its code leads to the check, and the visit is counted without following anyone', async ({
    page,
    browser,
    request,
    baseURL,
  }) => {
    const [title, place] = [`Campagne ${freshWord()}`, `Bibliotheek ${freshWord()}`]
    await signIn(page, 'programme-officer')
    await page.getByRole('link', { name: 'Programma', exact: true }).click()
    await page.getByRole('link', { name: 'Campagne', exact: true }).click()
    await page.getByRole('button', { name: 'Begin een campagne' }).click()
    await page.getByRole('button', { name: 'Bewaar de campagne' }).click()
    await expect(page.getByRole('alert').first()).toContainText('Naam van de campagne')
    await page.getByLabel('Naam van de campagne').fill(title)
    for (const name of ['Losser', 'Oldenzaal']) await page.getByLabel(name).check()
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Bewaar de campagne' }).click()
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
    await addPlace(page, place)
    await page.getByLabel('Drukkerij').check()
    const printed = page.waitForEvent('download')
    await page.getByRole('link', { name: `Flyer A5 voor ${place} (pdf)` }).click()
    const [address] = await codesOnPaper(readFileSync(await (await printed).path()))
    expect(address).toMatch(/\/c\/[2-9a-z]{8}$/)

    // Four people before: below five nothing is shown.
    const here = baseURL! + new URL(address!).pathname
    for (const n of [1, 2, 3, 4]) {
      const answer = await request.get(here, {
        maxRedirects: 0,
        headers: { 'x-forwarded-for': `192.0.2.${n}` },
      })
      expect(answer.status()).toBe(303)
    }
    await page.reload()
    await expect(page.getByText('Nog geen plek is in een week vijf keer of vaker geopend.')).toBeVisible()

    const phone = await browser.newContext({
      viewport: { width: 390, height: 844 },
      javaScriptEnabled: false,
      locale: 'nl-NL',
    })
    const visitor = await phone.newPage()
    await visitor.goto(here)
    await expect(visitor.getByRole('heading', { level: 1 })).toHaveText(
      'Is het gestolen? Controleer het voordat u koopt.',
    )
    await visitor
      .getByLabel(/nummer/i)
      .first()
      .fill(freshImei())
    await visitor.getByRole('button', { name: 'Controleer' }).click()
    await expect(visitor).toHaveURL(/\/controleer$/)
    await expect(visitor.locator('input[name="plaats"]')).toHaveCount(0)
    expect(await phone.cookies()).toEqual([])
    await phone.close()

    await page.reload()
    const byPlace = page.getByRole('region', { name: 'Per plek' })
    await expect(byPlace.getByRole('row', { name: place })).toContainText('5minder dan 5')
    await expectGood(page)
  })
}
