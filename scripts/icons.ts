// npm run icons: the icons for a phone's home screen, made from src/public/icon.svg. Kept in git: a server needs no
// browser to serve them.
import { chromium } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { browserFlags, findBrowser } from '../tests/find-browser.ts'

const folder = join(import.meta.dirname, '../src/public')
const icon = readFileSync(join(folder, 'icon.svg'), 'utf8')
/** A maskable icon keeps what counts within the middle 80 %: Android cuts the rest to its own shape. */
const masked = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-6 -6 44 44"><rect x="-6" y="-6" width="44" height="44" fill="#FBFAF6"/>${icon.replace(/<svg[^>]*>|<\/svg>/g, '')}</svg>`

const executablePath = findBrowser()
const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: browserFlags })
try {
  await picture('icon-192', icon, 192)
  await picture('icon-512', icon, 512)
  await picture('icon-maskable-512', masked, 512)
} finally {
  await browser.close()
}

async function picture(name: string, svg: string, size: number): Promise<void> {
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  const source = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
  await page.setContent(`<body style="margin:0"><img src="${source}" width="${size}" height="${size}">`)
  await page.locator('img').evaluate((image: HTMLImageElement) => image.decode())
  await page.screenshot({ path: join(folder, 'icons', `${name}.png`), omitBackground: true })
  await page.close()
}
