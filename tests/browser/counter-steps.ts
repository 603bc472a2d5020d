import { expect, type Page } from '@playwright/test'

export type Bought = { imei: string; model: string; seller?: string }

/** Fills in a purchase of a phone at the counter, with all that the rules of Enschede ask. */
export async function fillPurchase(
  page: Page,
  { imei, model, seller = 'Jip Verzonnen' }: Bought,
): Promise<void> {
  await page.goto('/app/inkoop')
  await page.getByLabel('Typ een nummer').fill(imei)
  await page.getByLabel('Typ een nummer').press('Enter')
  await page.getByRole('textbox', { name: 'Merk' }).fill('Oppo')
  await page.getByRole('textbox', { name: 'Model' }).fill(model)
  await page.getByRole('textbox', { name: 'Prijs' }).fill('125')
  await page.getByRole('radio', { name: 'Bank' }).check()
  await fillSeller(page, seller)
}

/** The seller as Enschede demands it: name, address, document, adult. */
export async function fillSeller(page: Page, name: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Naam' }).fill(name)
  await page.getByRole('textbox', { name: 'Postcode' }).fill('7511 AB')
  await page.getByRole('textbox', { name: 'Huisnummer' }).fill('1')
  await page.getByRole('textbox', { name: 'Straat' }).fill('Proefstraat')
  await page.getByRole('textbox', { name: 'Plaats' }).fill('Enschede')
  await page.getByRole('combobox', { name: 'Document', exact: true }).selectOption('passport')
  await page.getByRole('textbox', { name: 'Documentnummer' }).fill('SPECI2014')
  await page.getByRole('radio', { name: 'Ja, op document gezien' }).check()
}

/** Records what is filled in and waits until the entry is in the log; the address is then the entry's. */
export async function recordPurchase(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Leg inkoop vast' }).click()
  await expect(page.getByRole('heading', { name: /^Vastgelegd als nr\. \d+$/ })).toBeVisible()
  await expect(page.getByText(/^Gewaarmerkt om .* in het logboek van Enschede/)).toBeVisible({
    timeout: 15_000,
  })
}

/** Buys a phone at the counter. */
export async function buyPhone(page: Page, bought: Bought): Promise<void> {
  await fillPurchase(page, bought)
  await recordPurchase(page)
}
