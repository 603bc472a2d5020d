import { createHash } from 'node:crypto'
import { inflateSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, testHelder, type TestHelder } from '../../../tests/helder.ts'
import { itemsOf, seriesFor } from '../../../tests/letters.ts'
import { addMonths, dayInAmsterdam } from '../../kernel/dates.ts'
import { openDatabase } from '../../platform/database.ts'
import { ENDED_MONTHS, LETTER_MONTHS, letterStore } from './forget-letters.ts'
import type { LetterRow, LetterSeries, LetterTemplate } from './contract.ts'

let helder: TestHelder
let officer: Client
let enschede: Client
beforeAll(async () => {
  helder = await testHelder()
  officer = await helder.as('programme-officer')
  enschede = await helder.as('municipal-officer')
})
afterAll(() => helder.stop())

const year = new Date().getFullYear()
const lettersOf = async (id: string, by = officer) =>
  itemsOf<LetterRow>(await by.get(`/v1/letters?seriesId=${id}`))

/** The bytes of a paper, which the clients of tests read as text. */
async function paperOf(id: string): Promise<Buffer> {
  const signedIn = await helder.app.inject({
    method: 'POST',
    url: '/demo/sign-in',
    payload: { role: 'programme-officer' },
  })
  const headers = { cookie: String(signedIn.headers['set-cookie']).split(';')[0]! }
  return (await helder.app.inject({ method: 'GET', url: `/v1/letters/${id}/paper`, headers })).rawPayload
}

test('a series is ordered, made letter by letter, and each stands once with its dealer', async () => {
  const { id, ids } = await seriesFor(officer, { channel: 'post', municipality: 'losser' })
  const before = (await officer.get(`/v1/letter-series/${id}`)).body as LetterSeries
  expect(before).toMatchObject({ isMade: false, counts: { ordered: 8, made: 0 } })
  await helder.makeLetters()
  const after = (await officer.get(`/v1/letter-series/${id}`)).body as LetterSeries
  expect(after).toMatchObject({ isMade: true, counts: { ordered: 8, made: 8, toPrint: 8 } })
  const letters = await lettersOf(id)
  expect(letters.map(({ reference }) => reference)).toEqual(ids.map((_, n) => `LOSSER-${year}-000${n + 1}`))
  const events = await helder.admin<{ dealer_id: string }[]>`
    select dealer_id from programme.event where kind = 'letter'
       and subject_id = any (${letters.map((letter) => letter.id)}::uuid[])`
  expect(events.map(({ dealer_id }) => dealer_id).toSorted()).toEqual(ids.toSorted())
})

test('who got this letter lately is left out, and is written to again only when someone says so', async () => {
  const again = seriesFor(officer, { channel: 'post', municipality: 'losser' })
  await expect(again, 'nobody is left').rejects.toThrow('letter-series.nobody')
  const { count } = await seriesFor(officer, { channel: 'post', municipality: 'losser', again: true })
  expect(count).toBe(8)
  await helder.makeLetters()
})

test('the PDF follows from the record: the same bytes each time, with the digest that was kept', async () => {
  const [letter] = itemsOf<LetterRow>(await officer.get('/v1/letters?limit=1'))
  const [row] = await helder.admin<{ digest: string }[]>`
    select encode(pdf_digest, 'hex') as digest from programme.letter where id = ${letter!.id}`
  const digest = async () =>
    createHash('sha256')
      .update(await paperOf(letter!.id))
      .digest('hex')
  expect(await digest()).toBe(row!.digest)
  // Control: another word in the record is another paper.
  await helder.admin`update programme.letter set content = replace(content, 'inkoopregister', 'inkoopboek') where id = ${letter!.id}`
  expect(await digest()).not.toBe(row!.digest)
})

