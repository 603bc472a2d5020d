import { violations } from './axe.ts'
import { expect, expectFits, signIn, test } from './fixtures.ts'

test('dealers are chosen, a letter looked at, a series sent, printed and brought to the post', async ({
  page,
}) => {
  await signIn(page, 'programme-officer')
  await page.goto('/app/brieven/nieuw?gemeente=haaksbergen&sjabloon=first-letter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Schrijf een brief')
  await page.getByRole('radio', { name: 'Per post', exact: true }).check()
  await expect(page.getByText(/^Brief 1 van 10: /)).toBeVisible()
  await expect(page.getByRole('img', { name: /De brief op papier/ })).toBeVisible()
  await page.getByRole('button', { name: 'Volgende' }).click()
  await expect(page.getByText(/^Brief 2 van 10: /)).toBeVisible()
  expect(await violations(page)).toEqual([])

  await page.getByRole('button', { name: 'Verstuur 10 brieven' }).click()
  await expect(page.getByRole('dialog')).toContainText('10 brieven gaan per post')
  await page.getByRole('button', { name: 'Ja, verstuur 10 brieven' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Eerste brief: het inkoopregister')
  await expect(page.getByText('10 brieven liggen klaar om te printen')).toBeVisible()
  expect(await violations(page)).toEqual([])
  const print = page.getByRole('link', { name: 'Open 10 brieven om te printen' })
  const paper = await page.request.get((await print.getAttribute('href'))!)
  expect(paper.headers()['content-type']).toBe('application/pdf')
  expect((await paper.body()).subarray(0, 5).toString()).toBe('%PDF-')

  await page.getByRole('button', { name: 'Ze zijn op de post' }).click()
  await page.getByRole('button', { name: 'Ja, 10 brieven zijn op de post' }).click()
  await page.getByRole('button', { name: 'Kwam niet aan' }).first().click()
  await page.getByRole('dialog').getByRole('button', { name: 'Kwam niet aan' }).click()
  await expect(page.getByRole('cell', { name: /Niet aangekomen/ })).toHaveCount(1)

  // Who got it is left out of the next one, and that is said.
  await page.goto('/app/brieven/nieuw?gemeente=haaksbergen&sjabloon=first-letter')
  await expect(page.getByRole('heading', { name: '9 handelaren krijgen geen brief' })).toBeVisible()
})

test('a fault in a template is named at its line, on a narrow screen and in English too', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await signIn(page, 'municipal-officer')
  await page.goto('/app/brieven/sjablonen/nieuw')
  await page.getByRole('textbox', { name: 'Naam in het Nederlands' }).fill('Proef')
  await page.getByRole('textbox', { name: 'Naam in het Engels' }).fill('Trial')
  await page.getByRole('textbox', { name: 'Onderwerp' }).fill('Proef')
  await page.getByRole('textbox', { name: 'Tekst' }).fill('Beste {naaam},')
  await page.getByRole('button', { name: 'Leg sjabloon vast' }).click()
  await expect(page.getByRole('alert')).toContainText('Regel 1: {naaam} is geen veld')
  expect(await violations(page)).toEqual([])
  await expectFits(page)
  await page.getByRole('textbox', { name: 'Tekst' }).fill('Beste {naam},')
  await expect(page.getByRole('img', { name: /De brief op papier/ })).toBeVisible()
  for (const path of ['/app/brieven', '/app/brieven/sjablonen', '/app/brieven/briefpapier']) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.getByText('Even geduld')).toHaveCount(0)
    await expectFits(page)
    expect(await violations(page), path).toEqual([])
  }
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Letterheads')
})
