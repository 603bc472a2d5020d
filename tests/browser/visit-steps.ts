import type { Page } from '@playwright/test'
import type { VisitView } from '../../src/capabilities/visits/contract.ts'
import { expect } from './fixtures.ts'

/** Begins a visit to a dealer by hand, from the list of the day; answers its id. */
export async function beginVisit(page: Page, dealer: string, need: string): Promise<string> {
  await page.goto('/app/bezoeken')
  await page.getByRole('link', { name: 'Begin een bezoek', exact: true }).click()
  await page.getByLabel('Handelaar').fill(dealer)
  await page.getByRole('button', { name: `Kies ${dealer}`, exact: true }).click()
  await page.getByLabel('Waarom is dit bezoek nodig?').fill(need)
  await page.getByRole('button', { name: 'Begin het bezoek' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(dealer)
  await page.waitForURL(/\/bezoeken\/[0-9a-f-]{36}$/)
  return new URL(page.url()).pathname.split('/').at(-1)!
}

/** The visit as the server has it. */
export async function visitOf(page: Page, id: string): Promise<VisitView> {
  return (await (await page.request.get(`/v1/visits/${id}`)).json()) as VisitView
}

/** Waits until this device can open the app without a network. */
export async function keptOffline(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
    if (!navigator.serviceWorker.controller)
      await new Promise((done) =>
        navigator.serviceWorker.addEventListener('controllerchange', done, { once: true }),
      )
  })
  await expect
    .poll(() => page.evaluate(async () => Boolean(await (await caches.open('helder-app')).match('/app/'))))
    .toBe(true)
}

/** What lies on this device of visits: how many parts, and all of their bytes as text. */
export async function heldHere(page: Page): Promise<{ parts: number; text: string }> {
  return page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((opened, failed) => {
      const request = indexedDB.open('helder-work', 1)
      request.onupgradeneeded = () => request.result.createObjectStore('parts')
      request.onsuccess = () => opened(request.result)
      request.onerror = () => failed(request.error)
    })
    const rows = await new Promise<{ box: ArrayBuffer; account: string }[]>((read, failed) => {
      const request = database.transaction('parts').objectStore('parts').getAll()
      request.onsuccess = () => read(request.result)
      request.onerror = () => failed(request.error)
    })
    database.close()
    const text = rows.map(({ box, account }) => account + new TextDecoder('latin1').decode(box)).join('')
    return { parts: rows.length, text: text + JSON.stringify({ ...localStorage }) }
  })
}

/** Answers a question with one tap. */
export async function answer(page: Page, question: string, choice: string): Promise<void> {
  await page.getByRole('group', { name: question }).getByText(choice, { exact: true }).click()
}
