import { readFile } from 'node:fs/promises'
import { inflateSync } from 'node:zlib'
import sharp from 'sharp'
import type { RegisterAtHand } from '../../src/capabilities/visits/contract.ts'
import { violations } from './axe.ts'
import { expect, expectFits, freshWord, signIn, test } from './fixtures.ts'
import { answer, beginVisit, heldHere, keptOffline, visitOf } from './visit-steps.ts'

const tablet = { width: 768, height: 1024 }
const phone = { width: 390, height: 844 }
const dealer = 'Tweewielers Brinkzicht'
const salesQuestion = 'Staat bij elke verkoop alles wat verplicht is?'

/** Where the tags of a PDF stand: its objects, those that are compressed unpacked. */
function insideOf(pdf: Buffer): string {
  const parts = [pdf.toString('latin1')]
  for (const { index } of pdf.toString('latin1').matchAll(/stream\r?\n/g)) {
    const at = index + (pdf[index + 6] === 13 ? 8 : 7)
    try {
      parts.push(inflateSync(pdf.subarray(at), { finishFlush: 2 }).toString('latin1'))
    } catch (error) {
      // A photo or a font that is packed otherwise: no place for tags.
      if (!(error instanceof Error && 'code' in error)) throw error
    }
  }
  return parts.join('\n')
}

