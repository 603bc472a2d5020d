import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { newDealers } from '../../seeds/trade-register.ts'
import { addDays, dayInAmsterdam } from '../../src/kernel/dates.ts'
import { violations } from './axe.ts'
import { expect, expectFits, signIn, test } from './fixtures.ts'

const fresh = newDealers.find(({ town }) => town === 'Enschede')!
const today = dayInAmsterdam(new Date())

async function fill(page: Page, values: Record<string, string>): Promise<void> {
  for (const [label, value] of Object.entries(values)) {
    const field = page.getByLabel(label, { exact: true })
    await ((await field.evaluate((one) => one.tagName)) === 'SELECT'
      ? field.selectOption(value)
      : field.fill(value))
  }
}
const where = {
  Gemeente: 'enschede',
  Straat: 'Aanvangstraat',
  Huisnummer: '7',
  Postcode: '7511xa',
  Plaats: 'Enschede',
}
const who = { 'Uw naam': 'Pien Verzonnen', 'U bent': 'owner', 'E-mailadres': 'pien@handelaar.example' }
/** The mails that the server would have sent to an address, as it wrote them. */
function mailsTo(address: string): string[] {
  const folder = join(process.env['HELDER_TEST_DATA']!, 'mail')
  return (
    readdirSync(folder)
      .filter((name) => name.endsWith('.eml'))
      // Long lines are folded (quoted-printable).
      .map((name) => readFileSync(join(folder, name), 'utf8').replaceAll(/=\r?\n/g, ''))
      .filter((text) => text.includes(`To: ${address}`))
  )
}

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })
  test('a dealer finds the page, mends what is wrong and gets a number', async ({ page, context }) => {
    await page.goto('/')
    await page.getByRole('link', { name: 'Handel in tweedehands? Meld u aan' }).click()
    await page.getByRole('link', { name: 'Ik begin met handelen' }).click()
    await fill(page, { 'Naam van het bedrijf': fresh.name, 'Waarin handelt u vooral?': fresh.kind })
    await page.getByLabel('KvK-nummer').fill('123')
    await fill(page, { ...where, ...who, 'Op welke dag begint u?': addDays(today, 9) })
    await page.getByRole('button', { name: 'Verstuur de melding' }).click()
    await expect(page.getByRole('heading', { name: 'Er klopt 1 ding niet' })).toBeVisible()
    await page.getByRole('link', { name: 'KvK-nummer: Een KvK-nummer heeft 8 cijfers.' }).click()
    // The other language keeps what was typed.
    await page.getByRole('button', { name: 'English' }).first().click()
    await expect(page.getByLabel('Name of the business')).toHaveValue(fresh.name)
    await page.getByLabel('KVK number').fill(fresh.kvkNumber)
    await page.getByRole('button', { name: 'Send the notice' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('We have your notice')
    await expect(page.getByText(/^The number of your notice is HM-\w{4}-\w{4}/)).toBeVisible()
    expect(await context.cookies()).toEqual([])
    expect(page.url()).not.toContain(fresh.kvkNumber)
  })
})

