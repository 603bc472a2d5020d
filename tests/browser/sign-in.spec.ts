import type { Page } from '@playwright/test'
import { openCluster } from '../../src/cli/cluster.ts'
import { readConfig } from '../../src/platform/config.ts'
import { type Database, openDatabase } from '../../src/platform/database.ts'
import { type Invitation, invite } from '../invitations.ts'
import { addAuthenticator } from './virtual-authenticator.ts'
import { expect, expectFits, freshWord, signIn, test, watchPage } from './fixtures.ts'

// Invitations are made here as a manager makes them; the page of the managers has journeys of its own.
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

const link = async (invitation: Invitation) => `/app/uitnodiging#${await invite(admin, invitation)}`
const detective = (name: string): Invitation => ({
  kind: 'join',
  organisationId: 'base-team:enschede',
  role: 'detective',
  name,
})
const accountOf = async (name: string): Promise<string> => {
  const [row] = await admin<{ id: string }[]>`select id::text as id from access.account where name = ${name}`
  return row!.id
}
/** Accepts at the broker of the organisation, as somebody whom the police know. */
const acceptByPolice = async (page: Page, person: string) => {
  await page.getByRole('button', { name: 'Aanvaard met Politie' }).click()
  await page.getByRole('button', { name: person }).click()
}
/** As if everyone's last proof to be there lay twenty minutes back. */
const letPass = () => admin`update access.session set confirmed_at = now() - interval '20 minutes'`

const atHits = (page: Page) =>
  expect(
    page.getByRole('heading', { level: 1, name: /treffers? om te bekijken|Geen treffers/ }),
  ).toBeVisible()

/** A detective who accepted an invitation on this page's device. */
async function join(page: Page): Promise<string> {
  const name = `Rosa ${freshWord()}`
  await page.goto(await link(detective(name)))
  await page.getByRole('button', { name: 'Maak een toegangssleutel en begin' }).click()
  await atHits(page)
  return name
}
async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Log uit' }).first().click()
  await page.waitForURL((url) => !url.pathname.startsWith('/app/'))
}
async function signInByPasskey(page: Page): Promise<void> {
  await page.goto('/app/aanmelden')
  await page.getByRole('button', { name: 'Log in met uw toegangssleutel' }).click()
}

test('an invitation is accepted where the organisation signs in, and the secret goes to no address', async ({
  page,
}) => {
  const address = await link(detective(`Rosa ${freshWord()}`))
  const sent: string[] = []
  page.on('request', (request) => sent.push(request.url()))
  await page.goto(address)
  // Another kind of organisation has no door here.
  await expect(page.getByRole('button', { name: /^Aanvaard met/ })).toHaveText(['Aanvaard met Politie'])
  await acceptByPolice(page, 'Xandra Denkpiste')
  await page.waitForURL('**/app/**')
  await expect(page.getByText('Basisteam Enschede').first()).toBeVisible()
  await expect(page.getByText('Rechercheur').first()).toBeVisible()
  expect(sent.filter((url) => url.includes(address.split('#')[1]!) && !url.includes('#'))).toEqual([])
})

