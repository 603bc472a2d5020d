import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startServer } from '../server.ts'
import { violations } from './axe.ts'
import { expect, expectFits, test } from './fixtures.ts'

// The stand-in brokers of the demo stand under another name of this machine: for the browser another site, whose page sends
// it back with what cookies and the content security policy let through.
const brokerPage = /^http:\/\/127\.0\.0\.1:\d+\/demo\/broker\//

test('a shop assistant is refused at a low level, comes in at a higher one, and leaves the broker too', async ({
  page,
}) => {
  await page.goto('/inloggen')
  await page.getByRole('link', { name: 'Inloggen met eHerkenning' }).click()
  await expect(page).toHaveURL(brokerPage)
  await expect(page.getByRole('heading', { name: 'Nagemaakte inlogpagina: eHerkenning' })).toBeVisible()
  expect(await violations(page)).toEqual([])

  await page.getByLabel('EH2+').check()
  await page.getByRole('button', { name: 'Teun Onbestaand' }).click()
  await expect(page.getByRole('heading', { name: 'U logde in met een te laag niveau' })).toBeVisible()
  expect(await violations(page)).toEqual([])

  await page.getByRole('link', { name: 'Opnieuw proberen' }).click()
  await page.getByRole('button', { name: 'Teun Onbestaand' }).click()
  await expect(page).toHaveURL('/app/inkoop')
  await expect(page.getByText('Juwelier Voorbeeld').first()).toBeVisible()
  await page.getByRole('button', { name: 'Log uit' }).click()
  await expect(page).toHaveURL('/uitgelogd')
  expect(await violations(page)).toEqual([])
  await page.getByRole('link', { name: 'Ook uitloggen bij eHerkenning' }).click()
  await expect(page).toHaveURL(brokerPage)
  await page.getByRole('button', { name: 'Uitloggen' }).click()
  await expect(page).toHaveURL('/')
  // The session here is over too.
  await page.goto('/app/inkoop')
  await expect(page.getByRole('heading', { name: 'Inkoop' })).toHaveCount(0)
})

test('a detective goes, with the keyboard and in English, to the page that was asked for', async ({
  page,
}) => {
  await page.goto('/inloggen?taal=en&terug=%2Fapp%2Faangiften')
  await page.getByRole('link', { name: 'Sign in with Police' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Stand-in sign-in page: Police' })).toBeVisible()
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'Xandra Denkpiste' }).focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/app/aangiften?taal=en')
  await expect(page.getByText('Basisteam Enschede').first()).toBeVisible()
})

test('of one team the hits, of another team others; no role, no way in', async ({
  page,
  browser,
  baseURL,
}) => {
  const choose = async (one: typeof page, person: string) => {
    await one.goto('/inloggen')
    await one.getByRole('link', { name: 'Inloggen met Politie' }).click()
    await one.getByRole('button', { name: person }).click()
  }
  await choose(page, 'Cas Elders')
  await expect(page).toHaveURL('/app/treffers')
  await expect(page.getByText('Basisteam Twente-Midden').first()).toBeVisible()
  const other = await browser.newPage(baseURL === undefined ? {} : { baseURL })
  await choose(other, 'Doris Zonderrol')
  await expect(other.getByRole('heading', { name: 'U hebt in Helder nog geen rol' })).toBeVisible()
  await other.close()
})

test('a municipal officer comes in; who cancels reads that nothing happened', async ({ page }) => {
  await page.goto('/sign-in/sso/municipality')
  await page.getByRole('button', { name: 'Annuleren' }).click()
  await expect(page.getByRole('heading', { name: 'U bent niet ingelogd' })).toBeVisible()
  await page.getByRole('link', { name: 'Opnieuw proberen' }).click()
  await page.getByRole('button', { name: 'Elif Voorgesteld' }).click()
  await expect(page).toHaveURL('/app/werklijst')
})

test('showing again that one is there goes by the broker, and comes back', async ({ page }) => {
  await page.goto('/sign-in/sso/police')
  await page.getByRole('button', { name: 'Xandra Denkpiste' }).click()
  await expect(page).toHaveURL('/app/treffers')
  await page.goto('/sign-in/again?returnTo=%2Fapp%2Faangiften')
  await page.getByRole('button', { name: 'Willem Schijnbaar' }).click()
  await expect(page.getByRole('heading', { name: 'U bevestigde als iemand anders' })).toBeVisible()
  await page.goto('/sign-in/again?returnTo=%2Fapp%2Faangiften')
  await page.getByRole('button', { name: 'Xandra Denkpiste' }).click()
  await expect(page).toHaveURL('/app/aangiften')
})

test('on a small screen nothing stands beside it', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 })
  await page.goto('/inloggen')
  await page.getByRole('link', { name: 'Inloggen met Politie' }).click()
  await expect(page).toHaveURL(brokerPage)
  await expectFits(page)
  expect(await violations(page)).toEqual([])
})

test('a broker that is out of order: a page that says so and what to do', async ({ page }) => {
  test.setTimeout(180_000)
  const folder = mkdtempSync(join(tmpdir(), 'helder-sso-'))
  writeFileSync(join(folder, 'secret'), 'x')
  writeFileSync(join(folder, 'sso.json'), JSON.stringify({ providers: [awayProvider] }))
  const server = await startServer({ env: { HELDER_SSO_FILE: join(folder, 'sso.json') } })
  try {
    await page.goto(`${server.url}/inloggen`)
    const answered = page.waitForResponse(/\/sign-in\/sso\/away$/)
    await page.getByRole('link', { name: 'Inloggen met Ver Weg' }).click()
    expect((await answered).status()).toBe(503)
    await expect(page.getByRole('heading', { name: 'Inloggen met Ver Weg lukt nu niet' })).toBeVisible()
    await expect(page.getByText('Bel de helpdesk van uw organisatie.')).toBeVisible()
    expect(await violations(page)).toEqual([])
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true })
  }
})

// Nothing listens on port 1.
const awayProvider = {
  id: 'away',
  name: { nl: 'Ver Weg', en: 'Far Away' },
  issuer: 'http://127.0.0.1:1',
  clientId: 'helder',
  authentication: { method: 'client_secret_basic', secretFile: 'secret' },
  organisationKind: 'base-team',
  assurance: { order: ['high'], minimum: 'high' },
  organisation: { from: 'fixed', code: 'enschede' },
  roles: { from: 'appointment' },
}
