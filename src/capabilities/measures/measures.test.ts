import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { soundLetter } from '../../../tests/measure-letters.ts'
import { type Client, testHelder, type TestHelder } from '../../../tests/helder.ts'
import { newId } from '../../kernel/ids.ts'
import type { FileView } from './contract.ts'
import type { DocumentFields } from './documents/contract.ts'
import type { DocumentKind } from './rules/file-states.ts'

let helder: TestHelder
let officer: Client
let dealerId: string
/** Days well in the past, so that every term of the story is over or not by its own dates. */
const seen = '2026-06-01'

beforeAll(async () => {
  helder = await testHelder()
  officer = await helder.as('municipal-officer')
  const [row] = await helder.admin<{ id: string }[]>`
    select d.id from programme.dealer d join access.branch b on b.branch_number = d.branch_number
     where b.organisation_id = 'dealer:99000001' and d.municipality = 'enschede'`
  dealerId = row!.id
})
afterAll(() => helder.stop())

/** A finding of the municipality, past its door: told, unless said otherwise. */
async function finding(
  on: string,
  { isTold = true, organisation = 'municipality:enschede', weight = 'sale-missing' } = {},
) {
  const id = newId()
  await helder.admin`insert into findings.finding (id, organisation_id, organisation_name, municipality, dealer_id, kind, basis, body, observed_at,
      source, capacity, recorded_by_name)
    values (${id}, ${organisation}, 'x', 'enschede', ${dealerId}, ${weight}, '{}', 'Een ring stond niet in het register.', ${`${on}T10:00:00Z`}, 'desk',
      'municipal-inspector', 'T. Zichter')`
  if (isTold) await helder.admin`insert into findings.notice values (${id}, ${on}, 'in-shop', ${on}, 'x')`
  return id
}
async function openOn(grounds: string[], on: string) {
  const answer = await officer.post('/v1/case-files', { id: newId(), dealerId, on, grounds })
  expect(answer.status, answer.text).toBe(201)
  return answer.body as FileView
}
async function take(file: FileView, kind: string, on: string, rest: object = {}, client = officer) {
  return await client.post(`/v1/case-files/${file.id}/steps`, { id: newId(), kind, on, ...rest })
}
async function took(file: FileView, kind: string, on: string, rest: object = {}) {
  const answer = await take(file, kind, on, rest)
  expect(answer.status, answer.text).toBe(201)
  return answer.body as FileView
}
type Edit = (fields: DocumentFields) => object
/** A document of a file, sound but for what the edit changes: kept over the draft that the server began. */
async function draft(file: FileView, kind: DocumentKind, edit: Edit = () => ({})) {
  const id = newId()
  const begun = (await officer.post(`/v1/case-files/${file.id}/documents`, { id, kind })).body as FileView
  const { fields, version } = begun.documents.find((one) => one.id === id)!
  const facts = fields.facts.map((fact) => ({
    ...fact,
    reason: 'Dit feit weegt omdat het na een waarschuwing kwam.',
  }))
  const whole = {
    ...soundLetter,
    ...fields,
    signer: soundLetter.signer,
    delivery: { way: 'post' },
    reasons: 'x',
    facts,
  }
  const kept = {
    ...whole,
    interests: soundLetter.interests,
    lighter: soundLetter.lighter,
    objectionClause: soundLetter.objectionClause,
  }
  const answer = await officer.put(`/v1/case-files/${file.id}/documents/${id}`, {
    version,
    fields: { ...kept, ...edit(kept as DocumentFields) },
  })
  expect(answer.status, answer.text).toBe(200)
  return { id, version: version + 1, file: answer.body as FileView }
}
const settle = (file: FileView, { id, version }: { id: string; version: number }, client = officer) =>
  client.post(`/v1/case-files/${file.id}/documents/${id}/settlements`, { version })
async function settled(file: FileView, kind: DocumentKind, edit?: Edit) {
  const document = await draft(file, kind, edit)
  const answer = await settle(file, document)
  expect(answer.status, answer.text).toBe(201)
  return { documentId: document.id, file: answer.body as FileView }
}