test('an invitation is accepted, once; its holder signs out and in by passkey, to the page they wanted', async ({
  page,
}) => {
  await addAuthenticator(page, { hasPrf: true })
  const name = `Rosa ${freshWord()}`
  const address = await link(detective(name))
  const sent: string[] = []
  page.on('request', (request) => sent.push(request.url()))
  await page.goto(address)
  await expect(page.getByRole('heading', { level: 1, name: 'U bent uitgenodigd' })).toBeVisible()
  await expect(page.getByText('Basisteam Enschede')).toBeVisible()
  await expect(page.getByText('Rechercheur')).toBeVisible()
  await page.getByRole('button', { name: 'Maak een toegangssleutel en begin' }).click()
  await atHits(page)
  // The secret stands behind the #, which goes nowhere.
  expect(sent.filter((url) => url.includes(address.split('#')[1]!) && !url.includes('#'))).toEqual([])

  await signOut(page)
  await page.goto('/app/aanmelden?terug=/app/account')
  await page.getByRole('button', { name: 'Log in met uw toegangssleutel' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Mijn account' })).toBeVisible()
  await expect(page.getByText(name)).toBeVisible()
  await signOut(page)
  await signInByPasskey(page)
  await atHits(page)

  await page.goto(address)
  await page.reload()
  await expect(page.getByRole('heading', { level: 1, name: 'Deze link is al gebruikt' })).toBeVisible()
  await page.goto('/app/uitnodiging#half')
  await page.reload()
  await expect(
    page.getByRole('heading', { level: 1, name: 'Er ontbreekt een deel van de link' }),
  ).toBeVisible()
})

test('a second device by a link of one’s own; then the first is removed and can’t sign in', async ({
  page,
  browser,
  contextOptions,
  baseURL,
}) => {
  await addAuthenticator(page, { hasPrf: false })
  const name = await join(page)
  await page.goto('/app/account')
  await page.getByRole('button', { name: 'Maak een link voor een ander apparaat' }).click()
  const dialog = page.getByRole('dialog', { name: 'Op een ander apparaat' })
  await expect(dialog.getByRole('img')).toBeVisible()
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await dialog.getByRole('button', { name: 'Kopieer de link' }).click()
  await expect(dialog.getByText('Gekopieerd')).toBeVisible()
  const address = await page.evaluate(() => navigator.clipboard.readText())
  await dialog.getByRole('button', { name: 'Klaar' }).click()

  const context = await browser.newContext({ ...contextOptions, ...(baseURL && { baseURL }) })
  const other = await context.newPage()
  const complaints = watchPage(other)
  await addAuthenticator(other, { hasPrf: false })
  await other.goto(address)
  await expect(other.getByText('U maakte deze link zelf')).toBeVisible()
  await other.getByRole('button', { name: 'Maak een toegangssleutel' }).click()
  await atHits(other)
  await other.goto('/app/account')
  await expect(other.getByText(name)).toBeVisible()
  const removals = other.getByRole('button', { name: /^Verwijder de toegangssleutel/ })
  await expect(removals).toHaveCount(2)
  await removals.first().click()
  const question = other.getByRole('dialog', { name: /toegangssleutel van .* verwijderen/ })
  await expect(question.getByText('Dit is uw laatste toegangssleutel')).toHaveCount(0)
  await question.getByRole('button', { name: 'Ja, verwijder' }).click()
  await expect(removals).toHaveCount(1)
  await removals.first().click()
  await expect(question.getByText('Dit is uw laatste toegangssleutel')).toBeVisible()
  await question.getByRole('button', { name: 'Nee, laat staan' }).click()

  // What the removed passkey opened ended with it.
  await page.goto('/app/treffers')
  await page.waitForURL('**/inloggen**')
  await signInByPasskey(page)
  await expect(page.getByText('Deze toegangssleutel kennen wij niet')).toBeVisible()
  expect(complaints).toEqual([])
  await context.close()
})

test('a lost device: the manager’s link gives a new passkey, and what was lost lapses', async ({
  page,
  browser,
  contextOptions,
  baseURL,
}) => {
  await addAuthenticator(page, { hasPrf: false })
  const name = await join(page)
  const context = await browser.newContext({ ...contextOptions, ...(baseURL && { baseURL }) })
  const fresh = await context.newPage()
  await addAuthenticator(fresh, { hasPrf: false })
  const accountId = await accountOf(name)
  await fresh.goto(await link({ kind: 'new-device', organisationId: 'base-team:enschede', name, accountId }))
  const button = fresh.getByRole('button', { name: 'Maak een toegangssleutel' })
  await button.click()
  await expect(fresh.getByText('Kies een van de mogelijkheden.')).toBeVisible()
  await fresh.getByLabel(/Die ben ik kwijt/).check()
  await button.click()
  await atHits(fresh)

  await page.goto('/app/treffers')
  await page.waitForURL('**/inloggen**')
  await signInByPasskey(page)
  await expect(page.getByText('Deze toegangssleutel kennen wij niet')).toBeVisible()
  await context.close()
})

test('signing out everywhere ends the session of another window, and not this one', async ({
  page,
  browser,
  contextOptions,
  baseURL,
}) => {
  await addAuthenticator(page, { hasPrf: false })
  const name = await join(page)
  const accountId = await accountOf(name)
  const context = await browser.newContext({ ...contextOptions, ...(baseURL && { baseURL }) })
  const other = await context.newPage()
  await addAuthenticator(other, { hasPrf: false })
  await other.goto(await link({ kind: 'new-device', organisationId: 'base-team:enschede', name, accountId }))
  await other.getByLabel(/Die houd ik/).check()
  await other.getByRole('button', { name: 'Maak een toegangssleutel' }).click()
  await atHits(other)

  await page.goto('/app/account')
  await expect(page.getByText('Dit apparaat, nu')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Log uit op/ })).toHaveCount(1)
  await page.getByRole('button', { name: 'Log overal uit, behalve hier' }).click()
  await expect(page.getByText('U bent alleen hier ingelogd.')).toBeVisible()
  await other.goto('/app/treffers')
  await other.waitForURL('**/inloggen**')
  await page.goto('/app/treffers')
  await atHits(page)
  await context.close()
})

test('in the middle of a decision: the dialog asks, stopping loses nothing, the passkey lets it through', async ({
  page,
}) => {
  await addAuthenticator(page, { hasPrf: false })
  await join(page)
  await page.locator('a.go').first().click()
  await page.getByRole('button', { name: 'Wijs af met reden' }).click()
  await page.getByRole('radio', { name: 'Iets anders' }).check()
  const word = freshWord()
  await page.getByLabel(/Toelichting/).fill(word)
  await letPass()
  const deed = page.getByRole('dialog', { name: 'Wijs deze treffer af' })
  await deed.getByRole('button', { name: 'Wijs af' }).click()
  const question = page.getByRole('dialog', { name: 'Bevestig dat u het bent' })
  await expect(question).toBeVisible()
  await question.getByRole('button', { name: 'Annuleer' }).click()
  await expect(page.getByText('Bevestig eerst dat u het bent')).toBeVisible()
  await expect(page.getByLabel(/Toelichting/)).toHaveValue(word)

  await deed.getByRole('button', { name: 'Wijs af' }).click()
  await question.getByRole('button', { name: 'Bevestig met uw toegangssleutel' }).click()
  await expect(question).toBeHidden()
  await expect(page.locator('dialog.sheet')).toHaveCount(0)
  await expectFits(page)
})

test('of the demo the dialog asks for a button, and says so', async ({ page }) => {
  await signIn(page, 'fencing-specialist')
  await page.locator('a.go').first().click()
  await page.getByRole('button', { name: 'Bekijk verkoper' }).click()
  await letPass()
  await page.getByRole('radio', { name: 'Onderzoek naar heling' }).check()
  await page.getByRole('textbox', { name: 'Toelichting' }).fill('onderzoek')
  await page.getByRole('button', { name: 'Leg vast en toon verkoper' }).click()
  const question = page.getByRole('dialog', { name: 'Bevestig dat u het bent' })
  await expect(question.getByText('Dit account hoort bij de demonstratie')).toBeVisible()
  await question.getByRole('button', { name: 'Bevestig (demonstratie)' }).click()
  await expect(page.getByRole('heading', { name: 'Verkoper', exact: true })).toBeVisible()
})
