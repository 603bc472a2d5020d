import type { Page } from '@playwright/test'
import { check } from './check-steps.ts'
import { expect, test } from './fixtures.ts'

// S10: a script planted in the text fields of the public pages never runs.
const planted = [
  '<script>window.planted=1</script>',
  '"><img src=x onerror="window.planted=1">',
  "' autofocus onfocus='window.planted=1' x='",
  '</title><svg onload="window.planted=1">',
  'javascript:window.planted=1',
  '<iframe srcdoc="<script>parent.planted=1</script>">',
  '{{constructor.constructor("window.planted=1")()}}',
]
const ran = (page: Page) => page.evaluate(() => 'planted' in window)

test('what is typed in the check never runs: on the answer, kept on the device, or going back', async ({
  page,
}) => {
  for (const text of planted) {
    await check(page, text)
    expect(await ran(page), text).toBe(false)
    const keep = page.locator('[data-keep] input')
    if (await keep.isVisible()) await keep.check()
  }
  await page.goto('/')
  await expect(page.locator('[data-history] li').first()).toBeVisible()
  for (const button of await page.locator('[data-history] li button').all()) await button.click()
  expect(await ran(page)).toBe(false)
})

test('nor in an address', async ({ page }) => {
  for (const text of planted) {
    for (const path of [
      `/?taal=${encodeURIComponent(text)}`,
      `/#${text}`,
      `/inloggen?terug=${encodeURIComponent(text)}`,
    ]) {
      await page.goto(path)
      expect(await ran(page), path).toBe(false)
    }
  }
})

test('control: the same text put on a page as it is does run, and the policy alone already stops it', async ({
  page,
  context,
}) => {
  const body = `<!doctype html><html lang="nl"><title>x</title><body>${planted[1]}`
  const policy = (await context.request.get('/')).headers()['content-security-policy']!
  await page.route('**/planted-plain', (route) => route.fulfill({ contentType: 'text/html', body }))
  await page.goto('/planted-plain')
  await expect.poll(() => ran(page)).toBe(true)
  // In a window of its own: this one is meant to complain about the policy.
  const other = await context.newPage()
  const refused = other.waitForEvent('console', (message) =>
    message.text().includes('Content Security Policy'),
  )
  await other.route('**/planted', (route) =>
    route.fulfill({ contentType: 'text/html', body, headers: { 'content-security-policy': policy } }),
  )
  await other.goto('/planted')
  await refused
  expect(await ran(other)).toBe(false)
})
