import type { Page } from '@playwright/test'
import { violations } from './axe.ts'
import { buyPhone } from './counter-steps.ts'
import { expect, expectFits, freshImei, freshWord, test, watchPage } from './fixtures.ts'
import {
  acceptOnDesk,
  addBelonging,
  becomeCitizen,
  beginList,
  fillPhone,
  heading,
  next,
  sayWhen,
  sendFromNothing,
  sendList,
  yesterday,
} from './goods-list-steps.ts'

test('from belongings to the list, the desk, a hit, and back to the owner', async ({ page, openWindow }) => {
  test.setTimeout(180_000)
  const phone = { imei: freshImei(), model: freshWord() }
  await becomeCitizen(page)
  await addBelonging(page, phone)

  // Counted: what the owner presses and how long it takes when the thing stands among the belongings.
  const began_ms = Date.now()
  await beginList(page)
  await sayWhen(page)
  await page.getByRole('checkbox', { name: `Oppo ${phone.model}` }).check()
  await next(page)
  await expect(page.getByText('1 nummer of inscriptie')).toBeVisible()
  await next(page)
  await sendList(page)
  test.info().annotations.push({ type: 'belongings to sent', description: `${Date.now() - began_ms} ms` })
  expect(Date.now() - began_ms).toBeLessThan(3 * 60_000)
  const reference = (await heading(page).innerText()).replace('Goederenlijst ', '')
  const own = page.url()

  const desk = await openWindow('fencing-specialist')
  await acceptOnDesk(desk, reference)
  const deskList = desk.url()
  // Who the owner is: not without a purpose.
  await desk.getByRole('button', { name: 'Bekijk eigenaar, doel nodig' }).click()
  await desk.getByRole('button', { name: 'Leg vast en toon eigenaar' }).click()
  await expect(desk.getByText('Vul dit in.')).toBeVisible()
  await desk.getByRole('textbox', { name: 'Toelichting' }).fill('nummer navragen')
  await desk.getByRole('button', { name: 'Leg vast en toon eigenaar' }).click()
  await expect(desk.getByText('06 00000000')).toBeVisible()

  const counter = await openWindow('dealer')
  await buyPhone(counter, phone)
  await desk.goto('/app/treffers')
  await desk.getByRole('link', { name: `Telefoon, Oppo ${phone.model}` }).click()
  await desk.getByRole('button', { name: 'Bevestig treffer' }).click()
  await desk.getByRole('dialog').getByRole('button', { name: 'Bevestig', exact: true }).click()
  await expect(desk.getByText(/^Treffer bevestigd/).first()).toBeVisible()

  // The owner hears nothing by itself.
  await page.goto(own)
  await expect(page.getByText('Wordt gezocht').first()).toBeVisible()
  await expect(page.getByText(/treffer/i)).toBeHidden()
  await desk.goto(deskList)
  await desk.getByRole('button', { name: 'Laat de eigenaar weten dat het gevonden is' }).click()
  await desk.getByRole('button', { name: 'Laat de eigenaar weten dat het gevonden is' }).click()
  await expect(desk.getByText('Gevonden', { exact: true }).first()).toBeVisible()
  await expect(page.getByRole('heading', { name: 'De politie zegt: dit is gevonden' })).toBeVisible({
    timeout: 15_000,
  })
  await expect(page.getByText(/artikel 116/)).toBeVisible()
})

test('from nothing; the number comes later and is a hit at once; the rest is found at home', async ({
  page,
  openWindow,
}) => {
  test.setTimeout(180_000)
  const phone = { imei: freshImei(), model: freshWord() }
  await becomeCitizen(page)
  const reference = await sendFromNothing(page, { model: phone.model })
  const desk = await openWindow('fencing-specialist')
  await acceptOnDesk(desk, reference)
  const counter = await openWindow('dealer')
  await buyPhone(counter, phone)

  await page.getByRole('button', { name: 'Voeg een nummer toe' }).click()
  await page.getByRole('textbox', { name: 'Nummer of inscriptie' }).fill(phone.imei)
  await page.getByRole('button', { name: 'Voeg toe', exact: true }).click()
  await expect(page.getByRole('listitem').filter({ hasText: 'Nummer toegevoegd' })).toBeVisible()
  await desk.goto('/app/treffers')
  await expect(desk.getByRole('link', { name: `Telefoon, Oppo ${phone.model}` })).toBeVisible({
    timeout: 15_000,
  })

  await page.getByRole('button', { name: 'Vul het nummer in' }).click()
  await page.getByRole('textbox', { name: 'Nummer van de aangifte' }).fill('PL0500-2026999999-1')
  await page.getByRole('button', { name: 'Bewaar het nummer' }).click()
  await expect(page.getByText('PL0500-2026999999-1').first()).toBeVisible()

  await page.getByRole('button', { name: 'Weer thuis gevonden' }).click()
  await page.getByRole('button', { name: 'Weer thuis gevonden' }).click()
  await desk.goto('/app/goederenlijsten?bak=home')
  await desk.getByRole('row').filter({ hasText: reference }).getByRole('link').click()
  await desk.getByRole('button', { name: 'Haal uit het systeem' }).click()
  await desk.getByRole('button', { name: 'Haal uit het systeem' }).click()
  await expect(desk.getByText('Weer thuis', { exact: true }).first()).toBeVisible()
})

