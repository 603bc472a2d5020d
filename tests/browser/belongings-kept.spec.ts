import type { Page } from '@playwright/test'
import sharp from 'sharp'
import { violations } from './axe.ts'
import { addThing, signOut, signUp } from './belongings-steps.ts'
import { expect, freshWord, signIn, test, watchPage } from './fixtures.ts'
import { addAuthenticator } from './virtual-authenticator.ts'

/** What lies in the store of drafts, byte by byte as text, and how many there are. */
async function drafts(page: Page): Promise<{ count: number; text: string }> {
  return page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((opened, failed) => {
      const request = indexedDB.open('helder-drafts', 1)
      request.onupgradeneeded = () => request.result.createObjectStore('drafts')
      request.onsuccess = () => opened(request.result)
      request.onerror = () => failed(request.error)
    })
    const sealed = await new Promise<{ box: ArrayBuffer }[]>((read, failed) => {
      const request = database.transaction('drafts').objectStore('drafts').getAll()
      request.onsuccess = () => read(request.result)
      request.onerror = () => failed(request.error)
    })
    database.close()
    return {
      count: sealed.length,
      text: sealed.map(({ box }) => new TextDecoder('latin1').decode(box)).join(''),
    }
  })
}

test('what was typed of a thing, and its photo, is back after a reload; sealed, and gone once kept', async ({
  page,
}) => {
  await addAuthenticator(page, { hasPrf: true })
  await signUp(page)
  const word = freshWord()
  await page.goto('/app/spullen/nieuw')
  await page.getByLabel('Soort', { exact: true }).selectOption({ label: 'Sieraad' })
  await page.getByLabel('Soort sieraad').fill('ring')
  await page.getByLabel('Stenen').fill('een onyx')
  await page.locator('#picture-thing').setInputFiles({
    name: 'ring.jpg',
    mimeType: 'image/jpeg',
    buffer: await sharp({ create: { width: 800, height: 600, channels: 3, background: '#a52' } })
      .jpeg()
      .toBuffer(),
  })
  await expect(page.locator('.pictures img')).toBeVisible()
  await page.getByLabel('Keurtekens').fill(word)
  await expect(page.getByText(/^Concept bewaard om/)).toBeVisible()
  await expect.poll(async () => (await drafts(page)).count).toBe(1)
  expect((await drafts(page)).text).not.toContain('onyx')
  await page.reload()
  await expect(page.getByText(/^Uw concept van .* staat er weer/)).toBeVisible()
  await expect(page.getByLabel('Keurtekens')).toHaveValue(word)
  await expect(page.getByLabel('Stenen')).toHaveValue('een onyx')
  await expect(page.locator('.pictures img')).toBeVisible()
  expect(await violations(page), page.url()).toEqual([])
  await page.getByRole('button', { name: 'Bewaar in de kluis' }).click()
  await expect(page.getByText(word)).toBeVisible()
  await expect(page.getByRole('img', { name: 'Foto van ring' })).toBeVisible()
  expect((await drafts(page)).count).toBe(0)

  // A change has a draft of its own; who begins anew has the thing as it was.
  await page.getByRole('link', { name: 'Wijzig' }).click()
  await page.getByLabel('Stenen').fill('twee onyxen')
  await expect.poll(async () => (await drafts(page)).count).toBe(1)
  await page.reload()
  await expect(page.getByLabel('Stenen')).toHaveValue('twee onyxen')
  await page.getByRole('button', { name: 'Begin met een leeg formulier' }).click()
  await expect(page.getByLabel('Stenen')).toHaveValue('een onyx')
  await page.getByLabel('Stenen').fill('drie onyxen')
  await expect.poll(async () => (await drafts(page)).count).toBe(1)
  await page.getByRole('link', { name: 'Stop zonder bewaren' }).click()
  await expect(page.getByText('een onyx')).toBeVisible()
  await expect.poll(async () => (await drafts(page)).count).toBe(0)

  await page.goto('/app/spullen/nieuw')
  await page.getByLabel('Notitie').fill(word)
  await expect.poll(async () => (await drafts(page)).count).toBe(1)
  await signOut(page)
  expect((await drafts(page)).count).toBe(0)
})

