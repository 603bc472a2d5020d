import type { Page } from '@playwright/test'
import { violations } from './axe.ts'
import { expect, expectFits, freshWord, signIn, test } from './fixtures.ts'

async function beginReport(page: Page): Promise<void> {
  await page.goto('/app/rapportages')
  await page.getByRole('button', { name: 'Begin een rapportage' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Concept van een bestuurlijke rapportage')
}
async function fillReport(page: Page, subject: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Gemeente' }).selectOption({ label: 'Enschede' })
  await page.getByRole('combobox', { name: 'Vestiging' }).selectOption('990000010001')
  await page.getByRole('textbox', { name: 'Onderwerp' }).fill(subject)
  await page.getByRole('combobox', { name: 'Grondslag' }).selectOption({ index: 1 })
  await page
    .getByRole('textbox', { name: 'Wat vraagt u' })
    .fill('Overweeg een waarschuwing.\nGraag binnen een maand.')
  await page.getByLabel('Dag', { exact: true }).fill('2026-11-05')
  await page.getByRole('textbox', { name: 'Bron' }).fill('Bezoek aan de winkel')
  await page
    .getByRole('textbox', { name: 'Wat is er vastgesteld?' })
    .fill('Drie inkopen stonden niet in het register.')
}

test('a report is written by one, signed by another, and read by the municipality alone', async ({
  page,
  openWindow,
}) => {
  const subject = `Register ${freshWord()}`
  await signIn(page, 'fencing-specialist')
  await beginReport(page)
  await fillReport(page, subject)
  await expect(page.getByText(/Concept bewaard om/)).toBeVisible()
  await expect(page.getByText('Een hulpofficier van justitie van uw team ondertekent')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Onderteken en verstrek' })).toHaveCount(0)
  // Nothing typed is lost: it stands at the server.
  await page.getByRole('textbox', { name: 'Onderwerp' }).fill(`${subject}!`)
  await page.getByRole('link', { name: 'Rapportages' }).first().click()
  await page.getByRole('link', { name: `${subject}!` }).click()
  await expect(page.getByRole('textbox', { name: 'Onderwerp' })).toHaveValue(`${subject}!`)

  const officer = await openWindow('municipal-officer')
  await officer.goto('/app/rapportages')
  await expect(officer.getByRole('heading', { level: 1 })).toHaveText('Ontvangen rapportages')
  const before = await officer.getByRole('row').filter({ hasText: 'Nog niet geopend' }).count()

  const signer = await openWindow('assistant-prosecutor')
  await signer.goto(page.url())
  await signer.getByRole('button', { name: 'Onderteken en verstrek' }).click()
  await expect(signer.getByRole('dialog')).toContainText('Dat gebeurt één keer')
  await signer.getByRole('button', { name: 'Ja, onderteken en verstrek aan Enschede' }).click()
  await expect(signer.getByRole('heading', { level: 1 })).toHaveText(/^Bestuurlijke rapportage \d{4}-\d{4}$/)
  await expect(signer.getByText('Ondertekend door Iris Denkbaar, hulpofficier van justitie')).toBeVisible()
  const number = (await signer.getByRole('heading', { level: 1 }).textContent())!.slice(-9)

  await officer.reload()
  const row = officer.getByRole('row').filter({ hasText: number })
  await expect(row).toContainText('Nog niet geopend')
  expect(await officer.getByRole('row').filter({ hasText: 'Nog niet geopend' }).count()).toBe(before + 1)
  await expect(officer.getByText(subject)).toHaveCount(0)
  await row.getByRole('link').click()
  await officer.getByRole('button', { name: 'Open de rapportage' }).click()
  await expect(officer.getByText(/Vastgelegd om \d\d:\d\d: u opende deze rapportage/)).toBeVisible()
  await expect(officer.getByText(`${subject}!`)).toBeVisible()
  await expect(officer.getByText('Drie inkopen stonden niet in het register.')).toBeVisible()
  await officer.getByRole('link', { name: 'Rapportages' }).first().click()
  await expect(row).toContainText('Geopend door Dirk Fictie')

  const auditor = await openWindow('auditor')
  await expect(auditor.getByRole('row').filter({ hasText: 'Iris Denkbaar' }).first()).toBeVisible()
})

test('what is missing is said at once, and a draft is thrown away after one question', async ({ page }) => {
  await signIn(page, 'assistant-prosecutor')
  await beginReport(page)
  await page.getByRole('button', { name: 'Onderteken en verstrek' }).click()
  await expect(page.getByRole('alert').getByRole('link')).toHaveCount(8)
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.getByRole('button', { name: 'Gooi dit concept weg' }).click()
  await page.getByRole('button', { name: 'Ja, gooi weg' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bestuurlijke rapportages')
})

test('of two who write in one draft the second is told, and loses nothing on the screen', async ({
  page,
  openWindow,
}) => {
  await signIn(page, 'fencing-specialist')
  await beginReport(page)
  const second = await openWindow('detective')
  await second.goto(page.url())
  await second.getByRole('textbox', { name: 'Onderwerp' }).fill('van de tweede')
  await expect(second.getByText(/Concept bewaard om/)).toBeVisible()
  await expect
    .poll(() =>
      second.evaluate(
        async (path) => {
          const answer = await fetch(path)
          return ((await answer.json()) as { subject: string }).subject
        },
        `/v1/administrative-reports/${page.url().split('/').at(-1)}`,
      ),
    )
    .toBe('van de tweede')
  await page.getByRole('textbox', { name: 'Onderwerp' }).fill('van de eerste')
  await expect(page.getByRole('heading', { name: 'Iemand anders wijzigde dit concept' })).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Onderwerp' })).toHaveValue('van de eerste')
  await page.getByRole('button', { name: 'Laad de nieuwste stand' }).click()
  await expect(page.getByRole('textbox', { name: 'Onderwerp' })).toHaveValue('van de tweede')
})

for (const language of ['nl', 'en'] as const) {
  test(`the pages fit and axe finds nothing (${language})`, async ({ page, openWindow }) => {
    await signIn(page, 'assistant-prosecutor')
    await beginReport(page)
    await fillReport(page, freshWord())
    await expect(page.getByText(/Concept bewaard om/)).toBeVisible()
    const officer = await openWindow('mayors-office')
    await officer.goto('/app/rapportages')
    for (const one of [page, officer])
      if (language === 'en') await one.getByRole('button', { name: 'English' }).first().click()
    const look = async (one: Page) => {
      for (const width of [1280, 390, 320]) {
        await one.setViewportSize({ width, height: 900 })
        await expectFits(one)
        expect(await violations(one)).toEqual([])
      }
      await one.setViewportSize({ width: 1280, height: 900 })
    }
    await look(page)
    await page
      .getByRole('button', { name: language === 'nl' ? 'Onderteken en verstrek' : 'Sign and disclose' })
      .click()
    await look(page)
    await page.getByRole('button', { name: language === 'nl' ? /^Ja, onderteken/ : /^Yes, sign/ }).click()
    await expect(page.locator('.report-document')).toBeVisible()
    await look(page)
    await page.goto('/app/rapportages')
    await expect(page.locator('a.go').first()).toBeVisible()
    await look(page)
    await officer.reload()
    await expect(officer.locator('a.go').first()).toBeVisible()
    await look(officer)
    await officer.locator('a.go').first().click()
    await officer
      .getByRole('button', { name: language === 'nl' ? 'Open de rapportage' : 'Open the report' })
      .click()
    await expect(officer.locator('.report-document')).toBeVisible()
    await look(officer)
  })
}
