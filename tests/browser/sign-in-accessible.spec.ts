import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { openCluster } from '../../src/cli/cluster.ts'
import { readConfig } from '../../src/platform/config.ts'
import { type Database, openDatabase } from '../../src/platform/database.ts'
import { type Invitation, invite } from '../invitations.ts'
import { violations } from './axe.ts'
import { beginVault } from './belongings-steps.ts'
import { expect, expectFits, freshWord, test } from './fixtures.ts'
import { addAuthenticator } from './virtual-authenticator.ts'

let admin: Database
let close: () => Promise<unknown>
test.beforeAll(async () => {
  const config = readConfig({ HELDER_DATA: process.env['HELDER_TEST_DATA'] })
  const cluster = await openCluster(config, () => undefined)
  admin = openDatabase(cluster.adminUrl, { max: 1 })
  close = async () => {
    await admin.end({ timeout: 5 })
    await cluster.close()
  }
})
test.afterAll(() => close())

const link = async (invitation: Partial<Invitation>) =>
  `#${await invite(admin, { kind: 'join', organisationId: 'base-team:enschede', name: 'Rosa', ...invitation })}`

/** Nothing that axe finds, nothing beside the screen. */
async function look(page: Page): Promise<void> {
  expect(await violations(page), page.url()).toEqual([])
  await expectFits(page)
}

for (const { locale, width } of [
  { locale: 'nl', width: 1280 },
  { locale: 'en', width: 390 },
] as const) {
  const query = locale === 'en' ? '?taal=en' : ''
  test.describe(`${locale}, ${width} wide`, () => {
    test.use({ viewport: { width, height: 900 } })

    test('signing in, an invitation, another device and the own account', async ({ page }) => {
      await addAuthenticator(page, { hasPrf: false })
      await page.goto(`/app/aanmelden${query}`)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await look(page)

      await page.goto(
        `/app/uitnodiging${query}${await link({ role: 'detective', name: `Rosa ${freshWord()}` })}`,
      )
      await expect(page.locator('.deeds button').first()).toBeVisible()
      await look(page)
      await page.locator('.deeds button').first().click()
      await page.waitForURL('**/app/treffers**')

      await page.goto(`/app/account${query}`)
      await expect(page.locator('table')).toHaveCount(2)
      await look(page)
      await page.locator('.account .deeds button').nth(1).click()
      await expect(page.locator('dialog.sheet svg')).toBeVisible()
      await look(page)
      await page.locator('dialog.sheet .deeds button').last().click()

      await admin`update access.session set confirmed_at = now() - interval '20 minutes'`
      await page.locator('.account .deeds button').nth(1).click()
      await expect(page.locator('dialog.sheet .deeds button')).toHaveCount(2)
      await look(page)
      await page.locator('dialog.sheet .deeds button').last().click()

      // Signed in already: the role comes beside the one there is.
      const role = 'enforcement-officer'
      const address = await link({ role, organisationId: 'municipality:enschede' })
      await page.goto(`/app/uitnodiging${query}${address}`)
      await expect(page.locator('.deeds button')).toHaveCount(2)
      await look(page)
      await page.locator('.deeds button').first().click()
      await page.waitForURL('**/app/account**')

      const [row] = await admin<{ id: string }[]>`
        select account_id::text as id from access.appointment where role = ${role} order by given_at desc limit 1`
      await page.goto(`/app/uitnodiging${query}${await link({ kind: 'new-device', accountId: row!.id })}`)
      await page.reload()
      await expect(page.getByRole('radio')).toHaveCount(2)
      await page.locator('.deeds button').first().click()
      await look(page)

      await page.goto(`/app/uitnodiging${query}${address}`)
      await page.reload()
      await expect(page.locator('.deeds a')).toBeVisible()
      await look(page)
    })
  })
}

test('a citizen confirms an address with the code from the mail, and takes it away again', async ({
  page,
}) => {
  await addAuthenticator(page, { hasPrf: true })
  await page.goto('/app/aanmelden')
  await page.getByRole('button', { name: 'Maak een toegangssleutel' }).click()
  await beginVault(page)
  await page.goto('/app/account')
  const address = `${freshWord().toLowerCase()}@voorbeeld.example`
  await page.getByLabel('E-mailadres').fill('geen adres')
  await page.getByRole('button', { name: 'Stuur mij een code' }).click()
  await expect(page.getByText('Vul een e-mailadres in')).toBeVisible()
  await page.getByLabel('E-mailadres').fill(address)
  await page.getByRole('button', { name: 'Stuur mij een code' }).click()
  await expect(page.getByText(`Wij stuurden een code naar ${address}`)).toBeVisible()
  await look(page)
  await page.getByLabel('Code uit de mail').fill('abc')
  await page.getByRole('button', { name: 'Bevestig dit adres' }).click()
  await expect(page.getByText('De code heeft zes cijfers.')).toBeVisible()
  await page.getByLabel('Code uit de mail').fill(await codeMailedTo(address))
  await page.getByRole('button', { name: 'Bevestig dit adres' }).click()
  await expect(page.getByText(`U krijgt bericht op ${address}.`)).toBeVisible()
  await look(page)
  await page.getByRole('button', { name: 'Verwijder dit adres' }).click()
  await expect(page.getByLabel('E-mailadres')).toBeVisible()
})

/** Without a mail server each mail is a file; waits for the one that came to this address. */
async function codeMailedTo(address: string): Promise<string> {
  let code = ''
  await expect(() => {
    const folder = join(process.env['HELDER_TEST_DATA']!, 'mail')
    const mail = readdirSync(folder)
      .filter((file) => file.endsWith('.eml'))
      .map((file) => readFileSync(join(folder, file), 'utf8'))
      .find((text) => text.includes(address))
    code = /code is (\d{6})/.exec(mail ?? '')?.[1] ?? ''
    expect(code).not.toBe('')
  }).toPass({ timeout: 15_000 })
  return code
}