test('begun with a network, gone on and ended without one, sent once; two tablets agree', async ({
  page,
  context,
  openWindow,
}) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  const sent = page.getByText(/^Verstuurd \d\d:\d\d$/)
  const waiting = page.getByText('Wacht op verzending').first()
  await page.setViewportSize(tablet)
  await signIn(page, 'municipal-inspector')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bezoeken')
  const need = `Periodieke controle ${freshWord()}`
  const id = await beginVisit(page, dealer, need)
  await page.getByLabel('Legitimatie getoond').check()
  await expect(sent).toBeVisible()
  await expect.poll(async () => (await visitOf(page, id)).record.participants[0]?.identified).toBe(true)
  const register = (await (await page.request.get(`/v1/visits/${id}/register`)).json()) as RegisterAtHand
  const [good] = register.items.filter(({ identifiers }) => identifiers.length > 0)
  await keptOffline(page)

  // Without a network: the page opens again, the device answers, everything is kept here.
  await context.setOffline(true)
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(dealer)
  await answer(page, salesQuestion, 'Nee')
  await page.getByRole('button', { name: `Notitie ${salesQuestion}` }).click()
  const seen = `Bij drie verkopen staat geen koper. ${freshWord()}`
  await page.getByRole('textbox', { name: /^Notitie/ }).fill(seen)
  await page.getByRole('button', { name: 'Een verkoop was niet volledig ingeschreven' }).click()
  const finding = page.getByRole('article', { name: 'Een verkoop was niet volledig ingeschreven' })
  await expect(finding.getByLabel('Wat zag u?')).toHaveValue(seen)
  const picture = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#a67' } })
    .jpeg()
    .toBuffer()
  await finding
    .locator('input[type=file]')
    .setInputFiles({ name: 'register.jpg', mimeType: 'image/jpeg', buffer: picture })
  await expect(finding.getByRole('img')).toBeVisible()

  const number = page.getByLabel('Nummer op het goed')
  const { value } = good!.identifiers[0]!
  await number.fill(value.toLowerCase())
  await page.getByRole('button', { name: 'Kijk na' }).click()
  const scans = page.getByRole('list', { name: 'Bekeken nummers' })
  await expect(scans).toContainText(`nr. ${good!.sequenceNumber}`)
  await number.fill(`${value}7`)
  await page.getByRole('button', { name: 'Kijk na' }).click()
  await expect(scans).toContainText('Niet in het register')
  await expect(page.getByText('één teken anders')).toBeVisible()
  await expect(page.getByText('overleg met de politie')).toBeVisible()
  await expect(waiting).toBeVisible()
  expect((await heldHere(page)).text).not.toContain(seen)
  await page.reload()
  await expect(finding.getByLabel('Wat zag u?')).toHaveValue(seen)
  await expect(finding.getByRole('img')).toBeVisible()

  await context.setOffline(false)
  await expect(sent).toBeVisible()
  const once = await visitOf(page, id)
  expect(once.record.findings.map(({ text }) => text)).toEqual([seen])
  expect(once.record.scans.map(({ result }) => result)).toContain('not-found')
  expect(once.photos).toHaveLength(1)

  // Another tablet writes the same words while this one is without a network.
  await context.setOffline(true)
  const mine = `De eigenaar zegt: dat wist ik niet. ${freshWord()}`
  await page.getByLabel('Wat zei de handelaar?').fill(mine)
  await expect(waiting).toBeVisible()
  const other = await openWindow('municipal-inspector')
  await other.goto(`/app/bezoeken/${id}`)
  const theirs = `De medewerker zegt: dat doet de eigenaar. ${freshWord()}`
  await answer(other, 'Houdt de handelaar een verkoopregister bij?', 'Ja')
  await other.getByLabel('Wat zei de handelaar?').fill(theirs)
  await expect.poll(async () => (await visitOf(other, id)).record.remarks).toBe(theirs)
  await context.setOffline(false)
  const conflict = page.getByRole('group', { name: 'Wat de handelaar zei' })
  await expect(conflict).toContainText(mine)
  await expect(conflict).toContainText(theirs)
  expect((await visitOf(page, id)).record.remarks).toBe(theirs)
  await expectFits(page)
  expect(await violations(page)).toEqual([])
  await conflict.getByRole('radio', { name: 'Op dit apparaat' }).check()
  await page.getByRole('button', { name: 'Neem over wat ik koos' }).click()
  await expect.poll(async () => (await visitOf(page, id)).record.remarks).toBe(mine)
  const agreed = (await visitOf(page, id)).record
  expect(agreed.answers.map(({ question }) => question).sort()).toEqual([
    'sales-complete',
    'sales-register-kept',
  ])

  await page.setViewportSize(phone)
  await expectFits(page)
  expect(await violations(page)).toEqual([])
  await page.setViewportSize(tablet)

  await context.setOffline(true)
  await page.getByRole('button', { name: 'Rond het bezoek af' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Rond het bezoek af' }).click()
  await expect(page.getByText(/^Afgerond om .* wacht op verzending$/)).toBeVisible()
  await context.setOffline(false)
  const link = page.getByRole('link', { name: 'Haal het verslag op (PDF)' })
  await expect(link).toBeVisible()
  const ended = await visitOf(page, id)
  expect(ended.findings.map(({ text, answerUntil }) => [text, answerUntil !== null])).toEqual([[seen, true]])
  expect(await heldHere(page)).toMatchObject({ parts: 0 })
  const downloading = page.waitForEvent('download')
  await link.click()
  const inside = insideOf(await readFile(await (await downloading).path()))
  const tags = [/\/Lang ?\(nl/, /\/Marked true/, /pdfuaid:part/, /\/S ?\/H1/, /\/S ?\/Table/, /\/S ?\/Figure/]
  expect(tags.filter((tag) => !tag.test(inside))).toEqual([])
  expect(inside).not.toMatch(/\/S ?\/H5/)
  // The municipality never asks whether a thing is known as stolen.
  expect(asked.filter((address) => address.includes('stolen'))).toEqual([])
})

test('police ask what is known as stolen; a suspicion stops the questions and splits the file', async ({
  page,
}) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.setViewportSize(tablet)
  await signIn(page, 'police-inspector')
  const id = await beginVisit(page, dealer, `Controle ${freshWord()}`)
  const remark = `Gezien voor de verdenking ${freshWord()}`
  await page.getByLabel('Wat zei de handelaar?').fill(remark)
  await page.getByLabel('Nummer op het goed').fill('WOW433450020')
  await page.getByRole('button', { name: 'Kijk na' }).click()
  await page.getByRole('button', { name: /^Vraag of het als gestolen bekend is/ }).click()
  await expect(page.getByText('Niet als gestolen bekend')).toBeVisible()
  expect(asked.filter((address) => address.endsWith('/stolen-checks'))).toHaveLength(1)
  await expect.poll(async () => (await visitOf(page, id)).record.scans.length).toBe(1)

  await page.getByRole('button', { name: 'Er is een verdenking' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('U bent niet tot antwoorden verplicht.')).toBeVisible()
  expect(await violations(page)).toEqual([])
  await dialog.getByLabel('Ik heb dit gezegd').check()
  await dialog.getByRole('button', { name: 'Stop de vragen' }).click()
  await expect(page.getByText(/^Om \d\d:\d\d zijn de vragen gestopt$/)).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Vragen', exact: true })).toHaveCount(0)
  const note = `Achter de toonbank ligt een fiets ${freshWord()}`
  await page.getByLabel('Wat gebeurde er?').fill(note)
  const noted = page.waitForResponse((answer) => answer.url().endsWith('/investigation-notes'))
  await page.getByRole('button', { name: 'Leg de notitie vast' }).click()
  expect((await noted).status()).toBe(204)
  await page.getByRole('button', { name: 'Open het aparte dossier' }).click()
  await expect(page.getByText(note)).toBeVisible()
  const visit = await visitOf(page, id)
  expect(visit.questionsStoppedAt).not.toBeNull()
  expect(visit.record.remarks).toBe(remark)
  expect(JSON.stringify(visit)).not.toContain(note)
  await page.setViewportSize(phone)
  await expectFits(page)
  expect(await violations(page)).toEqual([])

  // Signing out takes from this device what the server has, and nobody opens the app here without a network.
  expect((await heldHere(page)).parts).toBeGreaterThan(0)
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.getByRole('button', { name: 'Log uit' }).click()
  await page.waitForURL((address) => !address.pathname.startsWith('/app'))
  expect((await heldHere(page)).parts).toBe(0)
})
