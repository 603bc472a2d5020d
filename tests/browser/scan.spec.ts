import { violations } from './axe.ts'
import { picturePage, tableWith } from './code-pictures.ts'
import { expect as expectSoon, expectFits, freshImei, test } from './fixtures.ts'
import { choosePhoto, expectFrames, scanAtCounter, withCamera } from './scan-steps.ts'

// Each journey starts a browser of its own and reads film as fast as this machine can: what is awaited comes, in its time.
test.describe.configure({ timeout: 240_000 })
const expect = expectSoon.configure({ timeout: 60_000 })
const serial = '5CD1234XYZ'

test.describe('codes before the camera', () => {
  test('an IMEI in a Code 128 opens its item at once', async ({ browser }) => {
    const imei = freshImei()
    await withCamera(browser, { film: tableWith([{ format: 'code128', text: imei }]) }, async (page) => {
      const dialog = await scanAtCounter(page)
      await expect(dialog).toBeHidden()
      await expect(page.getByRole('textbox', { name: /^IMEI/ })).toHaveValue(imei)
    })
  })

  test('an EAN-13 is explained as the number of an article, and never used by itself', async ({
    browser,
  }) => {
    await withCamera(
      browser,
      { film: tableWith([{ format: 'ean13', text: '8710103012344' }]) },
      async (page) => {
        const dialog = await scanAtCounter(page)
        await expect(dialog.getByText(/^8710103012344 is een artikelnummer/)).toBeVisible()
        await expectFrames(dialog, 20)
        await expect(dialog).toBeVisible()
      },
    )
  })

  test('a GS1 DataMatrix gives the serial number behind the article number', async ({ browser }) => {
    const text = `(01)08710103012344(21)${serial}`
    await withCamera(browser, { film: tableWith([{ format: 'gs1datamatrix', text }]) }, async (page) => {
      const dialog = await scanAtCounter(page)
      await expect(dialog).toBeHidden()
      await expect(page.getByRole('textbox', { name: /^Serienummer/ })).toHaveValue(serial)
    })
  })

  test('a QR code with a link is shown as what it is', async ({ browser }) => {
    const text = 'https://example.com/product/9'
    await withCamera(browser, { film: tableWith([{ format: 'qrcode', text }]) }, async (page) => {
      const dialog = await scanAtCounter(page)
      await expect(dialog.getByText(`Dit is een internetadres: ${text}.`)).toBeVisible()
    })
  })

  test('a number in a link is used only after someone compared it', async ({ browser }) => {
    const text = `https://example.com/device?sn=${serial}`
    await withCamera(browser, { film: tableWith([{ format: 'qrcode', text }]) }, async (page) => {
      const dialog = await scanAtCounter(page)
      await expect(dialog.getByRole('heading', { name: 'Klopt dit nummer?' })).toBeFocused()
      await expect(dialog.getByLabel('Nummer zoals het op het goed staat')).toHaveValue(serial)
      await dialog.getByRole('button', { name: 'Gebruik dit nummer' }).click()
      await expect(page.getByRole('textbox', { name: /^Serienummer/ })).toHaveValue(serial)
    })
  })

  test('of several numbers on a box someone chooses; two IMEIs of one phone go together', async ({
    browser,
  }) => {
    const imeis = [freshImei(), freshImei()]
    const film = tableWith([
      ...imeis.map((text) => ({ format: 'code128' as const, text })),
      { format: 'ean13', text: '8710103012344' },
    ])
    await withCamera(browser, { film }, async (page) => {
      const dialog = await scanAtCounter(page)
      await expect(dialog.getByRole('heading', { name: 'Welk nummer gebruikt u?' })).toBeFocused()
      await expect(dialog.getByRole('listitem')).toHaveCount(2)
      await dialog.getByRole('button', { name: 'Gebruik beide nummers' }).click()
      const values = await page
        .getByRole('textbox', { name: /^IMEI/ })
        .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value))
      expect(values.sort()).toEqual(imeis.sort())
    })
  })

  test('control: a table without a code gives nothing, however long one looks', async ({ browser }) => {
    await withCamera(browser, { film: tableWith([]) }, async (page) => {
      const dialog = await scanAtCounter(page)
      await expectFrames(dialog, 30)
      await expect(dialog.getByText('Richt de camera op de barcode of QR-code.')).toBeVisible()
      await expect(dialog.getByRole('heading', { level: 3 })).toHaveCount(0)
    })
  })
})

test.describe('without a camera', () => {
  test('a refused camera says what to do, and a photo works', async ({ browser }) => {
    const imei = freshImei()
    const photo = await picturePage(browser, tableWith([{ format: 'code128', text: imei }]))
    await withCamera(browser, 'refused', async (page) => {
      const dialog = await scanAtCounter(page)
      await expect(dialog.getByRole('heading', { name: 'Helder mag de camera niet gebruiken' })).toBeFocused()
      await choosePhoto(dialog, photo)
      await expect(page.getByRole('textbox', { name: /^IMEI/ })).toHaveValue(imei)
    })
  })

  test('no camera says so; Escape closes and the focus is where it was', async ({ browser }) => {
    await withCamera(browser, 'none', async (page) => {
      const dialog = await scanAtCounter(page)
      await expect(dialog.getByRole('heading', { name: 'Er is geen camera gevonden' })).toBeVisible()
      expect(await violations(page)).toEqual([])
      await page.setViewportSize({ width: 390, height: 844 })
      await expectFits(page)
      for (let presses = 0; presses < 6; presses++) {
        await page.keyboard.press('Tab')
        expect(await page.evaluate(() => document.activeElement?.closest('main') ?? null)).toBeNull()
      }
      await page.keyboard.press('Escape')
      await expect(dialog).toHaveCount(0)
      await expect(page.getByRole('button', { name: 'Scan', exact: true })).toBeFocused()
    })
  })

  test('a photo that is dropped is read; one that is no picture is refused', async ({ browser }) => {
    const photo = await picturePage(browser, tableWith([{ format: 'qrcode', text: `S/N: ${serial}` }]))
    await withCamera(browser, 'none', async (page) => {
      const dialog = await scanAtCounter(page)
      await choosePhoto(dialog, Buffer.from('no picture'))
      await expect(dialog.getByText('Uw browser kan deze foto niet openen.')).toBeVisible()
      const bytes = [...photo]
      await dialog.evaluate((element, given) => {
        const data = new DataTransfer()
        data.items.add(new File([new Uint8Array(given)], 'foto.png', { type: 'image/png' }))
        element.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true }))
      }, bytes)
      await expect(page.getByRole('textbox', { name: /^Serienummer/ })).toHaveValue(serial)
    })
  })
})

test('at the public check a scanned number fills the field and is not sent by itself', async ({
  browser,
}) => {
  const imei = freshImei()
  await withCamera(browser, { film: tableWith([{ format: 'code128', text: imei }]) }, async (page) => {
    await page.goto('/')
    await page.getByRole('button', { name: 'Scan met camera' }).click()
    await expect(page.getByLabel('Nummer van het goed')).toHaveValue(imei)
    await expect(page.getByLabel('Nummer van het goed')).toBeFocused()
    expect(new URL(page.url()).pathname).toBe('/')
  })
})
