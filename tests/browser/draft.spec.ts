import type { Page } from '@playwright/test'
import { fillPurchase, recordPurchase } from './counter-steps.ts'
import { expect, freshImei, freshWord, signIn, test } from './fixtures.ts'

test.beforeEach(({ page }) => signIn(page, 'dealer'))

/** What lies in the browser's own stores, as text: the drafts' boxes byte by byte, and all of localStorage. */
async function storedOnDevice(page: Page): Promise<{ drafts: number; savedAt_ms: number; text: string }> {
  return page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((opened, failed) => {
      const request = indexedDB.open('helder-drafts', 1)
      request.onupgradeneeded = () => request.result.createObjectStore('drafts')
      request.onsuccess = () => opened(request.result)
      request.onerror = () => failed(request.error)
    })
    const sealed = await new Promise<{ box: ArrayBuffer; account: string; savedAt_ms: number }[]>(
      (read, failed) => {
        const request = database.transaction('drafts').objectStore('drafts').getAll()
        request.onsuccess = () => read(request.result)
        request.onerror = () => failed(request.error)
      },
    )
    database.close()
    const bytes = sealed.map(({ box, account }) => account + new TextDecoder('latin1').decode(box)).join('')
    const savedAt_ms = Math.max(0, ...sealed.map((draft) => draft.savedAt_ms))
    return { drafts: sealed.length, savedAt_ms, text: bytes + JSON.stringify({ ...localStorage }) }
  })
}

test('what was typed is back after a reload, lies sealed meanwhile and is gone once recorded', async ({
  page,
}) => {
  const seller = `Jip ${freshWord()}`
  await fillPurchase(page, { imei: freshImei(), model: freshWord(), seller })
  // A draft from after this moment holds all of the above, however slow the machine is.
  const typedAt_ms = Date.now()
  await page.getByRole('textbox', { name: 'Uw eigen nummer' }).fill(freshWord())
  await expect(page.getByText(/^Concept bewaard om/)).toBeVisible()
  await expect.poll(async () => (await storedOnDevice(page)).savedAt_ms).toBeGreaterThanOrEqual(typedAt_ms)
  expect((await storedOnDevice(page)).text).not.toContain(seller)
  // The look itself would see it, were it there in clear.
  await page.evaluate((name) => localStorage.setItem('planted', name), seller)
  expect((await storedOnDevice(page)).text).toContain(seller)

  await page.reload()
  await expect(page.getByRole('textbox', { name: 'Naam' })).toHaveValue(seller)
  await expect(page.getByRole('radio', { name: 'Ja, op document gezien' })).toBeChecked()
  await recordPurchase(page)
  expect((await storedOnDevice(page)).drafts).toBe(0)
})

test('signing out leaves no draft behind', async ({ page }) => {
  await fillPurchase(page, { imei: freshImei(), model: freshWord() })
  await expect.poll(async () => (await storedOnDevice(page)).drafts).toBe(1)
  await page.getByRole('button', { name: 'Log uit' }).click()
  await page.waitForURL((address) => !address.pathname.startsWith('/app'))
  expect((await storedOnDevice(page)).drafts).toBe(0)
})

test('when the answer got lost, recording again does not record twice', async ({ page }) => {
  const model = freshWord()
  await fillPurchase(page, { imei: freshImei(), model })
  let lost = 0
  await page.route('**/v1/purchases', async (route) => {
    if (route.request().method() !== 'POST' || lost > 0) return route.continue()
    lost++
    await route.fetch()
    return route.abort('connectionreset')
  })
  await page.getByRole('button', { name: 'Leg inkoop vast' }).click()
  await expect(page.getByRole('heading', { name: 'Geen verbinding' })).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Model' })).toHaveValue(model)
  await recordPurchase(page)
  expect(lost).toBe(1)

  await page.goto(`/app/register?q=${model}`)
  await expect(page.getByRole('link', { name: `Telefoon, Oppo ${model}` })).toHaveCount(1)
})
