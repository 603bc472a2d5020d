import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { windows1252 } from '../messy-list.ts'
import { violations } from './axe.ts'
import { expect, expectFits, signIn, test } from './fixtures.ts'

const heads = 'Dossiernr;Vestigingsnr;Naam zaak;Straat + huisnummer;Postcode;Plaats;SBI'
const lines = [
  '99810001;998100010001;Winkel Reünie;Invoerstraat 1;7651 XA;Tubbergen;47793',
  '99810002;998100020001;Winkel Tweede;Invoerstraat 2;7651 XA;Tubbergen;47793',
  '9810003;;Winkel Zonder Nul;Invoerstraat 3;7651 XA;Albergen;47793',
  '=1+1;998100040001;Winkel Fout;Invoerstraat 4;7651 XA;Vasse;47793',
  ';;Reünie winkel VOF;Invoerstraat 1;7651XA;Tubbergen;47793',
  'Totaal;5;;;;;',
]
const file = windows1252(`${[heads, ...lines].join('\r\n')}\r\n`)

async function chooseFile(page: Page): Promise<void> {
  await page.goto('/app/handelaren/invoer')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Lijst van de Kamer van Koophandel invoeren',
  )
  await page
    .getByLabel('Kies een bestand')
    .setInputFiles({ name: 'kvk.csv', mimeType: 'text/csv', buffer: file })
}
const openTab = async (page: Page, name: string) => {
  await page.getByRole('navigation', { name: 'Uitkomsten' }).getByRole('link', { name }).click()
  await expect(page.getByRole('list', { name: 'Regels van het bestand' })).toBeVisible()
}

test('a list in Windows-1252 is read, its columns chosen, a line corrected, one decided and the rest taken over', async ({
  page,
}) => {
  await signIn(page, 'programme-officer')
  await chooseFile(page)
  await expect(
    page.getByText(/7 regels, tekens gelezen als Windows-1252, kolommen gescheiden door puntkomma/),
  ).toBeVisible()
  await expect(page.getByText('Winkel Reünie')).not.toHaveCount(0)
  // Read wrongly it shows, and is put right.
  await page.getByLabel('Tekens gelezen als').selectOption('utf-8')
  await expect(page.getByText('Winkel Reünie')).toHaveCount(0)
  await page.getByLabel('Tekens gelezen als').selectOption('windows-1252')
  await page.getByRole('button', { name: 'Kijk 7 regels na' }).click()
  await expect(page.getByRole('alert')).toContainText('Zeg in welke kolom de naam staat.')
  await page.getByLabel('Naam zaak').selectOption('name')
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'Kijk 7 regels na' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Invoer van kvk.csv')

  // Begins with what is wrong: put right on the spot, nothing that was typed is lost.
  await expect(page.getByText('KvK-nummer: Een KvK-nummer heeft 8 cijfers.')).toBeVisible()
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Bewaar 1 foute regel als CSV' }).click()
  const csv = readFileSync(await (await saved).path(), 'utf8')
  expect(csv).toContain(`5,'=1+1,998100040001,Winkel Fout`)
  await page.getByRole('button', { name: 'Verbeter: Winkel Fout' }).click()
  await page.getByLabel('Handelsnaam').fill('Winkel Goed')
  await page.getByRole('button', { name: 'Bewaar en kijk opnieuw na' }).click()
  await expect(page.getByRole('alert')).toBeFocused()
  await expect(page.getByLabel('Handelsnaam')).toHaveValue('Winkel Goed')
  await page.getByLabel('KvK-nummer').fill('99810004')
  await page.getByRole('button', { name: 'Bewaar en kijk opnieuw na' }).click()
  await expect(page.getByRole('link', { name: /^Nieuw 3/ })).toBeVisible()

  await openTab(page, 'Vraag')
  await expect(page.getByText(/een cijfer te weinig: 9810003\..*Is het 09810003\?/)).toBeVisible()
  await page.getByRole('button', { name: 'Ja, dat klopt: Winkel Zonder Nul' }).click()
  await openTab(page, 'Misschien dezelfde')
  await expect(
    page.getByText('Winkel Reünie, Invoerstraat 1, Tubbergen (regel 2 van dit bestand)'),
  ).toBeVisible()
  await page.getByRole('button', { name: 'Is dezelfde: Winkel Reünie' }).click()
  await expect(page.getByRole('link', { name: /^Dubbel in bestand 1/ })).toBeVisible()

  await page.getByRole('button', { name: 'Neem 4 nieuwe handelaren over' }).click()
  await expect(page.getByText('Alles is bekeken')).toBeVisible()
  await openTab(page, 'Nieuw')
  await expect(page.getByText(/Overgenomen door Roos Denkelijk/)).toHaveCount(4)
  await page
    .getByRole('listitem')
    .filter({ hasText: 'Winkel Goed' })
    .getByText('Zoals het in het bestand staat')
    .click()
  await expect(page.getByText('=1+1;998100040001;Winkel Fout')).toBeVisible()
  expect(await violations(page)).toEqual([])
  await page
    .getByRole('listitem')
    .filter({ hasText: 'Winkel Goed' })
    .getByRole('link', { name: 'Bekijk de handelaar' })
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Winkel Goed')

  // One can leave and come back; the same file again finds everything the same.
  await chooseFile(page)
  await page.getByLabel('Naam zaak').selectOption('name')
  await page.getByRole('button', { name: 'Kijk 7 regels na' }).click()
  await expect(page.getByRole('link', { name: /^Ongewijzigd 3/ })).toBeVisible()
  await expect(page.getByRole('button', { name: /nieuwe handelaren? over/ })).toHaveCount(0)
})

test('a dealer is listed by hand, in a narrow window and in English too', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await signIn(page, 'programme-officer')
  await page.goto('/app/handelaren/nieuw')
  await page.getByRole('button', { name: 'Zet op de lijst' }).click()
  await expect(page.getByRole('alert')).toBeFocused()
  await expectFits(page)
  expect(await violations(page)).toEqual([])
  await page.getByLabel('Handelsnaam').fill('Handwinkel')
  await page.getByLabel('Soort winkel').selectOption('general')
  await page.getByLabel('Straat', { exact: true }).fill('Invoerstraat')
  await page.getByLabel('Huisnummer met toevoeging').fill('40')
  await page.getByLabel('Postcode').fill('7651xa')
  await page.getByLabel('Plaats').fill('Tubbergen')
  await page.getByLabel('Gemeente').selectOption('tubbergen')
  await page.getByRole('button', { name: 'Zet op de lijst' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Handwinkel')
  const address = page.url()

  // Changed, with what was and what is in the time line.
  await page.goto(`${address}/wijzigen`)
  await page.getByLabel('Handelsnaam').fill('Handwinkel Nieuw')
  await page.getByRole('button', { name: 'Bewaar wijzigingen' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Handwinkel Nieuw')

  await page.evaluate(() => localStorage.setItem('helder-language', 'en'))
  await page.goto('/app/handelaren/invoer')
  await expectFits(page)
  expect(await violations(page)).toEqual([])
})
