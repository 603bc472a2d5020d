import { luhnDigit } from '../../src/identifiers/public.ts'
import { tableWith } from './code-pictures.ts'
import { expect as expectSoon, freshImei, test } from './fixtures.ts'
import { drawLabel, type Label, pictureLabels } from './label-pictures.ts'
import { choosePhoto, scanAtCounter, withCamera } from './scan-steps.ts'

// Fetching and starting the reader of print takes a while on a busy machine: what is awaited comes, in its time.
test.describe.configure({ timeout: 400_000 })
const expect = expectSoon.configure({ timeout: 120_000 })

const imeis = Array.from({ length: 5 }, freshImei)
const labels: (Label & { number: string })[] = [
  {
    number: imeis[0]!,
    look: 'sticker',
    lines: ['Model N1', `IMEI: ${imeis[0]}`],
    turned: 20,
    tilted: 8,
    noise: 0.3,
  },
  { number: imeis[1]!, look: 'phone-back', lines: [`IMEI ${imeis[1]}`], skewed: 3, shadow: 0.4 },
  { number: imeis[2]!, look: 'tray', lines: [imeis[2]!], blur_px: 1.2, noise: 0.4 },
  { number: imeis[3]!, look: 'engraved', lines: [imeis[3]!], noise: 0.5, shadow: 0.5 },
  { number: imeis[4]!, look: 'plate', lines: [imeis[4]!], turned: 40, blur_px: 2.6, noise: 0.7, size_px: 20 },
]

test('a number on a photo is read or not read, never silently wrong', async ({ browser }) => {
  const photos = await pictureLabels(browser, labels)
  let read = 0
  await withCamera(browser, 'none', async (page) => {
    const dialog = await scanAtCounter(page)
    for (const [place, { number }] of labels.entries()) {
      await choosePhoto(dialog, photos[place]!)
      await dialog.getByRole('button', { name: 'Lees het gedrukte nummer' }).click()
      const question = dialog.getByRole('heading', { name: 'Klopt dit nummer?' })
      await expect(question.or(dialog.getByText('Er is geen nummer gelezen.'))).toBeVisible()
      if (!(await question.isVisible())) continue
      const value = await dialog.getByLabel('Nummer zoals het op het goed staat').inputValue()
      const isRight = value.replaceAll(' ', '') === number
      if (isRight) read++
      // A wrong reading may be shown to be compared, but must not be said to be right.
      else await expect(dialog.getByText('Het controlecijfer klopt.', { exact: true })).toBeHidden()
    }
  })
  // The first three are as clear as a photo by hand gets.
  expect(read).toBeGreaterThanOrEqual(3)
})

test('print before the camera is read within the frame, and mended by hand where it is wrong', async ({
  browser,
}) => {
  const imei = freshImei()
  const film = drawLabel({ look: 'sticker', lines: [`IMEI: ${imei}`], size_px: 40 })
  await withCamera(browser, { film }, async (page) => {
    const dialog = await scanAtCounter(page)
    await dialog.getByRole('button', { name: 'Lees een gedrukt nummer' }).click()
    const readNow = dialog.getByRole('button', { name: 'Lees het nummer in het kader' })
    await expect(readNow).toBeFocused()
    await page.keyboard.press('Enter')
    const field = dialog.getByLabel('Nummer zoals het op het goed staat')
    await expect(field).toHaveValue(imei.replace(/^(..)(.{6})(.{6})(.)$/, '$1 $2 $3 $4'))
    await expect(dialog.getByText('Het controlecijfer klopt.', { exact: true })).toBeVisible()

    const wrong = `${imei.slice(0, 14)}${(Number(luhnDigit(imei.slice(0, 14))) + 1) % 10}`
    await field.fill(wrong)
    await expect(dialog.getByText(/^Het controlecijfer klopt niet/)).toBeVisible()
    await field.fill(imei)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('textbox', { name: /^IMEI/ })).toHaveValue(imei)
  })
})

test('control: where nothing is printed, nothing is read', async ({ browser }) => {
  await withCamera(browser, { film: tableWith([]) }, async (page) => {
    const dialog = await scanAtCounter(page)
    await dialog.getByRole('button', { name: 'Lees een gedrukt nummer' }).click()
    await dialog.getByRole('button', { name: 'Lees het nummer in het kader' }).click()
    await expect(dialog.getByText(/^Er is geen nummer gelezen/)).toBeVisible()
  })
})
