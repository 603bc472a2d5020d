import type { Page } from '@playwright/test'
import type { ListedDealer } from '../../src/capabilities/dealers/contract.ts'
import { addDays, dayInAmsterdam } from '../../src/kernel/dates.ts'
import { violations } from './axe.ts'
import { fillSeller } from './counter-steps.ts'
import { expect, expectFits, freshImei, freshWord, signIn, test, watchPage } from './fixtures.ts'
import { addAuthenticator } from './virtual-authenticator.ts'

const today = dayInAmsterdam(new Date())
const tablet = { width: 820, height: 1180 }

/** A dealer of Enschede that nobody else touches: the last of the list that is not connected. */
async function dealersOf(page: Page, count: number): Promise<ListedDealer[]> {
  const { items } = (await (await page.request.get('/v1/listed-dealers?limit=200')).json()) as {
    items: ListedDealer[]
  }
  return items
    .filter(({ facts, municipality }) => municipality === 'enschede' && facts.joinedOn === null)
    .filter(({ state }) => state !== 'stopped')
    .slice(-count)
}

async function plan(page: Page, title: string, heldOn: string): Promise<string> {
  const answer = await page.request.post('/v1/meetings', {
    data: {
      title,
      heldOn,
      begins: '19:30',
      ends: '21:30',
      place: 'Zaal Proef',
      address: 'Proefplein 1',
      agenda: 'Uitleg',
      municipalities: ['enschede'],
      contact: 'Dirk Fictie, 0740 123456',
      seats: 30,
    },
  })
  expect(answer.status(), await answer.text()).toBe(201)
  return ((await answer.json()) as { id: string }).id
}

