import type { Page } from '@playwright/test'
import { violations } from './axe.ts'
import { expect, expectFits, signIn, test } from './fixtures.ts'

/** A detective opens the seller of a hit, as the API has it. */
async function lookAtSeller(page: Page): Promise<void> {
  await signIn(page, 'detective')
  const status = await page.evaluate(async () => {
    const { items } = (await (await fetch('/v1/hits?limit=1')).json()) as { items: { id: string }[] }
    const answer = await fetch(`/v1/hits/${items[0]!.id}/seller-views`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ purposeCode: 'investigation-theft', purposeText: 'onderzoek' }),
    })
    return answer.status
  })
  expect(status).toBe(201)
}

test('an auditor filters the log, saves it, and sees what is worth a question', async ({ page }) => {
  await lookAtSeller(page)
  await signIn(page, 'auditor')
  await expect(page.getByRole('heading', { name: 'Wat een vraag waard is' })).toBeVisible()
  await expect(page.getByText(/Sinds .* viel niets op|laatste op/).first()).toBeVisible()
  await expect(page.getByRole('row').nth(1)).toBeVisible()
  await page.getByLabel('Zoek in doel, gegeven of naam').fill('komt nergens voor')
  await expect(page.getByRole('heading', { name: 'Niets gevonden' })).toBeVisible()
  await page.getByRole('link', { name: 'Toon alles' }).click()
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Bewaar als tabel' }).click()
  expect((await saved).suggestedFilename()).toMatch(/^helder-inzagen-\d{4}-\d\d-\d\d\.csv$/)
})

for (const language of ['nl', 'en'] as const) {
  test(`the auditor's and the dealer's page fit, and axe finds nothing (${language})`, async ({
    page,
    openWindow,
  }) => {
    await lookAtSeller(page)
    await signIn(page, 'auditor')
    await expect(page.getByRole('row').nth(1)).toBeVisible()
    const dealer = await openWindow('dealer')
    await dealer.goto('/app/inzagen')
    for (const one of [page, dealer]) {
      if (language === 'en') await one.getByRole('button', { name: 'English' }).first().click()
      await expect(one.getByRole('heading', { level: 1 })).toBeVisible()
      for (const width of [1280, 390, 320]) {
        await one.setViewportSize({ width, height: 900 })
        await expectFits(one)
        expect(await violations(one)).toEqual([])
      }
    }
  })
}
