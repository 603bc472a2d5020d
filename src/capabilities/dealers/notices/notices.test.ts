import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeInventory } from '../../../../seeds/inventory.ts'
import { makeTradeRegister, newDealers, plantedDifferences } from '../../../../seeds/trade-register.ts'
import { type Client, testHelder, type TestHelder } from '../../../../tests/helder.ts'
import { startKvk } from '../../../../tests/kvk-server.ts'
import { addDays, addMonths, dayInAmsterdam, startOfDayInAmsterdam } from '../../../kernel/dates.ts'
import { newId } from '../../../kernel/ids.ts'
import { openDatabase } from '../../../platform/database.ts'
import type { ListedDealer } from '../contract.ts'
import type { NoticePage, NoticeView, RegisterLookUp } from './contract.ts'
import { noticeStore } from './forget-notices.ts'

const today = dayInAmsterdam(new Date())
const inventory = makeInventory(today)
const inEnschede = inventory.filter(
  ({ municipality, isConnected }) => municipality === 'enschede' && !isConnected,
)

const { unknown } = plantedDifferences(inventory)

let helder: TestHelder
let officer: Client
let hengelo: Client
let police: Client
let register: Awaited<ReturnType<typeof startKvk>>
beforeAll(async () => {
  register = await startKvk(makeTradeRegister(today))
  helder = await testHelder({ env: register.env })
  officer = await helder.as('municipal-officer')
  hengelo = await helder.token('municipal-officer', 'municipality:hengelo')
  police = await helder.as('fencing-specialist')
})
afterAll(async () => {
  register.stop()
  await helder.stop()
})

const [fresh] = newDealers.filter(({ town }) => town === 'Enschede')
const announcer = {
  announcerName: 'Pien Verzonnen',
  announcerRole: 'owner',
  email: 'pien@handelaar.example',
  phone: '',
}
const start = () => ({
  ...announcer,
  id: newId(),
  name: fresh!.name,
  trade: fresh!.kind,
  kvkNumber: fresh!.kvkNumber,
  branchNumber: '',
  municipality: 'enschede',
  street: 'Aanvangstraat',
  houseNumber: '7',
  postcode: fresh!.postcode,
  town: fresh!.town,
  happensOn: addDays(today, 10),
})
const of = ({
  name,
  kvkNumber,
  branchNumber,
  municipality,
  street,
  houseNumber,
  postcode,
  town,
}: (typeof inventory)[0]) => ({
  ...announcer,
  id: newId(),
  name,
  kvkNumber,
  branchNumber,
  municipality,
  street,
  houseNumber,
  postcode,
  town,
  happensOn: addDays(today, -1),
})
let from = 0
/** Each from another address, so that no budget is used up. */
const send = (
  kind: 'starten' | 'verhuizen' | 'stoppen',
  fields: Record<string, string>,
  source = `192.0.2.${++from}`,
) => helder.nobody.post(`/handelaar-melden/${kind}`, fields, { 'x-forwarded-for': source })
async function announce(
  kind: 'starten' | 'verhuizen' | 'stoppen',
  fields: Record<string, string>,
): Promise<string> {
  const answer = await send(kind, fields)
  expect(answer.status).toBe(200)
  return fields['id']!
}
const page = async (client: Client, id: string) =>
  (await client.get(`/v1/dealer-notices/${id}`)).body as NoticePage
const right = (dealer: { id: string; version: number } | null, more = {}) => ({
  outcome: 'right',
  dealerId: dealer?.id ?? null,
  version: dealer?.version ?? null,
  noAdvertisement: null,
  branchNumber: null,
  ...more,
})
const decide = (client: Client, id: string, decision: object) =>
  client.post(`/v1/dealer-notices/${id}/decisions`, decision)
async function dealerBy(client: Client, branchNumber: string): Promise<ListedDealer | undefined> {
  const { items } = (await client.get('/v1/listed-dealers?limit=200')).body as { items: ListedDealer[] }
  return items.find((one) => one.branchNumber === branchNumber)
}
async function mails(): Promise<{ to: string; subject: string; text: string; paths: string[] }[]> {
  const rows = await helder.admin<
    { payload: { to: string; subject: string; text: string; paths: string[] } }[]
  >`
    select p.payload from graphile_worker._private_jobs p order by p.id`
  return rows.map(({ payload }) => payload)
}
beforeEach(async () => {
  await helder.admin`delete from graphile_worker._private_jobs`
})

