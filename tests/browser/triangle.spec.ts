import type { Page } from '@playwright/test'
import { readFile } from 'node:fs/promises'
import { dayInAmsterdam } from '../../src/kernel/dates.ts'
import { caseInput } from '../triangle.ts'
import { violations } from './axe.ts'
import { expect, expectFits, freshWord, signIn, test } from './fixtures.ts'

/** Nothing for axe to say, and nothing beside the screen, on a desk and in a hand. */
async function expectGood(page: Page): Promise<void> {
  expect(await violations(page), page.url()).toEqual([])
  await page.setViewportSize({ width: 390, height: 844 })
  await expectFits(page)
  await page.setViewportSize({ width: 1280, height: 900 })
}

/** Another case, as a program would propose it: the form was filled in once. */
async function proposeAnother(page: Page, asked: string): Promise<void> {
  const dealers = (await (await page.request.get('/v1/listed-dealers?limit=200')).json()) as {
    items: { id: string; municipality: string }[]
  }
  const dealer = dealers.items.filter(({ municipality }) => municipality === 'enschede')[14]!
  const answer = await page.request.post('/v1/triangle-cases', { data: caseInput(dealer.id, { asked }) })
  expect(answer.status(), await answer.text()).toBe(201)
}

/** On the agenda, with the consequence said first. */
async function schedule(mayor: Page, asked: string): Promise<void> {
  await mayor.getByRole('listitem').filter({ hasText: asked }).getByRole('button').click()
  await expect(mayor.getByRole('dialog')).toContainText('vastgelegd als verstrekking')
  await mayor.getByRole('dialog').getByRole('button', { name: 'Zet op de agenda' }).click()
  await expect(mayor.getByRole('listitem').filter({ hasText: asked }).getByText('Op de agenda')).toBeVisible()
}

