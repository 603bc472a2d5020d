import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { violations } from './axe.ts'
import { expect, expectFits, freshWord, signIn, test } from './fixtures.ts'

const rows = (page: Page) => page.getByRole('table', { name: 'Handelaren', exact: true }).getByRole('row')
const tab = (page: Page, name: RegExp) =>
  page.getByRole('navigation', { name: 'Staat' }).getByRole('link', { name })
const tile = (page: Page, slug: string) => page.locator(`[data-tile="${slug}"]`)
const search = (page: Page) => page.getByRole('searchbox', { name: /^Zoek op naam/ })

test('the inventory by keyboard alone: down the list, into a dealer and back with the filters kept', async ({
  page,
}) => {
  await signIn(page, 'programme-officer')
  await page.goto('/app/handelaren')
  await expect(page.getByText(/^259 handelaren/)).toBeVisible()
  await expect(rows(page)).toHaveCount(51)
  await page.getByRole('button', { name: 'Toon 50 meer' }).click()
  await expect(rows(page)).toHaveCount(101)

  await page.keyboard.press('/')
  await expect(search(page)).toBeFocused()
  await page.keyboard.type('dinkelland')
  await expect(rows(page)).toHaveCount(5)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  const second = rows(page).nth(2).getByRole('link')
  await expect(second).toBeFocused()
  const name = await second.innerText()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
  await page.getByRole('main').getByRole('link', { name: 'Handelaren', exact: true }).click()
  await expect(search(page)).toHaveValue('dinkelland')
  await expect(rows(page)).toHaveCount(5)
  await page.goBack()
  await page.goBack()
  await expect(page).toHaveURL(/\/app\/handelaren\?q=dinkelland$/)
})

test('the map is the same list: arrows go to a neighbour, Enter filters, and the table beside it says the same', async ({
  page,
}) => {
  await signIn(page, 'programme-officer')
  await page.goto('/app/handelaren')
  // One stop for the keyboard, wherever it is.
  await expect(page.locator('[data-tile][tabindex="0"]')).toHaveCount(1)
  await tile(page, 'hengelo').focus()
  await page.keyboard.press('ArrowRight')
  await expect(tile(page, 'enschede')).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowRight')
  await expect(tile(page, 'oldenzaal')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/gemeente=oldenzaal/)
  await expect(tile(page, 'oldenzaal')).toHaveAttribute('aria-current', 'true')
  await expect(rows(page)).toHaveCount(18)
  await expect(tile(page, 'oldenzaal')).toContainText('17')
  const beside = page.getByRole('table', { name: 'Handelaren per gemeente' })
  await expect(beside.getByRole('row').filter({ hasText: 'Oldenzaal' })).toContainText(/17.*\d+ van 17/)
  // Chosen again it lets go.
  await page.keyboard.press('Enter')
  await expect(page).not.toHaveURL(/gemeente=/)
  await expect(tab(page, /^Alle 259/)).toHaveAttribute('aria-current')
})

test('filters hold together, and an empty outcome says what to do', async ({ page }) => {
  await signIn(page, 'programme-officer')
  await page.goto('/app/handelaren?gemeente=hellendoorn')
  await page.getByRole('combobox', { name: 'Soort' }).selectOption({ label: 'Alleen de focus' })
  await expect(page).toHaveURL(/focus=1/)
  const inFocus = Number((await tab(page, /^Alle/).innerText()).replaceAll(/\D/g, ''))
  expect(inFocus).toBeLessThan(13)
  await expect(rows(page)).toHaveCount(inFocus + 1)
  await page.getByRole('combobox', { name: 'Volgorde' }).selectOption({ label: 'Langst niets gehoord' })
  await expect(page).toHaveURL(/focus=1.*volgorde=teken/)
  await tab(page, /^Niet bereikt/).click()
  await expect(page).toHaveURL(/staat=not-reached/)
  await expect(tab(page, /^Niet bereikt/)).toHaveAttribute('aria-current')
  // Its address is part of the other: only one of them is where we are.
  await expect(tab(page, /^Alle/)).not.toHaveAttribute('aria-current')
  await search(page).fill(freshWord())
  await expect(page.getByRole('heading', { name: 'Niets gevonden' })).toBeVisible()
  await page.getByRole('link', { name: 'Toon alle handelaren' }).click()
  await expect(rows(page)).toHaveCount(51)
})

