import { expect, signIn, test } from './fixtures.ts'

test('a municipal officer sees the dealers of the own municipality and finds one while typing', async ({
  page,
}) => {
  await signIn(page, 'municipal-officer')
  await page.getByRole('navigation').getByRole('link', { name: 'Handelaren' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Handelaren in Enschede')
  const search = page.getByRole('searchbox', { name: /^Zoek op naam/ })
  await search.fill('juwelier voorbeeld')
  await expect(page.getByRole('row').filter({ hasText: 'Juwelier Voorbeeld Enschede' })).toBeVisible()
  await expect(page.getByText('Juwelier Voorbeeld Hengelo')).toBeHidden()
  await search.fill('weegschaal')
  await expect(page.getByRole('row').filter({ hasText: 'Juwelier Voorbeeld Enschede' })).toBeHidden()
  await expect(page.getByText('Goudinkoop De Weegschaal Enschede')).toBeVisible()
  expect(page.url()).toContain('q=weegschaal')

  await search.fill('nietsvindbaars')
  await page.getByRole('link', { name: 'Toon alle handelaren' }).click()
  await expect(page.getByRole('row').nth(50)).toBeVisible()
})

test('an administrator sees all logs running, and no list of dealers', async ({ page }) => {
  await signIn(page, 'administrator')
  await expect(page.getByText('Alle 14 logboeken lopen.')).toBeVisible()
  await page.goto('/app/handelaren')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Deze pagina is niet voor u')
})

test('each role is kept to its own screens', async ({ page }) => {
  await signIn(page, 'municipal-officer')
  await page.goto('/app/treffers')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Deze pagina is niet voor u')
  expect((await page.request.get('/v1/hits')).status()).toBe(403)
})