test('the officer compares it with the trade register and finds it right: list, time line and police know', async ({
  page,
  openWindow,
}) => {
  const address = 'basisteam-enschede@politie.example'
  await signIn(page, 'municipal-officer')
  await page.goto('/app/handelaren')
  await page.getByRole('link', { name: 'Meldingen van handelaren' }).click()
  await page.getByRole('link', { name: fresh.name }).first().click()
  await expect(page.getByText('Het handelsregister kent dit bedrijf.')).toBeVisible()
  const row = (name: string) =>
    page.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) })
  await expect(row('Naam')).toContainText('Gelijk')
  await expect(row('Adres')).toContainText('Gelijk')
  await expect(page.getByText('Op tijd gemeld')).toBeVisible()

  await page.getByRole('button', { name: 'De melding klopt', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('De handelaar komt op de lijst.')
  await dialog.getByRole('button', { name: 'De melding klopt' }).click()
  await expect(page.getByText(/^Dirk Fictie besliste .*: de melding klopt\.$/)).toBeVisible()
  await page.getByRole('link', { name: 'Bekijk de handelaar' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(fresh.name)
  await expect(page.getByText('Meldde zich als handelaar')).toBeVisible()

  await expect
    .poll(() => mailsTo(address).filter((mail) => mail.includes('melding van een handelaar')).length)
    .toBe(1)
  const mail = mailsTo(address).find((one) => one.includes('melding van een handelaar'))!
  expect(mail).not.toContain(fresh.name)
  const police = await openWindow('fencing-specialist')
  await police.goto(/https?:\S+\/app\/handelaren\/meldingen\/[0-9a-f-]+/.exec(mail)![0])
  await expect(police.getByRole('heading', { level: 1 })).toHaveText(`${fresh.name} begint`)
  await expect(police.getByText('Pien Verzonnen')).toBeHidden()
  await expect(police.getByRole('button', { name: 'De melding klopt' })).toHaveCount(0)
})

test('an outage of the register is said, with what to do; what is not right changes nothing', async ({
  page,
}) => {
  await page.goto('/handelaar-melden/stoppen')
  await fill(page, { 'Naam van het bedrijf': 'Winkel van de storing', ...where, ...who })
  await page.getByLabel('KvK-nummer').fill('99990500')
  await page.getByLabel('Wat is uw laatste dag?').fill(addDays(today, -30))
  await page.getByRole('button', { name: 'Verstuur de melding' }).click()
  await expect(page.getByText('De regel vraagt deze melding uiterlijk op')).toBeVisible()

  await signIn(page, 'municipal-officer')
  await page.goto('/app/handelaren/meldingen')
  await page.getByRole('link', { name: 'Winkel van de storing' }).click()
  await expect(
    page.getByRole('heading', { name: 'Het handelsregister geeft nu geen antwoord' }),
  ).toBeVisible()
  await expect(page.getByText('Er is een storing bij de KvK.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Zoek op kvk.nl' })).toBeVisible()
  await page.getByRole('button', { name: 'De melding klopt niet' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'De melding klopt niet' }).click()
  await expect(dialog.getByText('Vul dit in.')).toBeVisible()
  await dialog.getByLabel('Wat klopt er niet?').fill('De winkel is gewoon open')
  await dialog.getByRole('button', { name: 'De melding klopt niet' }).click()
  await expect(page.getByText('De winkel is gewoon open')).toBeVisible()
})

test('a dealer who is signed in sends it with its own branch filled in', async ({ page }) => {
  await signIn(page, 'dealer')
  await page.goto('/app/vestigingen')
  await page.getByRole('link', { name: 'Begint, verhuist of stopt een vestiging? Meld het' }).click()
  await page.getByLabel('Een vestiging stopt').check()
  await page.getByRole('button', { name: 'Verstuur de melding' }).click()
  await expect(page.getByRole('heading', { name: '2 velden kloppen nog niet' })).toBeVisible()
  await page.getByLabel('Wat is uw laatste dag?').fill(addDays(today, 30))
  await page.getByLabel('Telefoonnummer').fill('053 1234567')
  await page.getByRole('button', { name: 'Verstuur de melding' }).click()
  await expect(page.getByRole('heading', { name: /^Verstuurd\. Het nummer is HM-/ })).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: 'Nog niet bekeken' })).toHaveCount(1)
})

test('for everybody: narrow and wide, in both languages', async ({ page }) => {
  const pages = [
    '/handelaar-melden',
    '/handelaar-melden/starten',
    '/handelaar-melden/verhuizen',
    '/handelaar-melden/stoppen',
  ]
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 900 })
    for (const path of pages.flatMap((one) => [one, `${one}?taal=en`])) {
      await page.goto(path)
      await expectFits(page)
      expect(await violations(page), `${path} at ${width}`).toEqual([])
    }
  }
  await page.getByRole('button', { name: 'Send the notice' }).click()
  expect(await violations(page)).toEqual([])
  await signIn(page, 'municipal-officer')
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 900 })
    await page.goto('/app/handelaren/meldingen?stand=decided')
    await page.getByRole('link', { name: fresh.name }).first().click()
    await expect(page.getByText('Het handelsregister kent dit bedrijf.')).toBeVisible()
    await expectFits(page)
    expect(await violations(page), `notice at ${width}`).toEqual([])
    await page.goBack()
    await expect(page.getByRole('link', { name: fresh.name }).first()).toBeVisible()
    expect(await violations(page), `list at ${width}`).toEqual([])
  }
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Notices looked at')
  await page.getByRole('link', { name: fresh.name }).first().click()
  await expect(page.getByText('The trade register knows this business.')).toBeVisible()
  expect(await violations(page)).toEqual([])
})
