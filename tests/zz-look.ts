import { chromium } from '@playwright/test'
import { findBrowser } from './find-browser.ts'
const base = 'http://localhost:4177'
const browser = await chromium.launch({ executablePath: (findBrowser as any)() ?? undefined })
for (const width of [1280, 390]) {
  const page = await browser.newPage({ viewport: { width, height: 900 } })
  page.on('pageerror', (e) => console.log('ERR', e.message))
  await page.goto(base + '/inloggen')
  await page.locator('#programme-officer').getByRole('button').click()
  await page.waitForURL('**/app/**')
  for (const [n, p] of [['all', 'regels'], ['tub', 'regels/tubbergen'], ['part', 'regels/wierden/sales-register'], ['hold', 'regels/losser/holding']] as const) {
    await page.goto(base + '/app/' + p)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.waitForLoadState('networkidle')
    const beside = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    console.log(n, width, beside)
    await page.screenshot({ path: `/tmp/mine/bl-${n}-${width}.png`, fullPage: true })
  }
  await page.close()
}
await browser.close()
