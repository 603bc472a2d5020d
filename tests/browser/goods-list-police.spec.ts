import sharp from 'sharp'
import { violations } from './axe.ts'
import { buyPhone } from './counter-steps.ts'
import { expect, freshImei, freshWord, test } from './fixtures.ts'
import { acceptOnDesk, becomeCitizen, heading, sendFromNothing } from './goods-list-steps.ts'

test('from report and hit to the list and back; what ends on the report is over on the list', async ({
  page,
  openWindow,
}) => {
  test.setTimeout(120_000)
  const phone = { imei: freshImei(), model: freshWord() }
  await becomeCitizen(page)
  const reference = await sendFromNothing(page, phone)
  const desk = await openWindow('fencing-specialist')
  await acceptOnDesk(desk, reference)
  const counter = await openWindow('dealer')
  await buyPhone(counter, phone)

  await desk.getByRole('link', { name: 'Bekijk treffer, zeker' }).click({ timeout: 20_000 })
  await expect(desk.getByRole('table')).toContainText(phone.model)
  await desk.getByRole('link', { name: `Goederenlijst ${reference}` }).click()
  await expect(heading(desk)).toHaveText(`Goederenlijst ${reference}`)
  await desk.getByRole('link', { name: 'Bekijk de aangifte' }).click()
  await expect(desk.getByRole('link', { name: reference })).toBeVisible()
  expect(await violations(desk), desk.url()).toEqual([])

  await desk.getByRole('button', { name: /^Zet op gevonden/ }).click()
  const dialog = desk.getByRole('dialog')
  await dialog.getByRole('radio', { name: 'De politie heeft het gevonden' }).check()
  await dialog.getByRole('button', { name: 'Zet op gevonden' }).click()
  await expect(desk.getByText(/^Gevonden op /).first()).toBeVisible()
  // Its owner reads that it is over, and not why.
  await expect(page.getByText('Wordt niet meer gezocht', { exact: true })).toBeVisible({ timeout: 15_000 })
  await expect(page.getByText('Wordt gezocht', { exact: true })).toBeHidden()
  await expect(page.getByText(/de politie heeft het gevonden/i)).toBeHidden()
  expect(await violations(page), page.url()).toEqual([])

  await desk.getByRole('button', { name: /^Toch nog gestolen/ }).click()
  await desk.getByRole('textbox', { name: 'Wat ging er mis?' }).fill('een andere telefoon')
  await desk.getByRole('button', { name: 'Zet terug op gestolen' }).click()
  await expect(page.getByText('Wordt gezocht', { exact: true })).toBeVisible({ timeout: 15_000 })
})

test('an owner takes a picture back; police put kind and jewellery right, and then the picture stays', async ({
  page,
  openWindow,
}) => {
  test.setTimeout(120_000)
  await becomeCitizen(page)
  const reference = await sendFromNothing(page, { model: freshWord() })
  const picture = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#2a6' } })
    .jpeg()
    .toBuffer()
  const add = async () => {
    await page
      .locator('.list-item input[type=file]')
      .setInputFiles({ name: 'foto.jpg', mimeType: 'image/jpeg', buffer: picture })
    await expect(page.locator('.list-pictures img')).toBeVisible()
  }
  await add()
  await page.getByRole('button', { name: /^Haal weg/ }).click()
  await page.getByRole('button', { name: 'Toch niet' }).click()
  await expect(page.locator('.list-pictures img')).toBeVisible()
  await page.getByRole('button', { name: /^Haal weg/ }).click()
  expect(await violations(page), page.url()).toEqual([])
  await page.getByRole('button', { name: 'Haal de foto weg' }).click()
  await expect(page.locator('.list-pictures img')).toBeHidden()
  await add()

  const desk = await openWindow('detective')
  await desk.goto('/app/goederenlijsten')
  await desk.getByRole('row').filter({ hasText: reference }).getByRole('link').click()
  await desk.getByRole('button', { name: 'Verbeter', exact: true }).click()
  await expect(desk.getByRole('textbox', { name: 'Stenen' })).toBeHidden()
  await desk.getByRole('combobox', { name: 'Soort goed' }).selectOption({ label: 'Sieraad' })
  await desk.getByRole('textbox', { name: 'Stenen' }).fill('drie granaten')
  await desk.getByRole('textbox', { name: 'Gewicht in gram' }).fill('zwaar')
  await desk.getByRole('textbox', { name: 'Waarom verbetert u dit?' }).fill('Volgens de foto.')
  await desk.getByRole('button', { name: 'Bewaar de verbetering' }).click()
  await expect(desk.getByRole('textbox', { name: 'Gewicht in gram' })).toHaveAttribute('aria-invalid', 'true')
  expect(await violations(desk), desk.url()).toEqual([])
  await desk.getByRole('textbox', { name: 'Gewicht in gram' }).fill('6,5')
  await desk.getByRole('button', { name: 'Bewaar de verbetering' }).click()
  await expect(desk.getByText(/Sieraad, .*drie granaten, 6,5 gram/)).toBeVisible()
  await expect(page.getByText('Soort goed: eerst telefoon, nu sieraad')).toBeVisible({ timeout: 15_000 })

  await desk.getByRole('button', { name: 'Neem de lijst over' }).click()
  await expect(page.getByText('Wordt gezocht', { exact: true })).toBeVisible({ timeout: 15_000 })
  await expect(page.locator('.list-pictures img')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Haal weg/ })).toBeHidden()
})
