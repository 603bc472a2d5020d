import { violations } from './axe.ts'
import { expect, expectFits, freshWord, signIn, test } from './fixtures.ts'

test('someone hears that a price is strikingly low, and never that one is fine', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('link', { name: 'Is de prijs opvallend laag?' }).click()
  const goods = page.locator('form').filter({ hasText: 'Model' })
  await goods.getByLabel('Soort').selectOption({ label: 'Telefoon' })
  await goods.getByLabel('Merk').fill('apple')
  await goods.getByLabel('Model').fill('iphone 13 128GB')
  await goods.getByLabel('Wat vraagt de verkoper?').fill('50')
  await goods.getByRole('button', { name: 'Vergelijk de prijs' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Opvallend laag: vraag waar het vandaan komt.',
  )
  await expect(page.getByText('Handelaren in Twente kregen voor dit model meestal tussen')).toBeVisible()
  // Nothing of the question stands in the address.
  expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/prijs')

  await page.getByRole('link', { name: 'Vergelijk een andere prijs' }).click()
  await goods.getByLabel('Soort').selectOption({ label: 'Telefoon' })
  await goods.getByLabel('Merk').fill('Apple')
  await goods.getByLabel('Model').fill('iPhone 13')
  await goods.getByLabel('Wat vraagt de verkoper?').fill('900')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hierover kunnen wij niets zeggen.')
  await expect(page.getByText('€ 900')).toBeVisible()
  await expect(page.getByText('tussen €')).toBeHidden()
})

test('an administrator enters what gold costs, and the page about prices goes by it', async ({ page }) => {
  await signIn(page, 'administrator')
  await page.getByRole('link', { name: 'Goudprijs' }).click()
  const source = freshWord()
  await page.getByRole('button', { name: 'Leg goudprijs vast' }).click()
  await expect(page.getByRole('alert')).toBeFocused()
  await page.getByRole('textbox', { name: 'Prijs per gram fijn goud' }).fill('120,00')
  await page.getByRole('textbox', { name: 'Bron, waar' }).fill(source)
  await page.getByRole('button', { name: 'Leg goudprijs vast' }).click()
  await expect(page.getByRole('row').filter({ hasText: source })).toContainText('Telt nu')

  await page.goto('/prijs?taal=en')
  const gold = page.locator('form').filter({ hasText: 'Fineness' })
  await gold.getByLabel('Weight in grams').fill('10')
  await gold.getByLabel('Fineness').selectOption('24')
  await gold.getByLabel('What does the seller ask?').fill('300')
  await gold.getByRole('button', { name: 'Compare with the gold' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Strikingly low: ask where it comes from.')
  await expect(page.getByText(source)).toBeVisible()
})

for (const width of [320, 390, 1280]) {
  test(`the page, its errors and its answers fit and are accessible at ${width}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 })
    const looksRight = async (name: string) => {
      await expectFits(page)
      expect(await violations(page), name).toEqual([])
      const folder = process.env['HELDER_SHOTS']
      if (folder) await page.screenshot({ path: `${folder}/${name}-${width}.png`, fullPage: true })
    }
    await page.goto('/prijs')
    await looksRight('price')
    await page.getByRole('button', { name: 'Vergelijk de prijs' }).click()
    await expect(page.getByRole('alert')).toContainText('Er kloppen 4 velden niet')
    await looksRight('price-errors')
    const gold = page.locator('form').filter({ hasText: 'Gehalte' })
    for (const [price, name] of [
      ['50', 'price-low'],
      ['5000', 'price-nothing'],
    ] as const) {
      await gold.getByLabel('Gewicht in gram').fill('6,4')
      await gold.getByLabel('Gehalte').selectOption('14')
      await gold.getByLabel('Wat vraagt de verkoper?').fill(price)
      await gold.getByRole('button').click()
      await looksRight(name)
      await page.goto('/prijs')
    }
  })
}
