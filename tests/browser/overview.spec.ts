import { violations } from './axe.ts'
import { expect, expectFits, freshWord, signIn, test } from './fixtures.ts'

test('an officer notes a finding and tells the dealer, who answers; the overview changes, and the annex is opened and printed', async ({
  page,
  openWindow,
}) => {
  const words = freshWord()
  await signIn(page, 'municipal-officer')
  await page.goto('/app/handelaren?q=Juwelier Voorbeeld Enschede')
  await page.getByRole('link', { name: 'Juwelier Voorbeeld Enschede' }).click()

  // What it stands on is shown before it is kept; what is missing is said at the fields.
  await page.getByRole('button', { name: 'Leg een constatering vast' }).click()
  const note = page.getByRole('dialog')
  await note.getByLabel('Wat stelt u vast?').selectOption('register-missing')
  await expect(note.getByText('Rust op art. 437 lid 1 Sr')).toBeVisible()
  await note.getByRole('button', { name: 'Leg constatering vast' }).click()
  await expect(note.getByRole('alert')).toContainText('waaruit blijkt dat')
  await note.getByLabel(/waaruit blijkt dat/).fill(`Geen register aanwezig ${words}`)
  expect(await violations(page)).toEqual([])
  await note.getByRole('button', { name: 'Leg constatering vast' }).click()
  await expect(note).toBeHidden()
  const row = page.locator('.finding', { hasText: words })
  await expect(row).toContainText('Nog niet verteld')

  await page.getByRole('button', { name: /^Vertel de handelaar/ }).click()
  const tell = page.getByRole('dialog')
  await expect(tell.getByLabel(/In Helder/)).toBeChecked()
  await tell.getByRole('button', { name: 'Leg vast dat het verteld is' }).click()
  await expect(row).toContainText('antwoord mogelijk tot en met')
  expect(await violations(page)).toEqual([])

  // The same finding counts only once the dealer answered.
  await page.goto('/app/overzicht')
  const own = page
    .getByRole('table', { name: 'Klassen per gemeente' })
    .getByRole('row', { name: /uw gemeente/ })
  const points = own.getByRole('cell').nth(2)
  const before = Number(await points.innerText())
  expect(await violations(page)).toEqual([])

  const dealer = await openWindow('dealer')
  await dealer.getByRole('link', { name: /^Bevindingen/ }).click()
  const found = dealer.locator('.finding', { hasText: words })
  await expect(found).toContainText('U kunt antwoorden tot en met')
  await expect(dealer.getByRole('listitem').filter({ hasText: 'wacht op reactie' }).first()).toBeVisible()
  await found.getByRole('button', { name: /^Antwoord/ }).click()
  await found.getByLabel('Uw antwoord').fill(`Het lag bij de boekhouder ${words}`)
  // Nothing typed is lost.
  await expect(found.getByText(/concept bewaard/)).toBeVisible()
  await dealer.reload()
  await found.getByRole('button', { name: /^Antwoord/ }).click()
  await expect(found.getByLabel('Uw antwoord')).toHaveValue(new RegExp(words))
  expect(await violations(dealer)).toEqual([])
  await found.getByRole('button', { name: 'Verstuur antwoord' }).click()
  await expect(found).toContainText('Uw antwoord van')
  await dealer.setViewportSize({ width: 390, height: 844 })
  await expectFits(dealer)
  expect(await violations(dealer)).toEqual([])

  await page.reload()
  await expect(points).not.toHaveText(String(before))
  const after = Number(await points.innerText())
  expect(after).toBe(before + 1)

  await page.getByRole('link', { name: 'Naar de besloten bijlage' }).click()
  await page.getByLabel('Lokale driehoek').check()
  await page.getByRole('button', { name: 'Open de bijlage' }).click()
  await expect(page.getByText(/Geopend als nummer \d{4}-\d+/)).toBeVisible()
  const article = page.getByRole('article').filter({ hasText: words })
  await expect(article).toContainText('De handelaar zei op')
  await expect(article).toContainText('Zonder deze constatering')
  expect(await violations(page)).toEqual([])
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Maak het papier (PDF)' }).first().click()
  expect((await saved).suggestedFilename()).toMatch(/^besloten-bijlage-\d{4}-\d+\.pdf$/)
  await page.setViewportSize({ width: 390, height: 844 })
  await expectFits(page)

  // The finding was of this journey alone: withdrawn, so that others find the dealer as it was.
  await article.getByRole('link', { name: /Juwelier Voorbeeld/ }).click()
  await row.getByRole('button', { name: /^Trek in/ }).click()
  await page.getByRole('dialog').getByLabel('Waarom klopt zij niet?').fill('Het register lag er.')
  await page.getByRole('button', { name: 'Trek constatering in' }).click()
  await expect(row).toContainText('Ingetrokken op')
  await expectFits(page)
})
