import type { Page } from '@playwright/test'
import { violations } from './axe.ts'
import { expect, expectFits, freshImei, freshWord, signIn, test } from './fixtures.ts'

/** The demo dealer buys a phone; gives its sequence number. */
async function buy(page: Page, name: string): Promise<number> {
  await signIn(page, 'dealer')
  return page.evaluate(
    async ({ seller, imei }) => {
      const answer = await fetch('/v1/purchases', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': imei },
        body: JSON.stringify({
          branchNumber: '990000010001',
          acquiredAt: new Date(Date.now() - 60_000).toISOString(),
          items: [
            {
              category: 'phone',
              brand: 'Oppo',
              model: 'N1',
              colour: 'zwart',
              priceCents: 12_500,
              identifiers: [{ kind: 'imei', value: imei }],
            },
          ],
          paymentMethod: 'bank',
          seller: {
            kind: 'person',
            name: seller,
            street: 'Voorbeeldweg',
            houseNumber: '14',
            postcode: '7511 AA',
            town: 'Enschede',
            isAdult: true,
            documentKind: 'identity-card',
            documentNumber: 'IR4K7B921',
            documentCountry: 'NL',
          },
        }),
      })
      return ((await answer.json()) as { sequenceNumber: number }).sequenceNumber
    },
    { seller: name, imei: freshImei() },
  )
}

/** A citizen sends a goods list; gives its reference. */
async function sendList(page: Page, name: string): Promise<string> {
  await signIn(page, 'citizen')
  return page.evaluate(
    async ({ owner, imei }) => {
      const answer = await fetch('/v1/goods-lists', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          municipality: 'enschede',
          committedOn: '2026-10-01',
          contact: { name: owner, phone: '06 00000000', email: 'iemand@voorbeeld.example' },
          items: [{ category: 'phone', brand: 'Fairphone', identifiers: [{ kind: 'imei', value: imei }] }],
        }),
      })
      return ((await answer.json()) as { reference: string }).reference
    },
    { owner: name, imei: freshImei() },
  )
}

/** For whoever wants to judge the pages by eye. */
async function takePicture(page: Page, name: string): Promise<void> {
  const folder = process.env['HELDER_PICTURES']
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}

