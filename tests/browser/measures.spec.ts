import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { verifyFile } from '../../src/capabilities/measures/public.ts'
import { addDays, dayInAmsterdam } from '../../src/kernel/dates.ts'
import { violations } from './axe.ts'
import { expect, expectFits, signIn, test } from './fixtures.ts'
import { measuresWorld } from './measures-steps.ts'

/** Days before today: a file of two months in one journey. */
const ago = (days: number) => addDays(dayInAmsterdam(new Date()), -days)

async function fill(page: Page, values: Record<string, string>) {
  for (const [name, value] of Object.entries(values)) await page.locator(`[name="${name}"]`).fill(value)
}
const choose = (page: Page, name: string, value: string) =>
  page.locator(`[name="${name}"][value="${value}"]`).check()
const signer = {
  'signer.name': 'N. Zogenaamd',
  'signer.position': 'Jurist',
  'signer.decree': 'Mandaatbesluit 2026, Gemeenteblad 2026, 7',
  'signer.from': ago(200),
}
async function settle(page: Page) {
  await expect(page.getByText('Er ontbreekt niets')).toBeVisible()
  await page.getByRole('button', { name: 'Stel vast' }).click()
  await page.getByRole('button', { name: 'Stel definitief vast' }).click()
  await expect(page.getByText('Het document is vastgesteld')).toBeVisible()
}
/** Notes a step in the dialog that a button opens. */
async function note(
  page: Page,
  deed: string,
  values: Record<string, string>,
  choices: Record<string, string> = {},
) {
  await page.getByRole('button', { name: deed, exact: true }).first().click()
  const dialog = page.getByRole('dialog', { name: deed })
  await fill(page, values)
  for (const [name, value] of Object.entries(choices)) await choose(page, name, value)
  await dialog.getByRole('button', { name: 'Noteer deze stap' }).click()
  await expect(dialog).toHaveCount(0)
}
const toFile = (page: Page) => page.getByRole('link', { name: 'Naar het dossier' }).click()
const stands = (page: Page, state: string) => expect(page.locator('.side .status').first()).toHaveText(state)

