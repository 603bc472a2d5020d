import type { Page } from '@playwright/test'
import { violations } from './axe.ts'
import { expect, expectFits, freshWord, signIn, test, watchPage } from './fixtures.ts'
import { addAuthenticator } from './virtual-authenticator.ts'

/** Puts back what a journey takes: the journeys share one shop. */
async function clerkOf(
  owner: Page,
): Promise<{ accountId: string; appointments: { id: string; role: string }[] }> {
  const { items } = (await (await owner.request.get('/v1/members')).json()) as {
    items: { name: string; accountId: string; appointments: { id: string; role: string }[] }[]
  }
  return items.find(({ name }) => name === 'Hessel Bedacht')!
}

async function openMember(page: Page, name: string): Promise<void> {
  await page.goto('/app/medewerkers')
  await page.getByRole('link', { name }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
}

test('an owner invites a counter clerk: the link is shown once, and can be withdrawn', async ({ page }) => {
  const name = `Rik ${freshWord()}`
  await signIn(page, 'dealer')
  await page.getByRole('link', { name: 'Medewerkers' }).click()
  await page.getByRole('link', { name: 'Nodig iemand uit' }).click()
  await page.getByRole('button', { name: 'Maak de uitnodiging' }).click()
  await expect(page.getByRole('alert')).toContainText('2 velden kloppen nog niet')
  await page.getByLabel('Naam').fill(name)
  await page.getByLabel('Rol', { exact: true }).selectOption({ label: 'Medewerker winkel' })
  await page.getByRole('button', { name: 'Maak de uitnodiging' }).click()
  await expect(page.getByRole('heading', { name: `De uitnodiging voor ${name} is klaar` })).toBeVisible()
  const link = await page.getByLabel('Link', { exact: true }).inputValue()
  expect(link).toMatch(/\/app\/uitnodiging#[\w-]{43}$/)
  await expect(page.getByRole('img', { name: 'QR-code van de link' })).toBeVisible()

  // Nowhere else, and not again.
  await page.reload()
  await expect(page.getByLabel('Naam')).toBeVisible()
  await page.goto('/app/medewerkers')
  const row = page
    .getByRole('table', { name: 'Openstaande uitnodigingen' })
    .getByRole('row')
    .filter({ hasText: name })
  await expect(row).toContainText('Medewerker winkel')
  expect(await page.content()).not.toContain(link.split('#')[1])
  await row.getByRole('button', { name: `Trek in: uitnodiging van ${name}` }).click()
  await expect(page.getByRole('table', { name: 'Geschiedenis' })).toContainText(
    `Uitnodiging van ${name} ingetrokken`,
  )
  await expect(row).toBeHidden()
})

test('from the link to the last click: invited, signed in with a passkey, and out when the role is taken', async ({
  page,
  browser,
  contextOptions,
  baseURL,
}) => {
  const name = `Rik ${freshWord()}`
  await signIn(page, 'dealer')
  await page.goto('/app/medewerkers/uitnodigen')
  await page.getByLabel('Naam').fill(name)
  await page.getByLabel('Rol', { exact: true }).selectOption({ label: 'Medewerker winkel' })
  await page.getByRole('button', { name: 'Maak de uitnodiging' }).click()
  const link = await page.getByLabel('Link', { exact: true }).inputValue()

  const context = await browser.newContext({ ...contextOptions, ...(baseURL && { baseURL }) })
  const clerk = await context.newPage()
  const complaints = watchPage(clerk)
  await addAuthenticator(clerk, { hasPrf: true })
  await clerk.goto(link)
  await clerk.getByRole('button', { name: 'Maak een toegangssleutel en begin' }).click()
  await expect(clerk.getByRole('heading', { level: 1, name: 'Inkoop' })).toBeVisible()
  await expect(clerk.getByRole('link', { name: 'Medewerkers' })).toBeHidden()

  await openMember(page, name)
  await page.getByRole('button', { name: 'Neem rol af: Medewerker winkel' }).click()
  await expect(page.getByRole('dialog')).toContainText(`Dit is de laatste rol van ${name}`)
  await page.getByRole('dialog').getByRole('button', { name: 'Neem de rol af' }).click()
  await expect(
    page.getByRole('heading', { level: 1, name: 'Deze persoon heeft geen rol (meer)' }),
  ).toBeVisible()

  await clerk.getByRole('link', { name: 'Register', exact: true }).click()
  await expect(clerk.getByRole('alert')).toContainText('U bent niet ingelogd')
  // The passkey is still there, but opens nothing.
  await clerk.goto('/app/aanmelden')
  await clerk.getByRole('button', { name: 'Log in met uw toegangssleutel' }).click()
  await expect(clerk.getByRole('alert')).toBeVisible()
  expect((await clerk.request.get('/v1/me')).status()).toBe(401)
  expect(complaints).toEqual([])
  await context.close()

  await page.goto('/app/medewerkers')
  const history = page.getByRole('table', { name: 'Geschiedenis' })
  await expect(history).toContainText(`${name} nam de uitnodiging aan`)
  await expect(history).toContainText(`${name} heeft de rol Medewerker winkel niet meer`)
})

test('a role that is taken ends with the clerk’s next deed, and nothing breaks', async ({
  page,
  openWindow,
}) => {
  const clerk = await openWindow('dealer-counter')
  await signIn(page, 'dealer')
  await openMember(page, 'Hessel Bedacht')
  await page.getByRole('button', { name: 'Neem rol af: Medewerker winkel' }).click()
  const question = page.getByRole('dialog')
  await expect(question).toContainText('vanaf de volgende klik niets meer')
  await question.getByRole('button', { name: 'Laat zo' }).click()
  await expect(question).toBeHidden()
  // A second role, so that he is somebody after this.
  await page.getByLabel('Rol', { exact: true }).selectOption({ label: 'Handelaar' })
  await page.getByRole('button', { name: 'Geef de rol' }).click()
  await expect(page.getByText('Hessel Bedacht heeft nu de rol Handelaar.')).toBeVisible()

  await page.getByRole('button', { name: 'Neem rol af: Medewerker winkel' }).click()
  await question.getByRole('button', { name: 'Neem de rol af' }).click()
  await expect(page.getByText('Hessel Bedacht heeft de rol Medewerker winkel niet meer.')).toBeVisible()

  // The clerk was at the counter: the next page says so and leads to signing in, where the role that is left opens.
  await clerk.getByRole('link', { name: 'Register', exact: true }).click()
  await expect(clerk.getByRole('alert')).toContainText('U bent niet ingelogd')
  await clerk.getByRole('link', { name: 'Log in', exact: true }).click()
  await clerk.waitForURL('**/inloggen?terug=**')
  await clerk.locator('#dealer-counter').getByRole('button').click()
  await clerk.waitForURL('**/app/register')
  expect(await (await clerk.request.get('/v1/me')).json()).toMatchObject({ role: 'dealer', manages: false })

  const { accountId, appointments } = await clerkOf(page)
  const given = await page.request.post('/v1/appointments', { data: { accountId, role: 'dealer-counter' } })
  expect(given.status()).toBe(201)
  for (const { id, role } of appointments) {
    if (role === 'dealer') await page.request.delete(`/v1/appointments/${id}`)
  }
})

test('a colleague who does not manage is shut out, and so are police of the people of a shop', async ({
  page,
  openWindow,
}) => {
  await signIn(page, 'dealer-counter')
  await expect(page.getByRole('link', { name: 'Medewerkers' })).toBeHidden()
  for (const path of ['/app/medewerkers', '/app/medewerkers/uitnodigen', '/app/tokens']) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Deze pagina is niet voor u')
  }
  for (const path of ['/v1/members', '/v1/role-changes', '/v1/tokens']) {
    expect((await page.request.get(path)).status(), path).toBe(403)
  }
  const police = await openWindow('fencing-specialist')
  await police.goto('/app/medewerkers')
  await expect(police.getByRole('link', { name: 'Bram Denkbeeld' })).toBeVisible()
  await expect(police.getByText('Hessel Bedacht')).toBeHidden()
  await police.goto('/app/medewerkers?organisatie=dealer:99000001')
  await expect(police.getByRole('alert')).toContainText('Niet gevonden')
  // Another team sees nothing of this one.
  await police.goto('/app/medewerkers?organisatie=base-team:almelo')
  await expect(police.getByRole('alert')).toContainText('Niet gevonden')
  const detective = await openWindow('detective')
  await detective.goto('/app/medewerkers')
  await expect(detective.getByRole('heading', { level: 1 })).toHaveText('Deze pagina is niet voor u')
})

test('standing in: dated, seen by both on every page, and worked in by choice', async ({
  page,
  openWindow,
}) => {
  await signIn(page, 'fencing-specialist')
  await openMember(page, 'Chadia Verzonnen')
  await page.getByLabel('Wie en welke rol').selectOption({ label: 'Bram Denkbeeld, Taakaccenthouder heling' })
  await page.getByRole('button', { name: 'Leg de vervanging vast' }).click()
  await expect(page.getByText('Chadia Verzonnen vervangt Bram Denkbeeld t/m')).toBeVisible()
  await expect(page.getByText('Chadia Verzonnen vervangt u t/m')).toBeVisible()

  const detective = await openWindow('detective')
  await expect(detective.getByText('U vervangt')).toBeHidden()
  await detective.goto('/app/account')
  await detective.getByRole('button', { name: /Werk hierin verder: Taakaccenthouder heling/ }).click()
  await expect(detective.getByText('U vervangt Bram Denkbeeld t/m')).toBeVisible()
  await expect(detective.getByText('Taakaccenthouder heling', { exact: true })).toBeVisible()
  await detective.reload()
  await expect(detective.getByText('U vervangt Bram Denkbeeld t/m')).toBeVisible()

  // Taken: the next page asks to sign in, and the own role is as it was.
  await page.getByRole('button', { name: 'Neem rol af: Taakaccenthouder heling' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Neem de rol af' }).click()
  await expect(page.getByText('Chadia Verzonnen vervangt u t/m')).toBeHidden()
  await detective.goto('/app/aangiften')
  await detective.waitForURL('**/inloggen?terug=**')
})

test('a token: made, shown once, used, revoked', async ({ page, playwright, baseURL }) => {
  const name = `kassa ${freshWord()}`
  await signIn(page, 'dealer')
  await page.getByRole('link', { name: 'Koppelingen' }).click()
  // The counter has a name to fill in too.
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Koppelingen')
  await page.getByLabel('Naam').fill(name)
  await page.getByLabel('Inkoopregister: lezen').check()
  await page.getByRole('button', { name: 'Maak de koppeling' }).click()
  await expect(page.getByRole('heading', { name: `De koppeling ${name} is klaar` })).toBeVisible()
  const token = await page.getByLabel('Sleutel').inputValue()
  const software = await playwright.request.newContext({
    ...(baseURL && { baseURL }),
    extraHTTPHeaders: { authorization: `Bearer ${token}` },
  })
  expect((await software.get('/v1/purchases')).status()).toBe(200)
  expect((await software.get('/v1/sales')).status()).toBe(403)
  await page.getByRole('button', { name: `Trek in: koppeling ${name}` }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Trek de koppeling in' }).click()
  await expect(page.getByText(`De koppeling ${name} is ingetrokken.`)).toBeVisible()
  expect((await software.get('/v1/purchases')).status()).toBe(401)
  await software.dispose()
  await page.reload()
  expect(await page.content()).not.toContain(token)
})

test('the operator chooses an organisation and makes its first manager', async ({ page }) => {
  await signIn(page, 'administrator')
  await page.getByRole('link', { name: 'Medewerkers' }).click()
  await page.getByLabel('Organisatie').selectOption({ label: 'Gemeente Losser' })
  await expect(page.getByRole('heading', { name: 'Nog niemand' })).toBeVisible()
  await page.getByRole('link', { name: 'Nodig iemand uit' }).click()
  await expect(page.getByText('Gemeente Losser.')).toBeVisible()
  await expect(page.getByLabel('Mag ook medewerkers uitnodigen')).toBeChecked()
  await page.getByLabel('Naam').fill('Uma Eerste')
  await page.getByLabel('Rol', { exact: true }).selectOption({ label: 'Medewerker gemeente' })
  await page.getByRole('button', { name: 'Maak de uitnodiging' }).click()
  await expect(page.getByText('De uitnodiging voor Uma Eerste is klaar')).toBeVisible()
  await page.getByRole('link', { name: 'Medewerkers' }).last().click()
  await page.getByRole('button', { name: 'Trek in: uitnodiging van Uma Eerste' }).first().click()
  await expect(page.getByRole('table', { name: 'Geschiedenis' })).toContainText(
    'Uitnodiging van Uma Eerste ingetrokken',
  )
})

for (const width of [1280, 390]) {
  test(`people and tokens have no known barrier and fit in ${width}, in both languages`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 })
    await signIn(page, 'dealer')
    const { accountId } = await clerkOf(page)
    for (const taal of ['', '?taal=en']) {
      for (const path of [
        '/app/medewerkers',
        '/app/medewerkers/uitnodigen',
        `/app/medewerkers/${accountId}`,
        '/app/tokens',
      ]) {
        await page.goto(`${path}${taal}`)
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        await expect(page.getByText(taal ? 'Fetching data' : 'Gegevens ophalen')).toBeHidden()
        expect(await violations(page), `${path}${taal}`).toEqual([])
        await expectFits(page)
      }
    }
    await page.goto(`/app/medewerkers/${accountId}?taal=nl`)
    await page.getByRole('button', { name: 'Neem rol af: Medewerker winkel' }).click()
    expect(await violations(page)).toEqual([])
    await expectFits(page)
  })
}
