import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, testHelder, type TestHelder } from '../../../tests/helder.ts'
import type { ListedDealer } from '../dealers/public.ts'
import type { LetterRow, LetterSeries, LetterTemplate, SeriesPlan } from './contract.ts'

let helder: TestHelder
let officer: Client
let dealers: ListedDealer[]
let templates: LetterTemplate[]
beforeAll(async () => {
  helder = await testHelder()
  officer = await helder.as('programme-officer')
  dealers = []
  for (let after = ''; ; ) {
    const page = (await officer.get(`/v1/listed-dealers?limit=200${after}`)).body as {
      items: ListedDealer[]
      next: string | null
    }
    dealers.push(...page.items)
    if (page.next === null) break
    after = `&after=${page.next}`
  }
  templates = items<LetterTemplate>(await officer.get('/v1/letter-templates'))
})
afterAll(() => helder.stop())

const today = () => new Date().toISOString().slice(0, 10)
const items = <T>({ body }: { body: unknown }) => (body as { items: T[] }).items
const ofKind = (kind: string) => templates.find((template) => template.kind === kind)!.id
const inTown = (municipality: string) => dealers.filter((dealer) => dealer.municipality === municipality)
const orderOf = (kind: string, ids: string[], more: object = {}) => ({
  templateId: ofKind(kind),
  dealerIds: ids,
  channel: 'post',
  datedOn: today(),
  ...more,
})

async function start(by: Client, order: ReturnType<typeof orderOf>): Promise<string> {
  const plan = (await by.post('/v1/letter-series-plans', order)).body as SeriesPlan
  const answer = await by.post('/v1/letter-series', { ...order, count: plan.letters.length })
  expect(answer.status, answer.text).toBe(201)
  return (answer.body as { id: string }).id
}

test('a series is ordered, made letter by letter, and each stands once with its dealer', async () => {
  const ids = inTown('losser').map(({ id }) => id)
  const id = await start(officer, orderOf('first-letter', ids))
  const before = (await officer.get(`/v1/letter-series/${id}`)).body as LetterSeries
  expect(before.counts).toMatchObject({ ordered: 8, made: 0 })
  await helder.makeLetters()
  await helder.makeLetters()
  const after = (await officer.get(`/v1/letter-series/${id}`)).body as LetterSeries
  expect(after).toMatchObject({ isMade: true, counts: { ordered: 8, made: 8, toPrint: 8 } })
  const letters = items<LetterRow>(await officer.get(`/v1/letters?seriesId=${id}`))
  const year = today().slice(0, 4)
  expect(letters.map(({ reference }) => reference)).toEqual(ids.map((_, n) => `LOSSER-${year}-000${n + 1}`))
  const events = await helder.admin.begin(async (tx) => {
    await tx`set local role helder_gate`
    return tx`select dealer_id from programme.event where kind = 'letter' and subject_id = any (${letters.map((l) => l.id)}::uuid[])`
  })
  expect(events.map(({ dealer_id }) => dealer_id as string).sort()).toEqual([...ids].sort())
})

test('the PDF is the same each time, and the digest of the record is its own', async () => {
  const [letter] = items<LetterRow>(await officer.get('/v1/letters?limit=1'))
  const paper = async () =>
    (
      await helder.app.inject({
        method: 'GET',
        url: `/v1/letters/${letter!.id}/paper`,
        headers: await cookie(),
      })
    ).rawPayload
  const digest = async () =>
    createHash('sha256')
      .update(await paper())
      .digest('hex')
  const [row] = await helder.admin.begin(async (tx) => {
    await tx`set local role helder_gate`
    return tx`select encode(pdf_digest, 'hex') as digest from programme.letter where id = ${letter!.id}`
  })
  expect(await digest()).toBe(row!['digest'])
  expect(await digest()).toBe(row!['digest'])
})

async function cookie() {
  const answer = await helder.app.inject({
    method: 'POST',
    url: '/demo/sign-in',
    payload: { role: 'programme-officer' },
  })
  return { cookie: String(answer.headers['set-cookie']).split(';')[0]! }
}
