import type { Page } from '@playwright/test'
import { expect } from './fixtures.ts'

/** Signs up as people do: a passkey, then the recovery code. Gives the code. */
export async function signUp(page: Page): Promise<string> {
  await page.goto('/app/aanmelden')
  await page.getByRole('button', { name: 'Maak een toegangssleutel' }).click()
  return await beginVault(page)
}

/** Reads what can't be recovered, keeps the code, and begins. */
export async function beginVault(page: Page): Promise<string> {
  await expect(page.getByRole('heading', { level: 1, name: 'Voordat u begint' })).toBeVisible()
  await expect(page.getByText('Bent u allebei kwijt, dan is uw lijst voorgoed weg.')).toBeVisible()
  await page.getByRole('button', { name: 'Maak mijn herstelcode' }).click()
  const groups = await page.locator('.recovery-code span').allTextContents()
  expect(groups).toHaveLength(7)
  await page.getByLabel('Laatste vier tekens').fill(groups.at(-1)!.toLowerCase())
  await page.getByRole('button', { name: 'Ik heb de code' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Eigen spullen' })).toBeVisible()
  return groups.join('-')
}

export type Typed = {
  soort: string
  nummer?: string
  velden: Record<string, string>
  foto?: { name: string; mimeType: string; buffer: Buffer }
}

/** Adds one thing by the form. */
export async function addThing(page: Page, { soort, nummer, velden, foto }: Typed): Promise<void> {
  await page.getByRole('link', { name: 'Eigen spullen' }).first().click()
  await page.getByRole('link', { name: 'Voeg iets toe' }).click()
  await page.getByLabel('Soort', { exact: true }).selectOption({ label: soort })
  if (nummer !== undefined) {
    await page.getByRole('button', { name: 'Voeg een nummer of gravure toe' }).click()
    await page.locator('#identifiers-0-value').fill(nummer)
  }
  for (const [label, text] of Object.entries(velden)) await page.getByLabel(label).fill(text)
  if (foto) {
    await page.locator('#picture-thing').setInputFiles(foto)
    await expect(page.locator('.pictures img')).toBeVisible()
  }
  await page.getByRole('button', { name: 'Bewaar in de kluis' }).click()
  await expect(page.getByRole('link', { name: 'Wijzig' })).toBeVisible()
}

export async function toList(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Eigen spullen' }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: 'Eigen spullen' })).toBeVisible()
}

export async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Log uit' }).first().click()
  await page.waitForURL((url) => !url.pathname.startsWith('/app/'))
}
