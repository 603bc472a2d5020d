import { freshFrame, reportStolen } from './check-steps.ts'
import { expect, test } from './fixtures.ts'

const stolen = freshFrame()

test.beforeAll(async ({ playwright, baseURL }) => {
  const request = await playwright.request.newContext({ baseURL: baseURL! })
  await reportStolen(request, stolen)
  await request.dispose()
})

test('too many checks: the device does a sum by itself and gets its answer', async ({ page }) => {
  test.setTimeout(120_000)
  await page.goto('/')
  const asked = await page.evaluate(async (number) => {
    for (let count = 1; count <= 60; count++) {
      const answer = await fetch('/v1/checks', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ value: number }),
      })
      if (answer.status === 429) return count
    }
    return null
  }, stolen)
  expect(asked).toBe(51)
  const challenged = page.waitForResponse((response) => response.status() === 429)
  await page.locator('#nummer').fill(stolen)
  await page.getByRole('button', { name: 'Controleer nummer' }).click()
  await challenged
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Dit nummer staat geregistreerd als gestolen.',
    { timeout: 90_000 },
  )
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('too many checks: says what can be done', async ({ page }) => {
    const ask = () => page.request.post('/v1/checks', { data: { value: stolen } })
    await expect.poll(async () => (await ask()).status(), { intervals: [1], timeout: 30_000 }).toBe(429)
    await page.goto('/')
    await page.locator('#nummer').fill(stolen)
    await page.getByRole('button', { name: 'Controleer nummer' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Uw toestel rekent eerst even.')
    await expect(page.getByText('Hiervoor is JavaScript nodig.')).toBeVisible()
    await expect(page.getByText('geregistreerd als gestolen')).toHaveCount(0)
  })
})