test('what was typed is there after a reload and after going back; a refusal is answered', async ({
  page,
  openWindow,
}) => {
  test.setTimeout(120_000)
  await becomeCitizen(page)
  await beginList(page)
  await sayWhen(page)
  await expect(heading(page)).toHaveText('Wat is er weg?')
  await expect(page.getByText(/^Versleuteld bewaard om/)).toBeVisible()
  await page.reload()
  await expect(heading(page)).toHaveText('Wat is er weg?')
  await page.goBack()
  await expect(page.getByRole('combobox', { name: 'Gemeente' })).toHaveValue('enschede')
  await expect(page.getByLabel('Dag', { exact: true })).toHaveValue(yesterday)
  await next(page)
  await next(page)
  await expect(page.getByRole('alert').first()).toBeFocused()
  await page.getByRole('link', { name: 'Voeg iets toe dat weg is' }).click()
  await fillPhone(page, { model: freshWord() })
  await next(page)
  await next(page)
  await sendList(page)
  const reference = (await heading(page).innerText()).replace('Goederenlijst ', '')

  const desk = await openWindow('detective')
  await desk.goto('/app/goederenlijsten')
  await desk.getByRole('row').filter({ hasText: reference }).getByRole('link').click()
  await desk.getByRole('button', { name: 'Stuur terug met reden' }).click()
  const reason = `Welke kleur? ${freshWord()}`
  await desk.getByRole('textbox', { name: 'Waarom stuurt u de lijst terug?' }).fill(reason)
  await desk.getByRole('button', { name: 'Stuur de lijst terug' }).click()
  await expect(page.getByText(reason).first()).toBeVisible({ timeout: 15_000 })
  await page.getByRole('button', { name: 'Stuur de lijst opnieuw' }).click()
  await expect(page.getByText('De politie heeft de lijst en moet hem nog bekijken.')).toBeVisible()
})

for (const width of [1280, 390]) {
  test(`axe and width at ${width}, in both languages and with the keyboard`, async ({
    browser,
    baseURL,
    openWindow,
  }) => {
    test.setTimeout(180_000)
    const context = await browser.newContext({
      ...(baseURL && { baseURL }),
      locale: 'nl-NL',
      viewport: { width, height: 900 },
    })
    const page = await context.newPage()
    const complaints = watchPage(page)
    const good = async (on: Page) => {
      await expect(heading(on)).toBeVisible()
      await expectFits(on)
      expect(await violations(on), on.url()).toEqual([])
      const shots = process.env['HELDER_SHOTS']
      if (shots)
        await on.screenshot({
          path: `${shots}/${width}-${on
            .url()
            .replace(/.*\/app\//, '')
            .replaceAll(/\W+/g, '-')}-${Date.now() % 100000}.png`,
          fullPage: true,
        })
    }
    await becomeCitizen(page)
    await page.goto('/app/aangifte')
    await good(page)
    await page.getByRole('link', { name: 'Maak een goederenlijst' }).click()
    await good(page)
    // By keyboard: the deed of a page is reached and pressed without a mouse.
    await page.getByRole('button', { name: 'Begin met de lijst' }).focus()
    await page.keyboard.press('Enter')
    await expect(heading(page)).toHaveText('Wanneer en waar gebeurde het?')
    await page.getByRole('button', { name: 'Ga verder' }).press('Enter')
    await expect(page.getByRole('alert').first()).toBeFocused()
    await good(page)
    await sayWhen(page)
    await page.getByRole('link', { name: 'Voeg iets toe dat weg is' }).click()
    await fillPhone(page, { model: freshWord() })
    await good(page)
    await next(page)
    await good(page)
    await next(page)
    await good(page)
    await page.getByRole('radio', { name: 'Nog geen aangifte bekend' }).check()
    await next(page)
    await good(page)
    await page.getByRole('button', { name: 'Verstuur de lijst' }).click()
    await expect(page.getByRole('heading', { name: 'Uw lijst is verstuurd' })).toBeVisible()
    await good(page)
    const reference = (await heading(page).innerText()).replace('Goederenlijst ', '')
    const desk = await openWindow('fencing-specialist')
    await desk.setViewportSize({ width, height: 900 })
    await desk.goto('/app/goederenlijsten')
    await expect(desk.getByText(reference)).toBeVisible()
    await good(desk)
    await desk.getByRole('row').filter({ hasText: reference }).getByRole('link').click()
    await expect(desk.getByRole('heading', { name: 'Beslis over deze lijst' })).toBeVisible()
    await desk.getByRole('button', { name: 'Verbeter', exact: true }).click()
    await good(desk)
    await page
      .getByRole('button', { name: width < 800 ? 'Menu' : 'English' })
      .first()
      .click()
    if (width < 800) await page.getByRole('button', { name: 'English' }).click()
    await expect(heading(page)).toHaveText(/^Goods list GL-/)
    await good(page)
    expect(complaints).toEqual([])
    await context.close()
  })
}
