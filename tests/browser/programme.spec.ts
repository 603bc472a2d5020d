import { openCluster } from '../../src/cli/cluster.ts'
import type { ListedDealer } from '../../src/capabilities/dealers/public.ts'
import { readConfig } from '../../src/platform/config.ts'
import { openDatabase } from '../../src/platform/database.ts'
import { invite } from '../invitations.ts'
import { violations } from './axe.ts'
import { expect, expectFits, freshWord, signIn, test } from './fixtures.ts'
import { addAuthenticator } from './virtual-authenticator.ts'

test('a dealer that fell silent stands on the work list, is written to, and leaves it', async ({ page }) => {
  await signIn(page, 'programme-officer')
  await page.goto('/app/werklijst?soort=write&gemeente=almelo')
  const quiet = page.getByRole('row').filter({ hasText: 'geen inkoop en geen nihilopgave' }).first()
  const dealer = quiet.getByRole('link').first()
  const name = await dealer.innerText()
  const address = (await dealer.getAttribute('href'))!
  await quiet.getByRole('link', { name: 'Schrijf brief' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Schrijf een brief')
  await page.getByLabel('Wat schrijft u?').selectOption({ label: 'Stil register' })
  await page.getByRole('radio', { name: 'Per post', exact: true }).check()
  await expect(page.getByText(`Brief 1 van 1: ${name}`)).toBeVisible()
  await page.getByRole('button', { name: 'Verstuur 1 brief' }).click()
  await page.getByRole('button', { name: 'Ja, verstuur 1 brief' }).click()
  await expect(page.getByText('1 brief ligt klaar om te printen')).toBeVisible()

  await page.goto(address)
  await expect(
    page.getByRole('listitem').filter({ hasText: 'Uw register is al een tijd stil' }),
  ).toBeVisible()
  await expect(page.locator('.how-far-state')).toHaveText('Stil')
  await page.goto('/app/werklijst?soort=write&gemeente=almelo')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Deze week te doen')
  await expect(page.getByRole('link', { name, exact: true })).toHaveCount(0)
})

test('the work list goes by keyboard, puts off with a reason, and shows no fault to axe', async ({
  page,
}) => {
  await signIn(page, 'programme-officer')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Deze week te doen')
  await page.getByRole('link', { name: /^Bezoeken/ }).focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/soort=visit/)
  const first = page.getByRole('button', { name: /^Stel uit: / }).first()
  const label = (await first.getAttribute('aria-label'))!
  // Two shops may have one name.
  const named = page.getByRole('button', { name: label, exact: true })
  const before = await named.count()
  await first.focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Tot').fill('2999-01-01')
  await dialog.getByRole('button', { name: 'Stel uit' }).click()
  await expect(dialog.getByRole('alert')).toContainText('Waarom')
  await dialog.getByLabel('Tot').fill(new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10))
  await dialog.getByLabel('Waarom').fill('Vakantie')
  await dialog.getByRole('button', { name: 'Stel uit' }).click()
  await expect(named).toHaveCount(before - 1)
  await expect(page.getByText('1 uitgesteld')).toBeVisible()
  expect(await violations(page)).toEqual([])
  await page.setViewportSize({ width: 390, height: 844 })
  await expectFits(page)
  await page.goto('/app/werklijst/stil')
  await expect(page.getByRole('table')).toBeVisible()
  await expectFits(page)
  expect(await violations(page)).toEqual([])
})

test('one tap on the first page says that nothing was bought, and ends the silence', async ({
  page,
  openWindow,
}) => {
  const office = await openWindow('programme-officer')
  const answer = await office.request.get('/v1/listed-dealers?limit=200')
  const { items } = (await answer.json()) as { items: ListedDealer[] }
  const silent = items.findLast(({ state }) => state === 'quiet')!
  const cluster = await openCluster(
    readConfig({ HELDER_DATA: process.env['HELDER_TEST_DATA'] }),
    () => undefined,
  )
  const admin = openDatabase(cluster.adminUrl, { max: 1 })
  const organisationId = `dealer:${silent.kvkNumber}`
  const secret = await invite(admin, {
    kind: 'join',
    organisationId,
    role: 'dealer',
    name: `Rosa ${freshWord()}`,
  })
  await admin.end({ timeout: 5 })
  await cluster.close()

  await page.setViewportSize({ width: 390, height: 844 })
  await addAuthenticator(page, { hasPrf: true })
  await page.goto(`/app/uitnodiging#${secret}`)
  await page.getByRole('button', { name: 'Maak een toegangssleutel en begin' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Inkoop' })).toBeVisible()
  await page.getByRole('button', { name: /niets ingekocht/i }).click()
  await expect(page.getByText('Vastgelegd: niets ingekocht').first()).toBeVisible()
  expect(await violations(page)).toEqual([])
  await expectFits(page)
  await office.goto(`/app/handelaren/${silent.id}`)
  await expect(office.locator('.how-far-state')).toHaveText('Registreert')
  // Taken back the same day, it is silent again.
  await page.getByRole('button', { name: 'Neem terug' }).click()
  await expect(page.getByText('Teruggenomen').first()).toBeVisible()
  await office.reload()
  await expect(office.locator('.how-far-state')).toHaveText('Stil')
})
