import type { Locator, Page } from '@playwright/test'
import { violations } from './axe.ts'
import { picturePage, tableWith } from './code-pictures.ts'
import { expect as expectSoon, expectFits, freshImei, test } from './fixtures.ts'
import { choosePhoto, scanAtCounter, withCamera } from './scan-steps.ts'

// Each journey starts a browser of its own: what is awaited comes, in its time.
test.describe.configure({ timeout: 240_000 })
const expect = expectSoon.configure({ timeout: 60_000 })

/** Two numbers in print: one above, one in the middle. */
const twoNumbers = (above: string, middle: string) =>
  `<body style="margin:0;height:100vh;background:#f4f1ea;font:56px 'DejaVu Sans Mono',monospace;color:#111">
    <div style="position:absolute;top:6%;width:100%;text-align:center">${above}</div>
    <div style="position:absolute;top:45%;width:100%;text-align:center">${middle}</div></body>`

/** No camera of a test has a lamp: one is planted, and what it is told is kept. */
async function plantLamp(page: Page): Promise<() => Promise<unknown[]>> {
  await page.addInitScript(() => {
    const told: unknown[] = []
    Object.assign(window, { told, lampRefuses: false })
    const real = Object.getOwnPropertyDescriptor(MediaStreamTrack.prototype, 'getCapabilities')!
    MediaStreamTrack.prototype.getCapabilities = function () {
      return {
        ...(real.value as () => MediaTrackCapabilities).call(this),
        torch: true,
      } as MediaTrackCapabilities
    }
    MediaStreamTrack.prototype.applyConstraints = async (constraints) => {
      if ((window as unknown as { lampRefuses: boolean }).lampRefuses) throw new Error('hot')
      told.push((constraints?.advanced?.[0] as { torch?: boolean } | undefined)?.torch)
    }
  })
  return () => page.evaluate(() => (window as unknown as { told: unknown[] }).told)
}

test('the lamp is switched and says what it does next; a lamp that refuses stays as it was', async ({
  browser,
}) => {
  await withCamera(browser, { film: tableWith([]) }, async (page) => {
    const told = await plantLamp(page)
    const dialog = await scanAtCounter(page)
    await dialog.getByRole('button', { name: 'Lamp aan' }).press('Enter')
    await expect(dialog.getByRole('button', { name: 'Lamp uit' })).toBeFocused()
    await dialog.getByRole('button', { name: 'Lees een gedrukt nummer' }).click()
    // The lamp still burns, and the button of the next view knows it.
    await dialog.getByRole('button', { name: 'Lamp uit' }).click()
    await expect(dialog.getByRole('button', { name: 'Lamp aan' })).toBeVisible()
    expect(await told()).toEqual([true, false])
    await page.evaluate(() => Object.assign(window, { lampRefuses: true }))
    await dialog.getByRole('button', { name: 'Lamp aan' }).click()
    await expect(dialog.getByRole('button', { name: 'Lamp aan' })).toBeVisible()
    expect(await told()).toEqual([true, false])
  })
})

test('control: a camera without a lamp has no button for one', async ({ browser }) => {
  await withCamera(browser, { film: tableWith([]) }, async (page) => {
    const dialog = await scanAtCounter(page)
    await expect(dialog.getByText('Richt de camera op de barcode of QR-code.')).toBeVisible()
    await expect(dialog.getByRole('button', { name: /^Lamp/ })).toHaveCount(0)
  })
})

test('the keyboard frames a part of a photo, and only that is read', async ({ browser }) => {
  const [above, middle] = [freshImei(), freshImei()]
  const photo = await picturePage(browser, twoNumbers(above, middle))
  await withCamera(browser, 'none', async (page) => {
    const dialog = await scanAtCounter(page)
    await choosePhoto(dialog, photo)
    await expect(dialog.getByRole('button', { name: 'Lees het gedrukte nummer' })).toBeFocused()
    const picture = dialog.getByRole('application')
    const frame = dialog.locator('.scanner-frame')
    await picture.focus()
    await page.keyboard.press('a')
    await expect(frame).toBeHidden()
    await page.keyboard.press('ArrowDown')
    await expect(frame).toBeVisible()
    const before = (await frame.boundingBox())!
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Shift+ArrowRight')
    const after = (await frame.boundingBox())!
    expect(after.y).toBeGreaterThan(before.y)
    expect(after.width).toBeGreaterThan(before.width)
    await page.keyboard.press('Delete')
    await expect(frame).toBeHidden()
    await page.keyboard.press('ArrowUp')
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Tab')
    await expect(dialog.getByRole('button', { name: 'Lees het gedrukte nummer' })).toBeFocused()
    await page.keyboard.press('Enter')
    const field = dialog.getByLabel('Nummer zoals het op het goed staat')
    await expect(field).toBeVisible()
    expect((await field.inputValue()).replaceAll(' ', '')).toBe(middle)
  })
})

/** Nothing of the dialog stands beside it, and axe finds nothing. */
async function expectGood(page: Page, dialog: Locator, name: string): Promise<void> {
  await expectFits(page)
  const beside = await dialog.evaluate((element) => element.scrollWidth - element.clientWidth)
  expect(beside, `${name} scrolls sideways`).toBeLessThanOrEqual(0)
  expect(await violations(page), name).toEqual([])
  const shots = process.env['HELDER_SHOTS']
  if (shots) await page.screenshot({ path: `${shots}/scan-${name}.png` })
}

for (const size of ['100%', '200%']) {
  test(`the dialog in English at 320 pixels with text of ${size}`, async ({ browser }) => {
    const imei = freshImei()
    const photo = await picturePage(browser, twoNumbers('', `IMEI ${imei}`))
    const film = tableWith([{ format: 'ean13', text: '8710103012344' }])
    await withCamera(browser, { film }, async (page) => {
      await plantLamp(page)
      await page.setViewportSize({ width: 320, height: 640 })
      await page.goto('/?taal=en')
      await page.evaluate((text) => (document.documentElement.style.fontSize = text), size)
      await expectFits(page)
      await page.getByRole('button', { name: 'Scan with camera' }).click()
      const dialog = page.getByRole('dialog', { name: 'Scan a number' })
      await expect(dialog.getByText(/^8710103012344 is an article number/)).toBeVisible()
      await expect(dialog.getByRole('button', { name: 'Light on' })).toBeVisible()
      await expectGood(page, dialog, `article-${size}`)
      await dialog.getByRole('button', { name: 'Read a printed number' }).click()
      await expectGood(page, dialog, `print-${size}`)
      await choosePhoto(dialog, photo)
      await dialog.getByRole('button', { name: 'Read the printed number' }).click({ trial: true })
      await dialog.getByRole('application').focus()
      await page.keyboard.press('ArrowDown')
      await expectGood(page, dialog, `photo-${size}`)
      await dialog.getByRole('button', { name: 'Read the printed number' }).click()
      await expect(dialog.getByRole('heading', { name: 'Is this number right?' })).toBeFocused()
      await expectGood(page, dialog, `confirm-${size}`)
    })
  })
}
