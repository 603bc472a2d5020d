import type { Page } from '@playwright/test'
import { addDays, dayInAmsterdam } from '../../src/kernel/dates.ts'
import { expect } from './fixtures.ts'
import { addAuthenticator } from './virtual-authenticator.ts'

export const yesterday = addDays(dayInAmsterdam(new Date()), -1)

/** A new citizen with an open vault. */
export async function becomeCitizen(page: Page): Promise<void> {
  await addAuthenticator(page, { hasPrf: true })
  await page.goto('/app/aanmelden')
  await page.getByRole('button', { name: 'Maak een toegangssleutel' }).click()
  await page.getByRole('button', { name: 'Maak mijn herstelcode' }).click()
  const code = (await page.locator('.recovery-code').innerText()).replaceAll(/\s/g, '')
  await page.getByLabel('Laatste vier tekens van uw code').fill(code.slice(-4))
  await page.getByRole('button', { name: 'Ik heb de code, begin mijn lijst' }).click()
  await expect(page.getByRole('link', { name: 'Voeg iets toe' }).first()).toBeVisible()
}

export type Phone = { imei: string; model: string }

/** A phone among the belongings, or on the list: the same form. */
export async function fillPhone(
  page: Page,
  { imei, model }: Partial<Phone> & { model: string },
): Promise<void> {
  await page.getByRole('combobox', { name: 'Soort', exact: true }).selectOption('phone')
  await page.getByRole('textbox', { name: 'Merk' }).fill('Oppo')
  await page.getByRole('textbox', { name: 'Model' }).fill(model)
  if (imei !== undefined) {
    await page.getByRole('button', { name: 'Voeg een nummer of gravure toe' }).click()
    await page.getByRole('textbox', { name: 'IMEI' }).fill(imei)
  }
  await page.getByRole('button', { name: 'Bewaar in de kluis' }).click()
}

export async function addBelonging(page: Page, phone: Phone): Promise<void> {
  await page.goto('/app/spullen/nieuw')
  await fillPhone(page, phone)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Oppo ${phone.model}`)
}

export const next = (page: Page) => page.getByRole('button', { name: 'Ga verder' }).click()
export const heading = (page: Page) => page.getByRole('heading', { level: 1 })

export async function beginList(page: Page): Promise<void> {
  await page.goto('/app/aangifte')
  await page.getByRole('link', { name: 'Maak een goederenlijst' }).click()
  await expect(page.getByRole('link', { name: '112' })).toBeVisible()
  await expect(page.getByRole('link', { name: '0900-8844' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'politie.nl' })).toBeVisible()
  await page.getByRole('button', { name: 'Begin met de lijst' }).click()
}

export async function sayWhen(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: 'Gemeente' }).selectOption('enschede')
  await page.getByRole('radio', { name: 'Ja, op één dag' }).check()
  await page.getByLabel('Dag', { exact: true }).fill(yesterday)
  await next(page)
}

export async function sendList(page: Page): Promise<void> {
  await page.getByRole('radio', { name: 'Nog geen aangifte bekend' }).check()
  await page.getByRole('textbox', { name: 'Telefoonnummer' }).fill('06 00000000')
  await next(page)
  await page.getByRole('button', { name: 'Verstuur de lijst' }).click()
  await expect(page.getByRole('heading', { name: 'Uw lijst is verstuurd' })).toBeVisible()
}

/** A list of one phone without a number, made from nothing; gives its reference. */
export async function sendFromNothing(
  page: Page,
  phone: Partial<Phone> & { model: string },
): Promise<string> {
  await beginList(page)
  await sayWhen(page)
  await page.getByRole('link', { name: 'Voeg iets toe dat weg is' }).click()
  await fillPhone(page, phone)
  await expect(page.getByRole('checkbox', { name: `Oppo ${phone.model}` })).toBeChecked()
  await next(page)
  await next(page)
  await sendList(page)
  return (await heading(page).innerText()).replace('Goederenlijst ', '')
}

export async function acceptOnDesk(desk: Page, reference: string): Promise<void> {
  await desk.goto('/app/goederenlijsten')
  await desk.getByRole('row').filter({ hasText: reference }).getByRole('link').click()
  await expect(heading(desk)).toHaveText(`Goederenlijst ${reference}`)
  await desk.getByRole('button', { name: 'Neem de lijst over' }).click()
  await expect(desk.getByText('Wordt gezocht').first()).toBeVisible()
}
