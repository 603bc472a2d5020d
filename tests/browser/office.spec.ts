import { expect, signIn, test } from './fixtures.ts'

test('a municipal officer sees the dealers of the own municipality and finds one while typing', async ({
  page,
}) => {
  await signIn(page, 'municipal-officer')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Handelaren in Enschede')
  await expect(page.getByRole('row').filter({ hasText: 'Juwelier Voorbeeld Enschede' })).toBeVisible()
  await expect(page.getByText('Juwelier Voorbeeld Hengelo')).toBeHidden()
  await page.getByLabel('Zoek handelaar').fill('weegschaal')
  await expect(page.getByRole('row').filter({ hasText: 'Juwelier Voorbeeld Enschede' })).toBeHidden()
  await expect(page.getByText('Goudinkoop De Weegschaal Enschede')).toBeVisible()
  expect(page.url()).toContain('q=weegschaal')

  await page.getByLabel('Zoek handelaar').fill('nietsvindbaars')
  await page.getByRole('link', { name: 'Toon alle handelaren' }).click()
  await expect(page.getByRole('row').filter({ hasText: 'Juwelier Voorbeeld Enschede' })).toBeVisible()
})

test('an administrator sees all logs running and the dealers of all municipalities', async ({ page }) => {
  await signIn(page, 'administrator')
  await expect(page.getByText('Alle 14 logboeken lopen.')).toBeVisible()
  await page.getByRole('link', { name: 'Handelaren', exact: true }).click()
  await page.getByRole('combobox', { name: 'Gemeente' }).selectOption('hengelo')
  await expect(page.getByText('Juwelier Voorbeeld Hengelo')).toBeVisible()
  await expect(page.getByText('Juwelier Voorbeeld Enschede')).toBeHidden()
})

test('each role is kept to its own screens', async ({ page }) => {
  await signIn(page, 'municipal-officer')
  await page.goto('/app/treffers')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Deze pagina is niet voor u')
  expect((await page.request.get('/v1/hits')).status()).toBe(403)
})