describe('the public page', () => {
  test('takes a notice in without account or cookie, and says its number and what happens now', async () => {
    const fields = start()
    const answer = await send('starten', fields)
    expect(answer.headers['set-cookie']).toBeUndefined()
    expect(answer.text).toMatch(/HM-[0-9A-Z]{4}-[0-9A-Z]{4}/)
    expect(answer.text).toContain('U bent op tijd.')
    // Who sends it once more hears the same number, and there is one notice.
    expect((await send('starten', fields)).text).toBe(answer.text)
    const rows = await helder.admin`select sent_by from programme.notice where id = ${fields.id}`
    expect(rows).toEqual([{ sent_by: null }])
  })

  test('says everything that is wrong at once, in the reader’s language, and loses nothing', async () => {
    const typed = { ...start(), postcode: 'x', kvkNumber: '12', email: '', name: '<b>"Juwelier" & Zn</b>' }
    const answer = await helder.nobody.post('/handelaar-melden/starten?taal=en', typed)
    expect(answer.status).toBe(400)
    expect(answer.text).toContain('3 things are not right')
    expect(answer.text).toContain('value="&lt;b&gt;&quot;Juwelier&quot; &amp; Zn&lt;/b&gt;"')
    expect(answer.text).not.toContain('<b>"Juwelier"')
    expect(await helder.admin`select from programme.notice where id = ${typed.id}`).toHaveLength(0)
  })

  test('a late notice is taken in and told so, without more', async () => {
    const answer = await send('stoppen', { ...of(inEnschede[9]!), happensOn: addDays(today, -40) })
    expect(answer.text).toContain('De regel vraagt deze melding uiterlijk op')
    expect(answer.text).not.toMatch(/boete|straf/i)
  })

  test('one source sends ten a day; what is wrong costs nothing', async () => {
    const answers: number[] = []
    for (let n = 0; n < 12; n++) answers.push((await send('starten', start(), '198.51.100.7')).status)
    expect(answers.filter((status) => status === 429)).toHaveLength(2)
    expect((await send('starten', { ...start(), name: '' }, '198.51.100.7')).status).toBe(400)
    expect((await send('starten', start(), '198.51.100.8')).status).toBe(200)
  })
})