async function record(page: Page, kind: string): Promise<void> {
  await page.goto('/app/inzageverzoeken')
  await page.getByRole('radio', { name: kind }).check()
  await page.getByRole('button', { name: 'Leg het verzoek vast' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(new RegExp(`^Verzoek om`))
}

test('a dealer answers who sold: their entry on paper, not that of another, and the day is noted', async ({
  page,
}) => {
  const [name, other] = [`Mieke ${freshWord()}`, `Karel ${freshWord()}`]
  const theirs = await buy(page, name)
  const strange = await buy(page, other)
  await record(page, 'Inzage')
  await expect(page.getByText('Zoeken op naam kan niet')).toBeVisible()
  await page.getByRole('button', { name: 'Maak het antwoord' }).click()
  await expect(page.getByRole('alert').getByRole('link')).toHaveCount(2)

  await page.getByLabel('Naam van wie het vraagt').fill(name)
  await page.getByLabel('Volgnummer').fill(String(theirs))
  await page.getByRole('button', { name: 'Voeg een regel toe' }).click()
  await page.getByLabel('Volgnummer').nth(1).fill(String(strange))
  await page.getByRole('button', { name: 'Maak het antwoord' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Uw gegevens')
  await expect(page.getByText('Voorbeeldweg 14')).toBeVisible()
  await expect(page.getByText(/Uw persoonsgegevens worden vernietigd in \w+ 20\d\d/)).toBeVisible()
  await expect(page.getByText(`Inkoop ${strange}`)).toContainText('hoort niet bij deze persoon')
  await expect(page.getByText(other)).toHaveCount(0)
  await expect(page.getByText('Of de politie uw gegevens bekeek, kan alleen de politie zeggen')).toBeVisible()
  await page.getByRole('button', { name: 'Noteer als beantwoord' }).click()
  await expect(page.getByRole('status').getByText(/^Beantwoord op/)).toBeVisible()
  // Of the answer nothing is kept but that it was given.
  await page.goto('/app/inzageverzoeken')
  await expect(page.getByRole('row').filter({ hasText: 'Beantwoord op' }).first()).toBeVisible()
  await expect(page.getByText(name)).toHaveCount(0)
})

test('a privacy officer of police starts here, and gives an owner the list that is theirs', async ({
  page,
  openWindow,
}) => {
  const name = `Gijs ${freshWord()}`
  const reference = await sendList(page, name)
  const officer = await openWindow('privacy-officer')
  await expect(officer.getByRole('heading', { level: 1 })).toHaveText('Inzageverzoeken')
  await record(officer, 'Verbetering')
  await officer.getByLabel('Naam van wie het vraagt').fill('Iemand Anders')
  await officer.getByLabel('Registratienummer of kenmerk').fill(reference)
  await officer.getByRole('button', { name: 'Maak het antwoord' }).click()
  await expect(officer.getByText('hoort niet bij deze persoon')).toBeVisible()
  await expect(officer.getByText('Fairphone')).toHaveCount(0)
  await officer.getByRole('button', { name: 'Terug naar het verzoek' }).click()
  await officer.getByLabel('Naam van wie het vraagt').fill(name)
  await officer.getByRole('button', { name: 'Maak het antwoord' }).click()
  await expect(officer.getByText('Fairphone')).toBeVisible()
  await expect(officer.getByText('Uw contactgegevens en foto’s zijn niet geopend.')).toBeVisible()
  await expect(officer.getByText(/lopend onderzoek kan schaden, geven wij niet/)).toBeVisible()

  const auditor = await openWindow('auditor')
  const looks = auditor.getByRole('row').filter({ hasText: 'Antwoord op inzageverzoek' })
  await expect(looks.first()).toContainText('Karin Onecht')
})

test('a privacy officer of a municipality gives what a report says only with a ground', async ({
  page,
  openWindow,
}) => {
  const subject = `Kanarie ${freshWord()}`
  const signer = await openWindow('assistant-prosecutor')
  const signed = await signer.evaluate(async (about) => {
    const send = async (path: string, body: unknown) => {
      const answer = await fetch(`/v1/administrative-reports${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
      return (await answer.json()) as { id: string; version: number; number: string | null }
    }
    const { id, version } = await send('', {
      municipality: 'enschede',
      branchNumber: '990000010001',
      subject: about,
      basis: 'wpg-16',
      basisText: '',
      facts: [{ observedOn: '2026-11-05', text: 'Drie fietsen zonder regel.', source: 'Bezoek' }],
      request: 'Overweeg een waarschuwing.',
    })
    return (await send(`/${id}/signatures`, { version })).number!
  }, subject)

  await page.goto('/inloggen')
  await page.getByRole('link', { name: 'Inloggen met Gemeente' }).click()
  await page.getByRole('button', { name: 'Kiki Hersenspin' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Inzageverzoeken')
  await record(page, 'Inzage')
  await page.getByLabel('Naam van wie het vraagt').fill('Anouk Voorbeeld')
  await page.getByLabel('KvK-nummer van de zaak').fill('99000001')
  await page.getByRole('button', { name: 'Zoek de rapportages' }).click()
  const report = page.getByRole('group', { name: `Rapportage ${signed} van Basisteam Enschede` })
  await page.getByRole('button', { name: 'Maak het antwoord' }).click()
  await expect(page.getByText('Niet gegeven: de inhoud kan').first()).toBeVisible()
  await expect(page.getByText(subject)).toHaveCount(0)
  await page.getByRole('button', { name: 'Terug naar het verzoek' }).click()
  await report.getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Maak het antwoord' }).click()
  await expect(page.getByRole('alert').getByRole('link')).toHaveCount(1)
  await report.getByLabel('Grond om de inhoud te geven').fill('Geen lopend onderzoek')
  const look = async (picture: string) => {
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 900 })
      await expectFits(page)
      expect(await violations(page)).toEqual([])
      await takePicture(page, `${picture}-${width}`)
    }
  }
  await look('municipal-form')
  await page.getByRole('button', { name: 'Maak het antwoord' }).click()
  await expect(page.getByText(subject)).toBeVisible()
  await expect(page.getByText('Gegeven: Geen lopend onderzoek')).toBeVisible()
  await look('municipal-paper')
})

for (const language of ['nl', 'en'] as const) {
  test(`the pages fit and axe finds nothing (${language})`, async ({ page, openWindow }) => {
    const name = `Mieke ${freshWord()}`
    const [number, reference] = [await buy(page, name), await sendList(await openWindow('citizen'), name)]
    const officer = await openWindow('privacy-officer')
    const words = {
      nl: { record: 'Leg het verzoek vast', name: 'Naam van wie', make: 'Maak het antwoord' },
      en: { record: 'Record the request', name: 'Name of who', make: 'Make the answer' },
    }[language]
    const look = async (one: Page, picture: string) => {
      for (const width of [1280, 390, 320]) {
        await one.setViewportSize({ width, height: 900 })
        await expectFits(one)
        expect(await violations(one)).toEqual([])
        await takePicture(one, `${picture}-${language}-${width}`)
      }
      await one.setViewportSize({ width: 1280, height: 900 })
    }
    for (const [who, one] of Object.entries({ dealer: page, officer })) {
      await one.goto('/app/inzageverzoeken')
      if (language === 'en') await one.getByRole('button', { name: 'English' }).first().click()
      await one.getByRole('button', { name: words.record }).click()
      await expect(one.getByLabel(words.name)).toBeVisible()
      await one.getByRole('button', { name: words.make }).click()
      await expect(one.getByRole('alert')).toBeVisible()
      await look(one, `${who}-form`)
      await one.getByLabel(words.name).fill(name)
      const field = who === 'dealer' ? 'entries-0-sequenceNumber' : 'references-0-reference'
      await one.locator(`#${field}`).fill(who === 'dealer' ? String(number) : reference)
      await one.getByRole('button', { name: words.make }).click()
      await expect(one.locator('.answer-kept')).toBeVisible()
      await look(one, `${who}-paper`)
      await one.goto('/app/inzageverzoeken')
      await expect(one.locator('a.go').first()).toBeVisible()
      await look(one, `${who}-list`)
    }
  })
}
