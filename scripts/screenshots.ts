// npm run screenshots: the pictures of the README, made from a server that runs (npm start) with the fictional Twente.
import { chromium, type Page } from '@playwright/test'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { browserFlags, findBrowser } from '../tests/find-browser.ts'

const url = process.argv[2] ?? 'http://localhost:3000'
const folder = join(import.meta.dirname, '../docs/screenshots')
mkdirSync(folder, { recursive: true })

const executablePath = findBrowser()
const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: browserFlags })
try {
  await picture('counter', 'dealer', '/app/inkoop', fillCounter)
  await picture('hit', 'fencing-specialist', '/app/treffers', openProbableHit)
  await picture('check', null, '/', checkStolenPhone)
  await picture('dealers', 'programme-officer', '/app/handelaren')
} finally {
  await browser.close()
}

async function picture(
  name: string,
  role: string | null,
  path: string,
  prepare?: (page: Page) => Promise<void>,
) {
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width: 1280, height: 900 },
    locale: 'nl-NL',
    timezoneId: 'Europe/Amsterdam',
  })
  if (role) await context.request.post('/demo/sign-in', { data: { role } })
  const page = await context.newPage()
  await page.goto(path)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForLoadState('networkidle').catch(() => undefined)
  await prepare?.(page)
  await page.evaluate(() => window.scrollTo(0, 0))
  await page.screenshot({ path: join(folder, `${name}.png`) })
  await context.close()
}

async function fillCounter(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Fiets' }).click()
  const fields = {
    Merk: 'Gazelle',
    Model: 'Ultimate C8',
    Kleur: 'zwart',
    Framenummer: 'GZ5520914',
    Prijs: '310',
  }
  const people = {
    Naam: 'M. Verhoeven',
    Postcode: '7511 AB',
    Huisnummer: '14',
    Straat: 'Voorbeeldweg',
    Plaats: 'Enschede',
  }
  for (const [label, value] of Object.entries({ ...fields, ...people })) {
    await page.getByRole('textbox', { name: label }).first().fill(value)
  }
  await page.getByRole('radio', { name: 'Bank' }).check({ force: true })
}

/** A phone of the fictional Twente that stands as stolen. */
async function checkStolenPhone(page: Page): Promise<void> {
  await page.getByRole('textbox').first().fill('356759040123458')
  await page.getByRole('button', { name: 'Controleer nummer' }).click()
  await page
    .getByRole('heading', { level: 1, name: 'Dit nummer staat geregistreerd als gestolen.' })
    .waitFor()
}

async function openProbableHit(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Fiets, Gazelle Orange C7' }).click()
  await page.getByRole('button', { name: 'Bevestig treffer' }).waitFor()
}