describe('a notice that is checked', () => {
  test('of a start: beside the trade register, onto the list, police told, on the time line', async () => {
    const id = await announce('starten', start())
    const notice = await page(officer, id)
    expect(notice).toMatchObject({
      state: 'open',
      daysLate: 0,
      candidates: [],
      contact: { name: 'Pien Verzonnen' },
    })
    const found = (await officer.get(`/v1/dealer-notices/${id}/trade-register`)).body as RegisterLookUp
    expect(found).toMatchObject({
      asked: 'kvk',
      answer: { outcome: 'found', entries: [{ name: fresh!.name, isEnded: false }] },
    })
    expect((await police.get(`/v1/dealer-notices/${id}`)).status).toBe(404)

    const branchNumber = `${fresh!.kvkNumber}0001`
    const decided = await decide(officer, id, right(null, { branchNumber, noAdvertisement: true }))
    expect(decided.body).toMatchObject({ state: 'right', canDecide: true })
    const dealer = (await dealerBy(officer, branchNumber))!
    expect(dealer).toMatchObject({ name: fresh!.name, origin: 'announced', state: 'invited' })
    const events = await helder.admin`
      select kind, subject_id, detail->>'kind' as what from programme.event where dealer_id = ${dealer.id} order by recorded_at`
    expect(events).toEqual([
      { kind: 'listed', subject_id: null, what: null },
      { kind: 'notice', subject_id: id, what: 'start' },
    ])
    expect(await helder.admin`select no_advertisement from programme.mailing_wish`).toEqual([
      { no_advertisement: true },
    ])
    const [mail, ...more] = await mails()
    expect(more).toEqual([])
    expect(mail).toMatchObject({
      to: 'basisteam-enschede@politie.example',
      paths: [`/app/handelaren/meldingen/${id}`],
    })
    expect(JSON.stringify(mail)).not.toMatch(/Pien|Eerste Dag|Aanvang|99300002/)
    expect(await page(police, id)).toMatchObject({
      name: fresh!.name,
      contact: null,
      questions: [],
      canDecide: false,
    })
    expect((await decide(officer, id, right(null))).body).toMatchObject({ reason: 'notice-decided' })
  })

  test('of a stop: the dealer is stopped from its last day on', async () => {
    const known = inEnschede[0]!
    const id = await announce('stoppen', of(known))
    const [dealer] = (await page(officer, id)).candidates
    expect(dealer!.branchNumber).toBe(known.branchNumber)
    // Somebody else changed the dealer meanwhile: nothing happens.
    const old = await decide(officer, id, right({ ...dealer!, version: dealer!.version + 1 }))
    expect(old.body).toMatchObject({ reason: 'changed-elsewhere' })
    expect((await page(officer, id)).state).toBe('open')
    expect(await mails()).toEqual([])
    expect((await decide(officer, id, right(dealer!))).status).toBe(201)
    const facts = { endedOn: addDays(today, -1), endReason: 'stopped', reachedOn: today }
    expect(await dealerBy(officer, known.branchNumber)).toMatchObject({ state: 'stopped', facts })
  })

  test('of a move to another municipality: that one has the dealer, and sees the notice, from then on', async () => {
    const known = inEnschede[1]!
    const to = {
      toMunicipality: 'hengelo',
      newStreet: 'Ring',
      newHouseNumber: '3',
      newPostcode: '7551 AB',
      newTown: 'Hengelo',
    }
    const id = await announce('verhuizen', { ...of(known), ...to })
    expect((await hengelo.get(`/v1/dealer-notices/${id}`)).status).toBe(404)
    expect((await decide(hengelo, id, right(null))).status).toBe(404)
    const [dealer] = (await page(officer, id)).candidates
    expect((await decide(officer, id, right(dealer!))).status).toBe(201)
    expect(await dealerBy(officer, known.branchNumber)).toBeUndefined()
    expect(await dealerBy(hengelo, known.branchNumber)).toMatchObject({
      street: 'Ring',
      town: 'Hengelo',
      version: 2,
    })
    expect(await page(hengelo, id)).toMatchObject({ state: 'right', canDecide: false, contact: null })
    expect((await mails()).map((mail) => mail.to)).toEqual([
      'basisteam-enschede@politie.example',
      'basisteam-twente-midden@politie.example',
    ])
  })

  test('of a move within the municipality: another address, and a dealer that was not listed is', async () => {
    const stranger = {
      ...of(inEnschede[2]!),
      kvkNumber: '99300777',
      branchNumber: '993007770001',
      name: 'Onbekend',
    }
    const to = {
      toMunicipality: 'enschede',
      newStreet: 'Nieuwe weg',
      newHouseNumber: '1',
      newPostcode: '7511 ZZ',
      newTown: 'Enschede',
    }
    const id = await announce('verhuizen', { ...stranger, postcode: '7511 QQ', ...to })
    expect((await page(officer, id)).candidates).toEqual([])
    expect((await decide(officer, id, right(null))).status).toBe(201)
    expect(await dealerBy(officer, '993007770001')).toMatchObject({
      street: 'Nieuwe weg',
      origin: 'announced',
    })
    // The same number again is known: nobody is listed twice, and the notice stays open.
    const again = await announce('starten', {
      ...start(),
      kvkNumber: '99300777',
      branchNumber: '993007770001',
    })
    expect((await decide(officer, again, right(null))).body).toMatchObject({ reason: 'known-number' })
    expect((await page(officer, again)).state).toBe('open')
  })

  test('that is not right changes nothing and tells nobody', async () => {
    const id = await announce('stoppen', of(inEnschede[3]!))
    expect((await decide(officer, id, { outcome: 'not-right', reason: ' ' })).status).toBe(400)
    const decided = await decide(officer, id, { outcome: 'not-right', reason: 'Winkel is open' })
    expect(decided.body).toMatchObject({ state: 'not-right', decided: { reason: 'Winkel is open' } })
    expect((await dealerBy(officer, inEnschede[3]!.branchNumber))!.state).toBe('not-reached')
    expect(await mails()).toEqual([])
    expect((await police.get(`/v1/dealer-notices/${id}`)).status).toBe(404)
  })

  test('about which something is asked: mailed with the number alone in its subject, and written down', async () => {
    const id = await announce('stoppen', of(inEnschede[4]!))
    const asked = await officer.post(`/v1/dealer-notices/${id}/questions`, {
      question: 'Welke winkel? Bel 053-1234567.',
    })
    expect(asked.body).toMatchObject({
      questions: [{ text: 'Welke winkel? Bel 053-1234567.', by: 'Dirk Fictie' }],
    })
    const [mail] = await mails()
    expect(mail).toMatchObject({ to: 'pien@handelaar.example', paths: [] })
    expect(mail!.subject).toMatch(/^Vraag over uw melding HM-[0-9A-Z]{4}-[0-9A-Z]{4}$/)
    const silent = await announce('stoppen', { ...of(inEnschede[5]!), email: '', phone: '053 1234567' })
    const refused = await officer.post(`/v1/dealer-notices/${silent}/questions`, { question: 'Welke?' })
    expect(refused.body).toMatchObject({ reason: 'no-mail-address' })
  })
})