async function proposeCase(page: Page, asked: string): Promise<string> {
  await page.goto('/app/driehoek')
  await page.getByRole('link', { name: 'Stel een zaak voor' }).click()
  const dealer = page.getByRole('combobox', { name: 'Handelaar' })
  await dealer.selectOption({ index: 12 })
  const name = (await dealer.locator('option:checked').textContent())!.split(',')[0]!
  await page.getByRole('button', { name: 'Stel deze zaak voor' }).click()
  // Every wrong field at once, and what was chosen stays.
  await expect(page.getByRole('alert')).toContainText('Wat vraagt u van de driehoek')
  await expect(page.getByRole('alert').getByRole('link')).not.toHaveCount(1)
  await expectGood(page)
  await page.getByRole('textbox', { name: 'Wat vraagt u van de driehoek?' }).fill(asked)
  await page.getByLabel('Zo staat de bron op de bladzijde').fill('Verslag van de toezichthouder')
  await page.getByLabel('Dag', { exact: true }).fill('2026-10-12')
  await page.getByLabel('Feit', { exact: true }).fill('Drie telefoons stonden niet in het register.')
  await page.getByLabel('Wat is er gedaan?').fill('Waarschuwing op 20 oktober.')
  const option = page.getByRole('group', { name: 'Mogelijkheid 1' })
  await option.getByLabel('Mogelijkheid').fill('Samen controleren')
  await option.getByLabel('Gevolg').fill('Kost een middag.')
  await page.getByLabel('Wat stelt u voor?').fill('Samen controleren in december.')
  await page.getByRole('button', { name: 'Stel deze zaak voor' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
  return name
}

test('a case goes from page to agenda, decision, task and what came of it', async ({ page, openWindow }) => {
  const asked = `Stem in met een controle, ${freshWord()}`
  await signIn(page, 'municipal-officer')
  const name = await proposeCase(page, asked)
  const other = `Bespreek dit, ${freshWord()}`
  await proposeAnother(page, other)

  const prosecutor = await openWindow('prosecutor')
  await expect(prosecutor.getByRole('heading', { level: 1 })).toHaveText('Driehoek')
  await expect(prosecutor.getByText(asked)).toHaveCount(0)

  const mayor = await openWindow('mayors-office')
  await mayor.getByRole('link', { name: 'Plan een overleg' }).click()
  await mayor.getByLabel('Dag').fill(dayInAmsterdam(new Date()))
  await mayor.getByLabel('Plaats').fill('Stadhuis, kamer 2.14')
  await expectGood(mayor)
  await mayor.getByRole('button', { name: 'Plan dit overleg' }).click()
  await schedule(mayor, other)
  await schedule(mayor, asked)
  const row = mayor.getByRole('listitem').filter({ hasText: asked })
  const first = mayor.getByRole('list').filter({ hasText: asked }).getByRole('listitem').first()
  await expect(first).toContainText(other)
  // By keyboard, by mouse, and it stands: the server has that order.
  await row.getByRole('button', { name: /^Omhoog/ }).press('Enter')
  await expect(first).toContainText(asked)
  await mayor.getByRole('listitem').filter({ hasText: other }).dragTo(row)
  await expect(first).toContainText(other)
  await row.getByRole('button', { name: /^Omhoog/ }).click()
  await expect(first).toContainText(asked)
  await mayor.reload()
  await expect(first).toContainText(asked)
  await expectGood(mayor)
  const download = mayor.waitForEvent('download')
  await mayor.getByRole('button', { name: 'Bewaar de agenda als PDF' }).click()
  const paper = (await readFile(await (await download).path())).toString('latin1')
  expect(paper.slice(0, 5)).toBe('%PDF-')
  expect(paper.match(/\/Type \/Page\b/g)).toHaveLength(3)

  // Two taps to the page, which is a recorded look.
  await prosecutor.reload()
  await prosecutor.getByRole('listitem').filter({ hasText: asked }).getByRole('link', { name }).click()
  await prosecutor.getByRole('button', { name: 'Open de zaak' }).click()
  await expect(prosecutor.getByText('Drie telefoons stonden niet in het register.')).toBeVisible()
  await expect(prosecutor.getByText('Verstrekt aan: Basisteam Enschede, Parket Oost-Nederland')).toBeVisible()
  await expect(prosecutor.getByRole('link', { name: 'Wijzig de bladzijde' })).toHaveCount(0)
  await expectGood(prosecutor)

  await row.getByRole('button', { name: /^Noteer besluit/ }).click()
  const dialog = mayor.getByRole('dialog')
  await dialog.getByLabel('Wat is besloten?').fill('Wij controleren samen.')
  await dialog.getByRole('button', { name: 'Leg het besluit vast' }).click()
  await expect(dialog.getByRole('alert')).toContainText('Taak')
  const what = `Ga mee op controle, ${freshWord()}`
  await dialog.getByLabel('Wat moet er gebeuren?').fill(what)
  await dialog.getByLabel('Wie doet het?').selectOption({ label: 'Politie' })
  await dialog.getByRole('button', { name: 'Leg het besluit vast' }).click()
  await expect(row.getByText('Besloten')).toBeVisible()

  const police = await openWindow('fencing-specialist')
  await police.getByRole('link', { name: 'Driehoek' }).click()
  await police.getByRole('button', { name: `Meld terug: ${what}` }).click()
  await police.getByRole('dialog').getByLabel('Ja').check()
  await police.getByRole('dialog').getByLabel('Wat kwam ervan?').fill('Op 8 december samen geweest.')
  expect(await violations(police)).toEqual([])
  await police.getByRole('dialog').getByRole('button', { name: 'Meld dit terug' }).click()
  await expect(police.getByRole('listitem').filter({ hasText: what })).toHaveCount(0)

  await mayor.getByRole('link', { name: 'Driehoek' }).first().click()
  await mayor.getByRole('listitem').filter({ hasText: asked }).last().getByRole('link', { name }).click()
  await mayor.getByRole('button', { name: 'Open de zaak' }).click()
  await expect(mayor.getByText('Op 8 december samen geweest.')).toBeVisible()
  await mayor.getByRole('button', { name: 'Sluit de zaak' }).click()
  await mayor.getByRole('dialog').getByLabel('Waarom?').fill('De handelaar houdt zich aan de regels.')
  await mayor.getByRole('dialog').getByRole('button', { name: 'Sluit de zaak' }).click()
  await expect(mayor.getByText('Gesloten').first()).toBeVisible()
  await mayor.getByRole('button', { name: 'English' }).click()
  await expect(mayor.getByRole('heading', { name: 'What happened' })).toBeVisible()
  await expectGood(mayor)
})