describe('from a finding to a paid penalty', () => {
  test('each step is taken in its place, and none out of it', async () => {
    const ground = await finding(seen)
    let file = await openOn([ground], '2026-06-03')
    expect(file).toMatchObject({
      state: 'opened',
      number: expect.stringMatching(/^2026-\d{4}$/),
      next: { kind: null },
    })
    // The control: there is no policy yet; what isn't there can't propose.
    expect(file.next.because).toEqual([{ code: 'no-ladder', values: {} }])
    const { ladder } = { ladder: await officer.post('/v1/enforcement-ladders', aLadder()) }
    expect(ladder.status, ladder.text).toBe(201)
    file = (await officer.get(`/v1/case-files/${file.id}`)).body as FileView
    expect(file.next).toMatchObject({ kind: 'announce', measure: 'order', grounds: [ground] })
    expect((await take(file, 'deliver', '2026-06-03', { way: 'post', proof: '3S1' })).status).toBe(409)

    const announcement = await settled(file, 'announcement', (fields) => ({
      date: '2026-06-04',
      view: { ...fields.view, until: '2026-06-18' },
      measure: 'order',
    }))
    file = await took(file, 'announce', '2026-06-04', {
      grounds: [ground],
      documentId: announcement.documentId,
      measure: 'order',
      viewUntil: '2026-06-18',
    })
    expect(file.state).toBe('view-lapsed')
    const order = await settled(file, 'order', () => ({
      date: '2026-06-22',
      view: { ...soundLetter.view, invitedOn: '2026-06-04', until: '2026-06-18', receivedOn: '' },
      order: { ...soundLetter.order, complyUntil: '2026-07-10' },
      penalty: soundLetter.penalty,
      earlierWarning: { on: '', whyNone: 'Zeer ernstig.' },
    }))
    const terms = { complyUntil: '2026-07-10', amountCents: 50_000, per: 'violation', maximumCents: 500_000 }
    const onDocument = { grounds: [ground], documentId: order.documentId }
    const other = await take(file, 'decide-order', '2026-06-22', { ...onDocument, ...terms, amountCents: 1 })
    expect(other.body).toMatchObject({
      status: 400,
      errors: [{ field: 'amountCents', code: 'measures.wrong.differs-from-document' }],
    })
    file = await took(file, 'decide-order', '2026-06-22', { ...onDocument, ...terms })
    expect(file).toMatchObject({ state: 'order-decided', measureSince: null })
    expect((await (await helder.as('dealer')).get('/v1/own-case-files')).text).not.toContain(order.documentId)
    file = await took(file, 'deliver', '2026-06-24', { way: 'post', proof: '3SABC123' })
    expect(file).toMatchObject({ state: 'compliance-lapsed', measure: 'order', measureSince: '2026-06-24' })
    expect((await (await helder.as('dealer')).get('/v1/own-case-files')).text).toContain(order.documentId)

    const again = await finding('2026-07-20')
    file = await took(file, 'find-not-complied', '2026-07-21', { grounds: [again] })
    expect(file.next).toMatchObject({ kind: 'incur', values: { amountCents: 50_000 } })
    file = await took(file, 'incur', '2026-07-22', {
      grounds: [again],
      incurredOn: '2026-07-20',
      amountCents: 50_000,
    })
    expect(file.terms).toContainEqual(
      expect.objectContaining({ name: 'collect', until: '2027-07-20', isBinding: true }),
    )
    expect((await officer.get('/v1/work-items')).text).toContain('measure-collect')
    const collection = await settled(file, 'collection', () => ({
      date: '2026-08-01',
      collection: { ...soundLetter.collection, incurredOn: '2026-07-20', payUntil: '2026-09-14' },
    }))
    const collected = {
      grounds: [again],
      documentId: collection.documentId,
      amountCents: 50_000,
      payUntil: '2026-09-14',
    }
    file = await took(file, 'decide-collection', '2026-08-01', collected)
    file = await took(file, 'deliver', '2026-08-03', { way: 'signed', proof: 'P. de Vries' })
    file = await took(file, 'pay', '2026-09-01', { amountCents: 50_000, isCollected: false })
    expect(file).toMatchObject({ state: 'settled', penalties: { incurredCents: 50_000, paidCents: 50_000 } })
    const closed = { kind: 'close', id: newId(), on: '2026-09-02', why: 'paid' }
    for (const _ of [1, 2])
      expect((await officer.post(`/v1/case-files/${file.id}/steps`, closed)).body).toMatchObject({
        state: 'closed',
        measure: null,
      })
    const [row] = await helder.admin<{ steps: number }[]>`
      select count(*)::int as steps from supervision.file_step where file_id = ${file.id}`
    expect(row!.steps).toBe(10)
    await expect(helder.admin`update supervision.file_step set kind = 'pay'`).rejects.toThrow(/never changed/)
    await expect(helder.admin`update supervision.case_document set fields = '{}'`).rejects.toThrow(
      /never changed/,
    )
  })
})

function aLadder() {
  return {
    id: newId(),
    from: '2026-01-01',
    source: 'Handhavingsbeleid, Gemeenteblad 2025, 9',
    windowMonths: 24,
    rungs: [{ weight: 'serious', parts: null, measures: ['order'] }],
    viewDays: 14,
    warningMonths: 24,
    complyDays: 14,
    penalty: { amountCents: 50_000, per: 'violation', maximumCents: 500_000 },
    closure: null,
  }
}
