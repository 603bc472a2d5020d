import type { Page } from '@playwright/test'
import { check } from './check-steps.ts'
import { expect, freshImei, test } from './fixtures.ts'

// The service worker answers for these pages: what it fetches is not seen by the page's own watch.
async function installed(page: Page): Promise<void> {
  await page.goto('/')
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
    if (!navigator.serviceWorker.controller)
      await new Promise((done) =>
        navigator.serviceWorker.addEventListener('controllerchange', done, { once: true }),
      )
  })
}

test('opens without a connection, says that nothing can be checked, and goes on when it is back', async ({
  page,
  context,
}) => {
  await installed(page)
  await context.setOffline(true)
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('U hebt nu geen internet.')
  const number = freshImei()
  await page.getByLabel('Nummer van het goed').fill(number)
  await page.getByRole('button', { name: 'Controleer nummer' }).click()
  const notice = page.getByRole('alert')
  await expect(notice).toContainText('Er is niets gecontroleerd. Uw nummer blijft hier staan.')
  await expect(page.locator('#nummer')).toHaveValue(number)
  await context.setOffline(false)
  await notice.getByRole('button', { name: 'Probeer het opnieuw' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Niet gevonden in de gegevens/)
})

test('speaks English offline on an English page', async ({ page, context }) => {
  await installed(page)
  await context.setOffline(true)
  await page.goto('/heling?taal=en')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You have no internet now.')
})

test('a number tried while the line is down stays in the field', async ({ page, context }) => {
  const number = freshImei()
  await page.goto('/')
  await page.locator('#nummer').fill(number)
  await context.setOffline(true)
  await page.getByRole('button', { name: 'Controleer nummer' }).click()
  await expect(page.getByRole('alert')).toContainText('U hebt nu geen internet.')
  await expect(page.locator('#nummer')).toHaveValue(number)
  await context.setOffline(false)
  await expect(page.getByRole('alert')).toContainText('U hebt weer internet.')
  await page.getByRole('button', { name: 'Probeer het opnieuw' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Niet gevonden in de gegevens/)
})

test('keeps files of its own and never an answer', async ({ page }) => {
  await installed(page)
  const number = freshImei()
  await check(page, number)
  const kept = await page.evaluate(async () => {
    const cache = await caches.open('helder-offline')
    const found: string[] = []
    for (const request of await cache.keys())
      found.push(`${request.method} ${request.url} ${await (await cache.match(request))!.text()}`)
    return found
  })
  expect(kept.length).toBeGreaterThan(8)
  expect(kept.filter((text) => text.includes(number) || text.includes('/controleer '))).toEqual([])
})

/** What keeps a browser from putting this page on a home screen. */
async function hindrances(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page)
  const { errors } = await session.send('Page.getAppManifest')
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors')
  // A window of a test has a profile of its own, which Chromium calls incognito.
  const others = installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')
  return [...errors.map(({ message }) => message), ...others.map(({ errorId }) => errorId)]
}

test('can be put on a home screen', async ({ page, request }) => {
  await page.goto('/')
  expect(await hindrances(page)).toEqual([])
  const manifest = await (await request.get('/manifest.webmanifest')).json()
  for (const { src, sizes, type } of manifest.icons) {
    const icon = await request.get(src)
    expect(icon.headers()['content-type']).toBe(type)
    if (type !== 'image/png') continue
    const bytes = await icon.body()
    expect(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`).toBe(sizes)
  }
})

test('control: without a manifest it can not', async ({ page }) => {
  await page.goto('/')
  await page.evaluate(() => document.querySelector('link[rel=manifest]')!.remove())
  expect(await hindrances(page)).toContain('no-manifest')
})