test('a meeting is planned, dealers are invited, and one answers by the link without signing in', async ({
  page,
  browser,
  contextOptions,
  baseURL,
}) => {
  const title = `Avond ${freshWord()}`
  await signIn(page, 'municipal-officer')
  await page.getByRole('link', { name: 'Bijeenkomsten', exact: true }).click()
  await page.getByRole('link', { name: 'Plan een bijeenkomst' }).click()
  await page.getByRole('button', { name: 'Plan de bijeenkomst' }).click()
  await expect(page.getByRole('alert')).toContainText('velden kloppen nog niet')
  await page.getByLabel('Titel').fill(title)
  await page.getByLabel('Dag', { exact: true }).fill(addDays(today, 10))
  await page.getByLabel('Plaats').fill('Zalencentrum Voorbeeld')
  await page.getByLabel('Adres').fill('Voorbeeldplein 1')
  await page.getByLabel('Wie kunnen handelaren bellen of mailen?').fill('Dirk Fictie, 0740 123456')
  await page.getByRole('button', { name: 'Plan de bijeenkomst' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)

  const [dealer] = await dealersOf(page, 4)
  await page.getByRole('link', { name: 'Nodig handelaren uit' }).click()
  await page.getByLabel('Zoek handelaar').fill(dealer!.name)
  await page.locator(`#dealer-${dealer!.id}`).check()
  await page.getByLabel('Ik geef de links zelf').check()
  await page.getByRole('button', { name: 'Maak 1 uitnodiging' }).click()
  await expect(page.getByRole('heading', { name: '1 uitnodiging is klaar' })).toBeVisible()
  const code = await page.locator('.personal-link .mono').innerText()
  expect(code).toMatch(/^(\w{4}-){3}\w{4}$/)
  await expectFits(page)

  const context = await browser.newContext({ ...contextOptions, ...(baseURL && { baseURL }) })
  const guest = await context.newPage()
  const complaints = watchPage(guest)
  const asked: string[] = []
  guest.on('request', (request) => asked.push(request.url()))
  // As the QR code has it: the code behind the #, which goes out of the address.
  await guest.goto(`/uitnodiging#${code}`)
  await expect(guest.getByRole('heading', { level: 1 })).toHaveText(title)
  await guest.getByLabel('Ja, ik kom').check()
  await guest.getByLabel('Met hoeveel mensen').fill('3')
  await guest.getByRole('button', { name: 'Verstuur uw antwoord' }).click()
  await expect(guest.getByText('Uw antwoord is vastgelegd')).toBeVisible()
  expect(await violations(guest)).toEqual([])
  await guest.setViewportSize({ width: 390, height: 844 })
  await expectFits(guest)
  expect(asked.filter((url) => url.split('#')[0]!.includes(code))).toEqual([])
  expect(await context.cookies()).toEqual([])
  expect(complaints).toEqual([])
  await context.close()

  // Typed, without script, in English, and another answer.
  const plain = await browser.newContext({
    ...contextOptions,
    ...(baseURL && { baseURL }),
    javaScriptEnabled: false,
  })
  const typist = await plain.newPage()
  await typist.goto('/uitnodiging?taal=en')
  await typist.getByLabel('Code on your invitation').fill('2222 2222 2222 2222')
  await typist.getByRole('button', { name: 'Open the invitation' }).click()
  await expect(
    typist.getByText('We don’t know this code').or(typist.getByText("We don't know this code")),
  ).toBeVisible()
  await typist.getByLabel('Code on your invitation').fill(code.toLowerCase())
  await typist.getByRole('button', { name: 'Open the invitation' }).click()
  await typist.getByLabel('No, I can').check()
  await typist.getByRole('button', { name: 'Change your answer' }).click()
  await expect(typist.getByText('Your answer was recorded')).toBeVisible()
  await plain.close()

  await page.getByRole('link', { name: 'Naar de bijeenkomst' }).click()
  await expect(page.getByRole('row').filter({ hasText: dealer!.name })).toContainText('Kan niet')
})

test('at the door: a tap without connection waits, survives a reload, and gets there; another tablet agrees', async ({
  page,
  openWindow,
  context,
}) => {
  await page.setViewportSize(tablet)
  await signIn(page, 'municipal-officer')
  const id = await plan(page, `Deur ${freshWord()}`, today)
  const [, one, two] = await dealersOf(page, 4)
  await page.request.post(`/v1/meetings/${id}/invitations`, { data: { dealers: [one!.id], channel: 'hand' } })
  await page.goto(`/app/bijeenkomsten/${id}/aanwezig`)
  const row = page
    .getByRole('listitem')
    .filter({ hasText: one!.name })
    .filter({ hasText: one!.street })
    .first()
  await expect(row).toContainText('Nog geen antwoord')
  await context.route('**/attendances/**', (route) => route.abort('internetdisconnected'))
  await row.getByRole('button', { name: `Aanwezig: ${one!.name}` }).click()
  await expect(row).toContainText('Nog niet verstuurd')
  await expect(page.getByText('1 tik is nog niet verstuurd')).toBeVisible()
  await page.reload()
  await expect(page.getByText('1 tik is nog niet verstuurd')).toBeVisible()
  await expect(page.getByText('1 van 1 aanwezig')).toBeVisible()
  await context.unroute('**/attendances/**')
  await expect(page.getByText('1 tik is nog niet verstuurd')).toBeHidden()

  // Somebody without an invitation, on the tablet of the police.
  const other = await openWindow('fencing-specialist')
  await other.setViewportSize(tablet)
  await other.goto(`/app/bijeenkomsten/${id}/aanwezig`)
  await expect(other.getByText('1 van 1 aanwezig')).toBeVisible()
  await other.getByLabel('Zoek in alle handelaren').fill(two!.name)
  const found = other.getByRole('list', { name: 'Gevonden handelaren' }).getByRole('listitem')
  await found
    .filter({ hasText: two!.street })
    .filter({ hasText: two!.houseNumber })
    .first()
    .getByRole('button')
    .click()
  await expect(page.getByText('2 van 2 aanwezig')).toBeVisible({ timeout: 15_000 })
  // Taken back on one, gone on the other.
  await row.getByRole('button', { name: `Aanwezig: ${one!.name}` }).click()
  await expect(other.getByText('1 van 2 aanwezig')).toBeVisible({ timeout: 15_000 })
  for (const window of [page, other]) {
    expect(await violations(window)).toEqual([])
    await expectFits(window)
  }
})

test('connected on the spot: QR, passkey, counter, practice, first purchase; the tablet and the dealer’s page say so', async ({
  page,
  browser,
  contextOptions,
  baseURL,
}) => {
  await page.setViewportSize(tablet)
  await signIn(page, 'fencing-specialist')
  const officer = await (
    await browser.newContext({ ...contextOptions, ...(baseURL && { baseURL }) })
  ).newPage()
  await signIn(officer, 'municipal-officer')
  const id = await plan(officer, `Aansluiten ${freshWord()}`, today)
  const [, , , dealer] = await dealersOf(officer, 4)
  await officer.request.put(`/v1/meetings/${id}/attendances/${dealer!.id}`, {
    data: { isThere: true, tappedAt: new Date().toISOString() },
  })
  await officer.context().close()
  await page.goto(`/app/bijeenkomsten/${id}/aanwezig`)
  await page.getByRole('button', { name: `Sluit aan: ${dealer!.name}` }).click()
  const dialog = page.getByRole('dialog', { name: `${dealer!.name} aansluiten` })
  await dialog.getByRole('button', { name: 'Sluit aan en toon de link' }).click()
  await expect(dialog.getByRole('alert')).toContainText('Naam van de eigenaar')
  await dialog.getByLabel('Naam van de eigenaar').fill('Rosa Bedacht')
  await dialog.getByRole('button', { name: 'Sluit aan en toon de link' }).click()
  await expect(dialog.getByRole('img', { name: 'QR-code van de link voor de eigenaar' })).toBeVisible()
  expect(await violations(page)).toEqual([])
  const link = await dialog.getByLabel('Link', { exact: true }).inputValue()

  const phone = await (
    await browser.newContext({
      ...contextOptions,
      ...(baseURL && { baseURL }),
      viewport: { width: 390, height: 844 },
    })
  ).newPage()
  const complaints = watchPage(phone)
  await addAuthenticator(phone, { hasPrf: true })
  await phone.goto(link)
  await phone.getByRole('button', { name: 'Maak een toegangssleutel en begin' }).click()
  await expect(phone.getByRole('heading', { level: 1, name: 'Inkoop' })).toBeVisible()
  await expect(dialog.getByText('Binnen sinds')).toBeVisible({ timeout: 15_000 })

  await phone.getByRole('link', { name: 'Oefen zonder vast te leggen' }).click()
  await expect(phone.getByText('Dit is oefenen')).toBeVisible()
  await expectFits(phone)
  await fillThing(phone)
  await phone.getByRole('button', { name: 'Klaar met oefenen' }).click()
  await expect(phone.getByText('Zo gaat het ook echt')).toBeVisible()
  const none = (await (await phone.request.get('/v1/purchases')).json()) as { items: unknown[] }
  expect(none.items).toEqual([])
  await phone.getByRole('link', { name: 'Leg nu een echte inkoop vast' }).click()
  await fillThing(phone)
  await phone.getByRole('button', { name: 'Leg inkoop vast' }).click()
  await expect(phone.getByRole('heading', { name: 'Vastgelegd als nr. 1' })).toBeVisible()
  await phone.goto('/app/inkoop')
  await expect(phone.getByText('Uw eerste inkoop')).toBeHidden()
  expect(complaints).toEqual([])
  await phone.context().close()

  await expect(dialog.getByText('Eerste inkoop vastgelegd')).toBeVisible({ timeout: 15_000 })
  await dialog.getByRole('button', { name: 'Sluit dit venster' }).click()
  await expect(page.getByText(/^Eerste inkoop /)).toBeVisible({ timeout: 15_000 })
  await page.goto(`/app/handelaren/${dealer!.id}`)
  await expect(page.getByText('Aangesloten op het register')).toBeVisible()
  await expect(page.getByText('Eerste inschrijving in het register')).toBeVisible()
})

test('the pages of meetings have no known barrier and fit, in both languages', async ({ page }) => {
  await signIn(page, 'municipal-officer')
  const id = await plan(page, `Kijken ${freshWord()}`, addDays(today, 20))
  for (const [width, taal] of [
    [1280, 'nl'],
    [390, 'en'],
  ] as const) {
    await page.setViewportSize({ width, height: 900 })
    for (const path of ['', '/nieuw', `/${id}`, `/${id}/wijzigen`, `/${id}/uitnodigen`]) {
      await page.goto(`/app/bijeenkomsten${path}?taal=${taal}`)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expect(page.getByText(taal === 'en' ? 'Fetching data' : 'Gegevens ophalen')).toBeHidden()
      expect(await violations(page), `${path} ${taal}`).toEqual([])
      await expectFits(page)
    }
  }
})

async function fillThing(page: Page): Promise<void> {
  await page.getByLabel('Typ een nummer').fill(freshImei())
  await page.getByLabel('Typ een nummer').press('Enter')
  await page.getByRole('textbox', { name: 'Merk' }).fill('Oppo')
  await page.getByRole('textbox', { name: 'Model' }).fill('N1')
  await page.getByRole('textbox', { name: 'Prijs' }).fill('125')
  await page.getByRole('radio', { name: 'Bank' }).check()
  await fillSeller(page, 'Jip Verzonnen')
}