describe('the trade register', () => {
  test('a branch that it doesn’t know, and a bad day, are said as what they are', async () => {
    const lost = unknown.find(({ municipality }) => municipality === 'enschede') ?? unknown[0]!
    const id = await announce('stoppen', { ...of(lost), municipality: 'enschede' })
    const look = async (one: string) => (await officer.get(`/v1/dealer-notices/${one}/trade-register`)).body
    expect(await look(id)).toEqual({ asked: 'kvk', answer: { outcome: 'not-found' } })
    const bad = await announce('stoppen', {
      ...of(lost),
      municipality: 'enschede',
      kvkNumber: '99990429',
      branchNumber: '',
    })
    expect(await look(bad)).toMatchObject({ answer: { why: 'rate-limited', retryAfterSeconds: 60 } })
  })
})

describe('who sees a notice', () => {
  test('the organisers of its municipality, the office with its mandate, and its sender; nobody else', async () => {
    const dealer = await helder.as('dealer')
    const own = { ...start(), kvkNumber: '99000001', name: 'Juwelier Voorbeeld' }
    const sent = await dealer.post('/v1/dealer-notices', { ...own, kind: 'start' })
    expect(sent.status).toBe(201)
    const { id } = sent.body as NoticeView
    const sees = async (client: Client) => {
      const { items } = (await client.get('/v1/dealer-notices?limit=200')).body as { items: NoticeView[] }
      return items.some((one) => one.id === id)
    }
    expect(await sees(officer)).toBe(true)
    expect(await sees(await helder.as('programme-officer'))).toBe(true)
    expect(await sees(dealer)).toBe(true)
    expect(await sees(hengelo)).toBe(false)
    expect(await sees(police)).toBe(false)
    expect(await sees(await helder.token('dealer', 'dealer:99000002'))).toBe(false)
    // Whoever knows the id of another's notice neither changes it nor reads it.
    const thief = await helder.token('dealer', 'dealer:99000002')
    expect((await thief.post('/v1/dealer-notices', { ...own, kind: 'start', name: 'Anders' })).status).toBe(
      404,
    )
    expect((await page(officer, id)).name).toBe('Juwelier Voorbeeld')
    for (const [path, body] of [
      ['decisions', right(null)],
      ['questions', { question: 'x' }],
    ] as const)
      expect((await hengelo.post(`/v1/dealer-notices/${id}/${path}`, body)).status).toBe(404)
    expect((await hengelo.get(`/v1/dealer-notices/${id}/trade-register`)).status).toBe(404)
  })

  test('pages go on where the last one ended', async () => {
    const first = (await officer.get('/v1/dealer-notices?limit=3')).body as {
      items: NoticeView[]
      next: string
      counts: object
    }
    const second = (await officer.get(`/v1/dealer-notices?limit=200&after=${first.next}`)).body as {
      items: NoticeView[]
    }
    const ids = [...first.items, ...second.items].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(first.counts).toMatchObject({ open: ids.length })
  })
})

test('who announced something is forgotten a year after the decision; of what was not right everything', async () => {
  const worker = openDatabase(helder.database.workerUrl, { max: 1 })
  const store = noticeStore(worker)
  const kept = await announce('stoppen', of(inEnschede[6]!))
  const gone = await announce('stoppen', of(inEnschede[7]!))
  const waiting = await announce('stoppen', of(inEnschede[8]!))
  await decide(officer, kept, right((await page(officer, kept)).candidates[0]!))
  await decide(officer, gone, { outcome: 'not-right', reason: 'x' })
  await helder.admin`update programme.notice set decided_at = ${startOfDayInAmsterdam(addMonths(today, -13))} where id = any (${[kept, gone]}::uuid[])`
  const preview = await store.preview(today)
  expect(preview).toEqual([
    {
      store: 'notice-contacts',
      deed: 'destroyed',
      municipality: 'enschede',
      month: addMonths(today, -1).slice(0, 7),
      count: 2,
    },
  ])
  expect((await page(officer, kept)).contact).not.toBeNull()
  expect((await store.forget(today)).forgotten).toEqual(preview)
  expect(await page(officer, kept)).toMatchObject({ state: 'right', contact: null })
  expect((await officer.get(`/v1/dealer-notices/${gone}`)).status).toBe(404)
  expect((await page(officer, waiting)).contact).not.toBeNull()
  expect(await store.preview(today)).toEqual([])
  await worker.end({ timeout: 5 })
})