test('a finding becomes a file, an order, a penalty and its collection, and the whole file verifies', async ({
  page,
}) => {
  test.setTimeout(120_000)
  await signIn(page, 'municipal-officer')
  const { dealer, lateFinding } = await measuresWorld(page, ago)

  await page.goto(`/app/dossiers/nieuw?handelaar=${dealer.id}`)
  await page.getByLabel('Geopend op').fill(ago(60))
  await page.getByRole('button', { name: 'Open het dossier' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(dealer.name)
  await expect(page.getByRole('heading', { name: 'Volgende stap: Voornemen sturen' })).toBeVisible()
  await expect(page.locator('.ladder [aria-current=step]')).toContainText('Constateringen')
  const fileAddress = page.url()

  // The announcement: refused by the check until nothing is missing.
  await page.getByRole('button', { name: 'Schrijf: voornemen' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Voornemen')
  await fill(page, { date: ago(58), 'view.until': ago(44), 'signer.name': '', 'signer.decree': '' })
  await expect(page.getByText(/Er ontbreken \d+ dingen/)).toBeVisible()
  await page.getByRole('button', { name: 'Stel vast' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('U kunt nog niet vaststellen')).toBeVisible()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  const first = page.locator('.missing-list a').first()
  await first.click()
  await expect(page.locator('form :focus')).toHaveAttribute('name', 'signer.name')
  expect(await violations(page)).toEqual([])
  await fill(page, signer)
  await choose(page, 'signer.onBehalfOf', 'mayor')
  await choose(page, 'delivery.way', 'post')
  // Nothing typed is lost: it stands at the server.
  await expect(page.getByText(/Concept bewaard om/)).toBeVisible()
  await page.reload()
  await expect(page.locator('[name="signer.decree"]')).toHaveValue(signer['signer.decree'])
  await fill(page, { reasons: 'U houdt geen verkoopregister bij, ook niet na een gesprek.' })
  await settle(page)
  await note(page, 'Voornemen sturen', { on: ago(58) })
  await toFile(page)
  await stands(page, 'Termijn zienswijze voorbij')

  // The view comes in late, and counts.
  await page.getByText('Iets anders doen').click()
  await note(
    page,
    'Zienswijze noteren',
    { on: ago(43), text: 'Ik wist het niet, ik koop nu een register.' },
    { way: 'written' },
  )
  await stands(page, 'Zienswijze ontvangen')

  await page.getByRole('button', { name: 'Schrijf: last onder dwangsom' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Last onder dwangsom')
  await fill(page, {
    date: ago(40),
    'facts.0.reason': 'Zonder register is niet na te gaan waar goederen blijven.',
    'facts.1.reason': 'Na een gesprek was er nog steeds geen register.',
    'view.response': 'Dat u het niet wist, maakt de overtreding niet ongedaan.',
    reasons: 'Artikel 2:67 vraagt een verkoopregister. Dat ontbrak twee keer.',
    'lighter.considered': 'Een waarschuwing.',
    'lighter.whyNot': 'Een gesprek hielp niet.',
    'earlierWarning.whyNone': 'Het beleid laat bij een tweede ernstige overtreding de last toe.',
    'order.actions': 'Houd een verkoopregister bij.\nLaat het zien als een toezichthouder erom vraagt.',
    'order.complyUntil': ago(20),
    'order.whyEnough': 'Een register is in een dag begonnen.',
    'penalty.reason': 'Het bedrag is hoger dan wat niet-naleven oplevert.',
    'objectionClause.to': 'de burgemeester van Enschede, Postbus 20, 7500 AA Enschede',
  })
  for (const side of ['Belang van de handelaar', 'Algemeen belang'])
    await page.getByRole('button', { name: side }).click()
  await fill(page, {
    'interests.0.interest': 'Doorgaan met de winkel zonder extra kosten.',
    'interests.0.weighing': 'Een register kost weinig.',
    'interests.1.interest': 'Gestolen goed terugvinden.',
    'interests.1.weighing': 'Weegt zwaarder.',
  })
  await choose(page, 'penalty.per', 'violation')
  await choose(page, 'delivery.way', 'post')
  await settle(page)
  await note(page, 'Last onder dwangsom opleggen', { on: ago(40) })
  await note(page, 'Bezorging noteren', { on: ago(39), proof: '3SHELDER0001' }, { way: 'post' })
  await expect(page.getByText('3SHELDER0001')).toBeVisible()
  await toFile(page)
  await stands(page, 'Hercontrole nodig')

  // Not followed: the penalty is incurred, and collected.
  await lateFinding()
  await page.reload()
  await page.getByRole('button', { name: 'Schrijf: verslag van de hercontrole' }).click()
  await fill(page, {
    date: ago(15),
    'outcome.observed': 'Er was geen verkoopregister. De eigenaar wist van de last.',
  })
  await choose(page, 'outcome.result', 'not-complied')
  await settle(page)
  await note(page, 'Hercontrole noteren: niet nageleefd', { on: ago(15) })
  await toFile(page)
  await stands(page, 'Last niet nageleefd')
  await note(page, 'Verbeurde dwangsom noteren', { on: ago(14), incurredOn: ago(15), amountCents: '500,00' })
  await stands(page, 'Dwangsom verbeurd')
  await page.getByRole('button', { name: 'Schrijf: besluit tot invordering' }).click()
  await fill(page, {
    date: ago(10),
    reasons: 'De last is niet nageleefd.',
    'collection.payUntil': ago(-30),
    'collection.payTo': 'NL00BANK0000000000 van de gemeente Enschede',
    'objectionClause.to': 'de burgemeester van Enschede',
  })
  await choose(page, 'delivery.way', 'signed')
  await settle(page)
  await note(page, 'Tot invordering besluiten', { on: ago(10) })
  await note(page, 'Bezorging noteren', { on: ago(9), proof: 'Getekend door de eigenaar' }, { way: 'signed' })
  await toFile(page)
  await stands(page, 'Wacht op betaling')
  expect(await violations(page)).toEqual([])

  for (const width of [768, 390]) {
    await page.setViewportSize({ width, height: 900 })
    await expectFits(page)
  }
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.goto('/app/dossiers')
  await expect(page.getByRole('row').filter({ hasText: dealer.name })).toContainText('Wacht op betaling')
  expect(await violations(page)).toEqual([])

  // The whole file for the court, which anyone can verify.
  await page.goto(fileAddress)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Hele dossier als pdf' }).click(),
  ])
  const pdf = await readFile(await download.path())
  const vkey = await (await page.request.get('/case-files/vkey')).text()
  const { verdict, problems, manifest } = verifyFile(pdf, vkey)
  expect({ verdict, problems }).toEqual({ verdict: 'good', problems: [] })
  const titles = manifest!.pieces.map(({ title }) => title)
  for (const part of [
    'Constatering:',
    'Voornemen om',
    'Zienswijze ontvangen',
    'Last onder dwangsom',
    'Besluit bezorgd',
    'Dwangsom verbeurd',
    'invordering',
  ])
    expect(
      titles.filter((title) => title.includes(part)),
      part,
    ).not.toEqual([])
  const changed = Buffer.from(pdf)
  changed[pdf.length >> 1]! ^= 1
  expect(verifyFile(changed, vkey).verdict).toBe('tampered')
})

test('a request for an exemption is noted with its term, extended once and decided', async ({ page }) => {
  await signIn(page, 'municipal-lawyer')
  await page.goto('/app/vrijstellingen')
  await page.getByRole('button', { name: 'Verzoek noteren' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Verzoek noteren' }).click()
  await expect(dialog.getByRole('alert')).toBeVisible()
  await dialog.getByLabel('Handelaar', { exact: true }).selectOption({ index: 3 })
  await dialog.getByLabel('Ontvangen op').fill(ago(20))
  await dialog.getByText('Fiets', { exact: true }).click()
  await dialog.getByLabel('Wat de handelaar vraagt').fill('Alleen fietsen onder de tien euro.')
  expect(await violations(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Verzoek noteren' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(page.getByText(/Beslissen tot en met/)).toBeVisible()
  await page.getByRole('button', { name: 'Termijn verlengen' }).click()
  await dialog.getByLabel('Redenen').fill('Er is een advies nodig.')
  await dialog.getByRole('button', { name: 'Termijn verlengen' }).click()
  await expect(dialog).toHaveCount(0)
  await page.getByRole('button', { name: 'Beslissen' }).click()
  await choose(page, 'isGranted', 'yes')
  await dialog.getByLabel('Redenen').fill('Deze fietsen zijn niet helinggevoelig.')
  await dialog.getByRole('button', { name: 'Beslissen' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(page.getByRole('row').filter({ hasText: 'Verleend' })).toBeVisible()
  expect(await violations(page)).toEqual([])
  await page.setViewportSize({ width: 390, height: 844 })
  await expectFits(page)
})