test('a theft report that police are writing is back after a reload, and gone once recorded', async ({
  page,
}) => {
  await signIn(page, 'fencing-specialist')
  await page.goto('/app/aangiften/nieuw')
  const reference = freshWord()
  await page.getByRole('textbox', { name: 'Nummer bij de bron' }).fill(reference)
  await page.getByRole('textbox', { name: 'Plaats' }).fill('Enschede')
  await expect.poll(async () => (await drafts(page)).count).toBe(1)
  await page.reload()
  await expect(page.getByRole('textbox', { name: 'Nummer bij de bron' })).toHaveValue(reference)
  await page.getByLabel('Dag van de diefstal').fill('2026-01-05')
  await page.getByRole('combobox', { name: 'Soort goed' }).selectOption({ label: 'Telefoon' })
  await page.getByRole('textbox', { name: 'Merk' }).fill('Oppo')
  await page.getByRole('button', { name: 'Leg aangifte vast' }).click()
  await expect(page.getByText(reference).first()).toBeVisible()
  expect((await drafts(page)).count).toBe(0)
})

/** The code that the page shows, in its seven groups. */
async function shownCode(page: Page): Promise<string[]> {
  await expect(page.locator('.recovery-code span')).toHaveCount(7)
  return page.locator('.recovery-code span').allTextContents()
}

const passkeyIn = 'Log in met uw toegangssleutel'

test('a new recovery code takes the place of the old one, which stops working', async ({
  page,
  browser,
  contextOptions,
  baseURL,
}) => {
  test.setTimeout(90_000)
  await addAuthenticator(page, { hasPrf: true })
  const old = await signUp(page)
  await addThing(page, { soort: 'Horloge', velden: { Merk: 'Omega' } })
  await page.goto('/app/spullen/kluis')
  await page.getByRole('link', { name: 'Maak een nieuwe herstelcode' }).click()
  await expect(page.getByText('Zodra u die gebruikt, werkt de oude niet meer')).toBeVisible()
  expect(await violations(page), page.url()).toEqual([])
  await page.getByRole('button', { name: 'Ga verder met uw toegangssleutel' }).click()
  const groups = await shownCode(page)
  const fresh = groups.join('-')
  expect(fresh).not.toBe(old)
  expect(await violations(page), page.url()).toEqual([])
  const deed = page.getByRole('button', { name: 'Ik heb de code, gebruik deze voortaan' })
  await page.getByLabel('Laatste vier tekens').fill(old.slice(-4))
  await deed.click()
  await expect(page.getByText('Dit zijn niet de laatste vier tekens').first()).toBeVisible()

  const recover = async (code: string) => {
    const context = await browser.newContext({ ...contextOptions, ...(baseURL && { baseURL }) })
    const other = await context.newPage()
    const complaints = watchPage(other)
    await addAuthenticator(other, { hasPrf: true })
    await other.goto('/app/aanmelden/herstel')
    await other.getByLabel('Herstelcode').fill(code)
    await other.getByRole('button', { name: 'Maak een nieuwe toegangssleutel' }).click()
    return { other, close: () => context.close(), complaints }
  }
  await page.getByLabel('Laatste vier tekens').fill(groups.at(-1)!)
  await deed.click()
  await expect(page.getByRole('heading', { name: 'Uw nieuwe herstelcode werkt' })).toBeVisible()
  await expect(page.locator('.recovery-code')).toBeHidden()
  await page.getByRole('link', { name: 'Eigen spullen' }).first().click()
  await expect(page.getByRole('link', { name: 'Omega' })).toBeVisible()

  const withOld = await recover(old)
  await expect(withOld.other.getByText('Deze herstelcode kennen wij niet')).toBeVisible()
  expect(withOld.complaints).toEqual([])
  await withOld.close()
  // The passkey still opens the vault.
  await signOut(page)
  await page.goto('/app/aanmelden')
  await page.getByRole('button', { name: passkeyIn }).click()
  await expect(page.getByRole('link', { name: 'Omega' })).toBeVisible()
  const withNew = await recover(fresh)
  await expect(withNew.other.getByRole('link', { name: 'Omega' })).toBeVisible()
  expect(withNew.complaints).toEqual([])
  await withNew.close()
})

test('where no passkey opens the vault, the old code is asked before a new one is given', async ({
  page,
}) => {
  await addAuthenticator(page, { hasPrf: false })
  const old = await signUp(page)
  await page.goto('/app/spullen/kluis/code')
  const next = page.getByRole('button', { name: 'Ga verder', exact: true })
  await page.getByLabel('Herstelcode').fill('0000-0000-0000-0000-0000-0000-0000')
  await next.click()
  await expect(page.getByText('Deze code hoort bij een andere kluis').first()).toBeVisible()
  await page.getByLabel('Herstelcode').fill(old)
  await next.click()
  const groups = await shownCode(page)
  await page.getByLabel('Laatste vier tekens').fill(groups.at(-1)!)
  await page.getByRole('button', { name: 'Ik heb de code, gebruik deze voortaan' }).click()
  await expect(page.getByRole('heading', { name: 'Uw nieuwe herstelcode werkt' })).toBeVisible()
})
