import { randomInt } from 'node:crypto'
import { test as base, expect, type Page } from '@playwright/test'
import { luhnDigit } from '../../src/identifiers/public.ts'
import type { Role } from '../../src/kernel/codes.ts'

/** What a page must never say: that a script broke, or that the content security policy held something back. */
export function watchPage(page: Page): string[] {
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) complaints.push(message.text())
  })
  return complaints
}

/** A test whose page fails it when a script breaks, and which can open more windows with sessions of their own. */
export const test = base.extend<{ openWindow: (role: Role) => Promise<Page> }>({
  // Checks are counted per address: each journey comes from one of its own (RFC 5737 has too few of them).
  extraHTTPHeaders: async ({ browserName: _ }, use) => {
    await use({ 'x-forwarded-for': `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}` })
  },
  page: async ({ page }, use) => {
    const complaints = watchPage(page)
    await use(page)
    expect(complaints).toEqual([])
  },
  openWindow: async ({ browser, contextOptions, baseURL }, use) => {
    const opened: { page: Page; complaints: string[] }[] = []
    await use(async (role) => {
      const context = await browser.newContext({ ...contextOptions, ...(baseURL && { baseURL }) })
      const page = await context.newPage()
      opened.push({ page, complaints: watchPage(page) })
      await signIn(page, role)
      return page
    })
    for (const { page, complaints } of opened) {
      expect(complaints).toEqual([])
      await page.context().close()
    }
  },
})
export { expect }

/** Signs in as people do: on the sign-in page, with the button of the role. */
export async function signIn(page: Page, role: Role): Promise<void> {
  await page.goto('/inloggen')
  await page.locator(`#${role}`).getByRole('button').click()
  await page.waitForURL('**/app/**')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
}

/** An IMEI that nothing in the register has, with a check digit that holds. */
export function freshImei(): string {
  const first14 = `35675904${String(randomInt(1_000_000)).padStart(6, '0')}`
  return `${first14}${luhnDigit(first14)}`
}

/** A word that stands in nothing else. */
export function freshWord(): string {
  return `Proef${randomInt(1_000_000_000)}`
}

/** Nothing stands beside the screen: no sideways scrolling. */
export async function expectFits(page: Page): Promise<void> {
  const beside = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(beside, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(0)
}
