import type { Page } from '@playwright/test'
import { violations } from './axe.ts'
import { expect, signIn, test } from './fixtures.ts'

/** The newest purchase in Enschede that nobody corrected: its number, and its own page. */
async function newestPurchase(page: Page, skip: number): Promise<{ id: string; number: string }> {
  const answer = await page.request.get('/v1/purchases?branchNumber=990000010001&limit=50')
  const { items } = (await answer.json()) as { items: { purchaseId: string; sequenceNumber: number }[] }
  const ids = [...new Map(items.map((line) => [line.purchaseId, line])).values()]
  const { purchaseId: id, sequenceNumber } = ids[skip]!
  return { id, number: String(sequenceNumber) }
}

async function fillEntry(page: Page, number: string): Promise<void> {
  await page.getByLabel('Vestigingsnummer').fill('990000010001')
  await page.getByLabel('Volgnummer').fill(number)
}

test('an administrator sees what goes next and what went, puts off and destroys, by keyboard too', async ({
  page,
  openWindow,
}) => {
  const dealer = await openWindow('dealer')
  const held = await newestPurchase(dealer, 0)
  const gone = await newestPurchase(dealer, 1)
  await signIn(page, 'administrator')
  await page.getByRole('link', { name: 'Vergeten', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Vergeten')
  await expect(page.getByRole('table', { name: 'Wat straks weggaat' })).toContainText('Enschede')
  await expect(page.getByRole('table', { name: 'Keren dat er is vergeten' })).toContainText('Vanzelf')
  expect(await violations(page)).toEqual([])

  await page.getByRole('button', { name: 'Stel vernietiging uit' }).focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Leg uitstel vast' }).click()
  await expect(dialog.getByRole('alert')).toContainText('Vestigingsnummer')
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Stel vernietiging uit' })).toBeFocused()
  await page.keyboard.press('Enter')
  await fillEntry(page, held.number)
  await page.getByLabel('Op last van').fill('officier van justitie mr. A. Voorbeeld')
  await page.getByLabel('Grondslag').fill('art. 94 Sv')
  await page.getByLabel('Reden').fill('Onderzoek naar woninginbraken')
  await page.getByLabel('Tot en met').fill('2040-01-01')
  await dialog.getByRole('button', { name: 'Leg uitstel vast' }).click()
  await expect(page.getByText('Uitgesteld tot en met')).toBeVisible()
  const row = page.getByRole('row').filter({ hasText: `Inkoop ${held.number}` })
  await expect(row).toContainText('Blijft bewaard')

  // What is held can't be destroyed.
  await page.getByRole('button', { name: 'Vernietig eerder' }).click()
  await fillEntry(page, held.number)
  await page.getByLabel('Reden').fill('Verzoek van de betrokkene')
  await dialog.getByRole('button', { name: 'Vernietig voorgoed' }).click()
  await expect(dialog).toContainText('staat een uitstel van vernietiging')
  await page.getByLabel('Volgnummer').fill(gone.number)
  await dialog.getByRole('button', { name: 'Vernietig voorgoed' }).click()
  await expect(page.getByText(`De gegevens van Inkoop ${gone.number} zijn vernietigd.`)).toBeVisible()
  expect(await violations(page)).toEqual([])

  await page.getByRole('button', { name: `Beëindig het uitstel van Inkoop ${held.number}` }).click()
  await page.getByLabel('Reden').fill('Zaak gesloten')
  await dialog.getByRole('button', { name: 'Beëindig uitstel' }).click()
  await expect(page.getByText('De gegevens gaan weg als hun eigen termijn voorbij is.')).toBeVisible()

  await dealer.goto(`/app/register/${gone.id}`)
  await expect(dealer.getByText(/Deze gegevens zijn vernietigd op .*, vóór het einde/)).toBeVisible()
  await expect(dealer.getByRole('button', { name: /bekijk/i })).toHaveCount(0)
  await dealer.goto(`/app/register/${gone.id}/bewijs`)
  await expect(dealer.getByText(/Deze gegevens zijn vernietigd op/)).toBeVisible()
  await dealer.goto(`/app/register/${held.id}`)
  await expect(dealer.getByText(/Deze gegevens zijn vernietigd/)).toHaveCount(0)
})

test('an auditor sees what went, and nothing to do', async ({ page }) => {
  await signIn(page, 'auditor')
  await page.getByRole('link', { name: 'Vergeten', exact: true }).click()
  await expect(page.getByRole('table', { name: 'Keren dat er is vergeten' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Vernietig eerder' })).toHaveCount(0)
  expect(await violations(page)).toEqual([])
})