test('some or all that were found are chosen and saved as a file that a spreadsheet reads', async ({
  page,
}) => {
  await signIn(page, 'programme-officer')
  await page.goto('/app/handelaren?gemeente=wierden')
  await page.getByRole('checkbox', { name: 'Kies alle 6 gevonden handelaren' }).check()
  await expect(page.getByText('6 gekozen')).toBeVisible()
  await rows(page).nth(1).getByRole('checkbox').uncheck()
  await expect(page.getByText('5 gekozen')).toBeVisible()
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Bewaar als CSV' }).click()
  const file = await readFile(await (await saved).path(), 'utf8')
  expect(file.trim().split('\r\n')).toHaveLength(6)
  expect(file).toContain('wierden')
  expect(file).not.toContain(await rows(page).nth(1).getByRole('link').innerText())
})

test('what came of meeting a dealer is noted with every error at once, and stopping is taken back', async ({
  page,
}) => {
  const word = freshWord()
  await signIn(page, 'programme-officer')
  // Who was at a meeting stays so when it goes on; a register would begin anew.
  await page.goto('/app/handelaren?staat=attended')
  await rows(page).nth(1).getByRole('link').click()
  await expect(page.getByRole('heading', { name: 'Hoe ver' })).toBeVisible()
  const before = await page.locator('.how-far-state').innerText()

  await page.getByRole('button', { name: 'Leg gesprek vast' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Dag').fill('2999-01-01')
  await dialog.getByLabel('Opmerking').fill(word)
  await dialog.getByRole('button', { name: 'Leg gesprek vast' }).click()
  await expect(dialog.getByRole('alert')).toContainText('2 velden kloppen nog niet')
  await expect(dialog.getByLabel('Opmerking')).toHaveValue(word)
  expect(await violations(page)).toEqual([])
  // Closed by mistake: what was typed is still there.
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Leg gesprek vast' }).click()
  await expect(dialog.getByLabel('Opmerking')).toHaveValue(word)
  await dialog.getByLabel('Bezoek aan de winkel').check()
  await dialog.getByLabel('Dag').fill('2026-01-05')
  await dialog.getByRole('button', { name: 'Leg gesprek vast' }).click()
  await expect(dialog).toBeHidden()
  const line = page.getByRole('listitem').filter({ hasText: word })
  await expect(line).toContainText('Gesproken bij een bezoek')
  await expect(line).toContainText('Roos Denkelijk')

  await page.getByRole('button', { name: 'Is gestopt' }).click()
  await dialog.getByLabel('Verhuisd uit Twente').check()
  await dialog.getByRole('button', { name: 'Leg vast dat de zaak stopte' }).click()
  await expect(page.locator('.how-far-state')).toHaveText('Gestopt')
  await expect(page.getByText('Reden: Verhuisd uit Twente.')).toBeVisible()
  await page.getByRole('button', { name: 'Handelt weer' }).click()
  await dialog.getByRole('button', { name: 'Leg vast dat de zaak weer handelt' }).click()
  await expect(page.locator('.how-far-state')).toHaveText(before)

  await page.getByRole('link', { name: /^Contact \d/ }).click()
  await expect(line).toBeVisible()
  await expect(page.locator('.timeline').getByText('Handelt hier weer')).toBeHidden()
})

test('police of a team see its dealers and who is appointed where', async ({ page }) => {
  await signIn(page, 'fencing-specialist')
  await page.getByRole('link', { name: 'Handelaren', exact: true }).click()
  await expect(page.getByText(/^71 handelaren/)).toBeVisible()
  // Not theirs to write to: nothing to tick.
  await expect(page.getByRole('checkbox')).toHaveCount(0)
  await page.getByRole('link', { name: 'Basisteams' }).click()
  const own = page.getByRole('region', { name: /Basisteam Enschede/ })
  await expect(own).toContainText('Uw team')
  await expect(own).toContainText('Bram Denkbeeld')
  await expect(page.getByRole('region', { name: /Twente-Oost/ })).toContainText('Niemand benoemd')
})

for (const viewport of [
  { width: 1280, height: 900 },
  { width: 390, height: 844 },
]) {
  test(`axe finds nothing in English at ${viewport.width}`, async ({ page }) => {
    await page.setViewportSize(viewport)
    await signIn(page, 'programme-officer')
    const { items } = (await (await page.request.get('/v1/listed-dealers?limit=1')).json()) as {
      items: { id: string }[]
    }
    for (const address of ['/app/handelaren?taal=en', `/app/handelaren/${items[0]!.id}`, '/app/basisteams']) {
      await page.goto(address)
      await expect(page.locator('html')).toHaveAttribute('lang', 'en')
      await expect(page.getByRole('main').getByRole('heading').nth(1)).toBeVisible()
      await expectFits(page)
      expect(await violations(page), address).toEqual([])
    }
  })
}
