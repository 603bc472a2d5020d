import type { Page } from '@playwright/test'
import { violations } from './axe.ts'
import { expect, expectFits, freshImei, freshWord, test } from './fixtures.ts'
import { becomeCitizen, heading, sendFromNothing } from './goods-list-steps.ts'

/** Every screen twice: at 320 pixels, and with text of twice the size, which brings the narrow layout (frame.css). */
async function expectGood(page: Page, name: string): Promise<void> {
  const shots = process.env['HELDER_SHOTS']
  for (const [width, size] of [
    [320, '100%'],
    [640, '200%'],
  ] as const) {
    await page.setViewportSize({ width, height: 900 })
    await page.evaluate((text) => (document.documentElement.style.fontSize = text), size)
    await expectFits(page)
    expect(await violations(page), `${name} at ${width}, ${size}`).toEqual([])
    if (shots) await page.screenshot({ path: `${shots}/${name}-${width}-${size}.png`, fullPage: true })
  }
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.evaluate(() => (document.documentElement.style.fontSize = ''))
}

test('the list of owner and desk, and merging, fit on a narrow screen and with large text', async ({
  page,
  openWindow,
}) => {
  test.setTimeout(240_000)
  const phone = { imei: freshImei(), model: freshWord() }
  await becomeCitizen(page)
  const reference = await sendFromNothing(page, phone)
  await expectGood(page, 'own-list')

  // The same phone stands in a report already: the desk is asked where the list belongs.
  const desk = await openWindow('fencing-specialist')
  await desk.request.post('/v1/theft-reports', {
    data: {
      source: 'BVH',
      reference: freshWord(),
      registrationNumber: 'PL0500-2026999999-1',
      committedOn: '2026-01-05',
      place: 'Enschede',
      items: [
        {
          reference: freshWord(),
          category: 'phone',
          brand: 'Oppo',
          identifiers: [{ kind: 'imei', value: phone.imei }],
        },
      ],
    },
  })
  await desk.goto('/app/goederenlijsten')
  await expect(desk.getByText(reference)).toBeVisible()
  await expectGood(desk, 'desk')
  await desk.getByRole('row').filter({ hasText: reference }).getByRole('link').click()
  await expect(heading(desk)).toHaveText(`Goederenlijst ${reference}`)
  await expect(desk.getByText('Deze goederen staan al in de aangifte')).toBeVisible()
  await expectGood(desk, 'merge')
  await desk.getByRole('button', { name: 'Verbeter', exact: true }).click()
  await desk.getByRole('combobox', { name: 'Soort goed' }).selectOption({ label: 'Sieraad' })
  await expectGood(desk, 'correct')
  await desk.getByRole('button', { name: 'Toch niet' }).click()
  await desk.getByRole('button', { name: 'Voeg samen met de aangifte' }).click()
  await expect(desk.getByText('Wordt gezocht', { exact: true })).toBeVisible()
  await desk.getByRole('button', { name: 'Laat de eigenaar weten dat het gevonden is' }).click()
  await desk.getByRole('button', { name: 'Laat de eigenaar weten dat het gevonden is' }).click()
  await desk.getByRole('button', { name: 'Terug naar de eigenaar' }).click()
  await expectGood(desk, 'desk-list')
  await expect(page.getByRole('heading', { name: 'De politie zegt: dit is gevonden' })).toBeVisible({
    timeout: 15_000,
  })
  await expectGood(page, 'found')
  await page.goto('/app/aangifte')
  await expect(page.getByText(reference)).toBeVisible()
  await expectGood(page, 'own-lists')
  for (const step of ['wanneer', 'wat', 'helpt', 'aangifte', 'controleer']) {
    await page.goto(`/app/aangifte/nieuw?stap=${step}`)
    await expect(heading(page)).toBeVisible()
    await expectGood(page, `new-${step}`)
  }
  for (const path of ['spullen/nieuw', 'spullen/kluis', 'spullen/kluis/code']) {
    await page.goto(`/app/${path}`)
    await expect(heading(page)).toBeVisible()
    await expectGood(page, path.replaceAll('/', '-'))
  }
})