/** The objects of a PDF with its compressed ones unpacked: where its tags stand. Says nothing of whether they are wise. */
function insideOf(pdf: Buffer): string {
  const parts = [pdf.toString('latin1')]
  for (const { index } of pdf.toString('latin1').matchAll(/stream\r?\n/g)) {
    const at = index + (pdf[index + 6] === 13 ? 8 : 7)
    try {
      parts.push(inflateSync(pdf.subarray(at), { finishFlush: 2 }).toString('latin1'))
    } catch (error) {
      // A picture or a font that is packed otherwise: no place for tags.
      if (!(error instanceof Error && 'code' in error)) throw error
    }
  }
  return parts.join('\n')
}

test('the paper is tagged: language, title, a heading, a list', async () => {
  const [letter] = itemsOf<LetterRow>(await officer.get('/v1/letters?limit=1'))
  const inside = insideOf(await paperOf(letter!.id))
  const tags = [
    /\/Lang ?\(nl/,
    /\/Marked true/,
    /\/DisplayDocTitle true/,
    /pdfuaid:part/,
    /\/S ?\/H1/,
    /\/S ?\/L\b/,
  ]
  expect(tags.filter((tag) => !tag.test(inside))).toEqual([])
  // Control: the look finds no tag that is not there.
  expect(inside).not.toMatch(/\/S ?\/H5/)
})

test('an unknown field is refused at its place, in the language of who writes', async () => {
  const template = {
    kind: 'other',
    nameNl: 'Proef',
    nameEn: 'Trial',
    subject: 'Aan {naam}',
    body: 'Beste {naaam},\n\neen **vet woord',
  }
  const refused = await enschede.post('/v1/letter-templates', template, { 'accept-language': 'en' })
  expect(refused.status).toBe(400)
  const { errors } = refused.body as { errors: { field: string; message: string }[] }
  expect(errors.map(({ field, message }) => `${field} ${message.slice(0, 16)}`)).toEqual([
    'subject Line 1: {naam} d',
    'body Line 1: {naaam} ',
    'body Line 3: ** begin',
  ])
})

test('a template keeps each of its texts, and who saw an older one is told', async () => {
  const template = {
    kind: 'other',
    nameNl: 'Proef',
    nameEn: 'Trial',
    subject: 'Over {gemeente}',
    body: 'Een.',
  }
  const { id } = (await enschede.post('/v1/letter-templates', template)).body as LetterTemplate
  const change = { ...template, body: 'Twee.', version: 1 }
  expect((await enschede.put(`/v1/letter-templates/${id}`, change)).status).toBe(200)
  expect((await enschede.put(`/v1/letter-templates/${id}`, change)).status).toBe(409)
  const versions = itemsOf<{ body: string }>(await enschede.get(`/v1/letter-templates/${id}/versions`))
  expect(versions.map(({ body }) => body)).toEqual(['Twee.', 'Een.'])
})

test('a municipality writes to its own dealers, and neither sees nor changes what is of others', async () => {
  const { id, plan } = await seriesFor(enschede, { channel: 'post', municipality: null, take: 3 })
  expect(new Set(plan.letters.map(({ municipalityName }) => municipalityName))).toEqual(new Set(['Enschede']))
  await helder.makeLetters()
  const hengelo = await helder.token('municipal-officer', 'municipality:hengelo')
  const [letter] = await lettersOf(id, enschede)
  expect((await hengelo.get(`/v1/letter-series/${id}`)).status).toBe(404)
  expect((await hengelo.get(`/v1/letters/${letter!.id}/paper`)).status).toBe(404)
  expect((await hengelo.get(`/v1/letter-series/${id}/print`)).status).toBe(404)
  expect((await hengelo.post(`/v1/letters/${letter!.id}/steps`, { step: 'hand-to-post' })).status).toBe(404)
  expect(await lettersOf(id, hengelo)).toEqual([])
  // The region's templates are the programme's to change.
  const [template] = itemsOf<LetterTemplate>(await hengelo.get('/v1/letter-templates'))
  const change = { ...template!, body: 'Anders.' }
  expect((await hengelo.put(`/v1/letter-templates/${template!.id}`, change)).status).toBe(404)
  // Control: its owner does see and change them.
  expect((await enschede.get(`/v1/letters/${letter!.id}/paper`)).status).toBe(200)
  expect((await officer.put(`/v1/letter-templates/${template!.id}`, change)).status).toBe(200)
})

test('a letter that came back is noted with its dealer, and can be sent again', async () => {
  const { id } = await seriesFor(officer, { channel: 'post', municipality: 'tubbergen' })
  await helder.makeLetters()
  const [letter] = await lettersOf(id)
  const step = (what: string) => officer.post(`/v1/letters/${letter!.id}/steps`, { step: what })
  expect((await step('came-back')).status, 'it is not in the post yet').toBe(409)
  expect((await officer.post(`/v1/letter-series/${id}/postings`, {})).body).toMatchObject({
    counts: { printed: 2 },
  })
  expect((await step('came-back')).status).toBe(204)
  const [event] = await helder.admin<{ detail: object }[]>`
    select detail from programme.event where kind = 'undeliverable' and subject_id = ${letter!.id}`
  expect(event!.detail).toMatchObject({ reference: letter!.reference })
  const resent = await officer.post(`/v1/letters/${letter!.id}/resends`, { channel: 'post' })
  expect(resent.body).toMatchObject({ letters: 1 })
})

test('a paper of an own colour counts from its day, and one that is too light is refused', async () => {
  const paper = {
    validFrom: '2026-01-01',
    senderName: 'Gemeente Enschede',
    returnAddress: 'Postbus 1, 7500 AA Enschede',
    visitAddress: '',
    contact: 'Team',
    signatoryName: 'A. Proef',
    signatoryFunction: 'Medewerker',
  }
  const light = await enschede.post('/v1/letterheads', {
    ...paper,
    colour: '#ffee00',
    logo: 'bm90IGEgcGljdHVyZQ==',
  })
  expect((light.body as { errors: { field: string }[] }).errors.map(({ field }) => field)).toEqual([
    'colour',
    'logo',
  ])
  const kept = await enschede.post('/v1/letterheads', { ...paper, colour: '#123456' })
  expect(kept.body).toMatchObject({ organisation: 'Gemeente Enschede', hasLogo: false })
})

test('texts are forgotten after their term, sooner of who stopped; that a letter went stays', async () => {
  const worker = openDatabase(helder.database.workerUrl, { max: 1 })
  const store = letterStore(worker)
  const today = dayInAmsterdam(new Date())
  const { id } = await seriesFor(officer, { channel: 'post', municipality: 'tubbergen', kind: 'reminder' })
  await helder.makeLetters()
  const texts = async () =>
    helder.admin`select content is not null as kept from programme.letter where series_id = ${id} order by number`
  const [first] = await lettersOf(id)
  await helder.admin`update programme.dealer set ended_on = ${today}, end_reason = 'stopped'
    where id = (select dealer_id from programme.letter where id = ${first!.id})`
  // Whatever else was written to it goes as well.
  const [all] = await helder.admin<{ count: number }[]>`
    select count(*)::int as count from programme.letter where dealer_id = (select dealer_id from programme.letter where id = ${first!.id})`
  const day = addMonths(today, ENDED_MONTHS)
  // Control: the day before nothing is due.
  expect(await store.preview(addMonths(today, ENDED_MONTHS - 1))).toEqual([])
  const due = [
    { store: 'letters', deed: 'destroyed', municipality: 'tubbergen', month: day.slice(0, 7), ...all },
  ]
  expect(await store.preview(day)).toEqual(due)
  expect(await texts()).toEqual([{ kept: true }, { kept: true }])
  expect((await store.forget(day)).forgotten).toEqual(due)
  expect(await texts()).toEqual([{ kept: false }, { kept: true }])
  expect(await store.preview(day)).toEqual([])
  expect((await officer.get(`/v1/letters/${first!.id}/paper`)).status).toBe(404)
  expect(await lettersOf(id)).toHaveLength(2)
  await store.forget(addMonths(today, LETTER_MONTHS))
  expect(await texts()).toEqual([{ kept: false }, { kept: false }])
  await worker.end()
})
