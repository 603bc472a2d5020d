import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { soundLetter } from '../../../tests/measure-letters.ts'
import { type Client, testHelder, type TestHelder } from '../../../tests/helder.ts'
import { addDays, type Day, dayInAmsterdam } from '../../kernel/dates.ts'
import { newId } from '../../kernel/ids.ts'
import type { FileView } from './contract.ts'
import type { DocumentKind } from './rules/file-states.ts'
import type { ExemptionView } from './exemptions/contract.ts'

// What a municipality does beside the road of a file (measures.test.ts): exemptions, findings out of reports, the ladder,
// objections; and that nobody else reads or writes any of it.
let helder: TestHelder
let officer: Client
let dealerId: string
/** Who must get nothing: other municipalities in the same roles, police, the programme's office, another business. */
let others: [name: string, client: Client][]
const today = dayInAmsterdam(new Date())
const ago = (days: number): Day => addDays(today, -days)

beforeAll(async () => {
  helder = await testHelder()
  officer = await helder.as('municipal-officer')
  const [row] = await helder.admin<{ id: string }[]>`
    select d.id from programme.dealer d join access.branch b on b.branch_number = d.branch_number
     where b.organisation_id = 'dealer:99000001' and d.municipality = 'enschede'`
  dealerId = row!.id
  others = [
    ['officer of Almelo', await helder.token('municipal-officer', 'municipality:almelo')],
    ['lawyer of Almelo', await helder.token('municipal-lawyer', 'municipality:almelo')],
    ["mayor's office of Almelo", await helder.token('mayors-office', 'municipality:almelo')],
    ['inspector of Almelo', await helder.token('municipal-inspector', 'municipality:almelo')],
    ['programme officer', await helder.as('programme-officer')],
    ['police inspector', await helder.as('police-inspector')],
    ['fencing specialist', await helder.as('fencing-specialist')],
    ['another business', await helder.token('dealer', 'dealer:99000002')],
  ]
})
afterAll(() => helder.stop())

async function finding(on: Day) {
  const id = newId()
  await helder.admin`insert into findings.finding (id, organisation_id, organisation_name, municipality, dealer_id, kind, basis, body, observed_at,
      source, capacity, recorded_by_name)
    values (${id}, 'municipality:enschede', 'x', 'enschede', ${dealerId}, 'sale-missing', '{}', 'Een ring ontbrak.', ${`${on}T10:00:00Z`}, 'desk',
      'municipal-inspector', 'T. Zichter')`
  await helder.admin`insert into findings.notice values (${id}, ${on}, 'in-shop', ${on}, 'x')`
  return id
}
async function aFile() {
  const ground = await finding(ago(60))
  const opened = await officer.post('/v1/case-files', {
    id: newId(),
    dealerId,
    on: ago(58),
    grounds: [ground],
  })
  expect(opened.status, opened.text).toBe(201)
  return { file: opened.body as FileView, ground }
}
const step = (file: FileView, kind: string, on: Day, rest: object = {}, client = officer) =>
  client.post(`/v1/case-files/${file.id}/steps`, { id: newId(), kind, on, ...rest })
/** A letter of a file that stands: sound, with what its kind needs besides. */
async function settled(file: FileView, kind: DocumentKind, edit: object) {
  const id = newId()
  const at = `/v1/case-files/${file.id}/documents`
  const begun = (await officer.post(at, { id, kind })).body as FileView
  const { fields, version } = begun.documents.find((one) => one.id === id)!
  const facts = fields.facts.map((fact) => ({ ...fact, reason: 'Zonder inschrijving is de ring zoek.' }))
  const { signer, delivery, interests, lighter, objectionClause, reasons } = soundLetter
  const own = { ...fields, facts, signer, delivery, interests, lighter, objectionClause, reasons, ...edit }
  expect((await officer.put(`${at}/${id}`, { version, fields: { ...soundLetter, ...own } })).status).toBe(200)
  const answer = await officer.post(`${at}/${id}/settlements`, { version: version + 1 })
  expect(answer.status, answer.text).toBe(201)
  return id
}
const wrongFields = ({ body }: { body: unknown }) =>
  (body as { errors: { field: string; code: string }[] }).errors.map(({ field, code }) => `${field} ${code}`)

describe('an exemption request', () => {
  const requests = '/v1/exemption-requests'
  const asked = (receivedOn: Day) => ({
    id: newId(),
    dealerId,
    receivedOn,
    categories: ['bicycle', 'jewellery'],
    request: 'Wij verkopen vooral nieuw.',
  })
  const receive = async (receivedOn: Day) => {
    const answer = await officer.post(requests, asked(receivedOn))
    expect(answer.status, answer.text).toBe(201)
    return answer.body as ExemptionView
  }
  const notice = { on: ago(2), until: addDays(today, 80), reason: 'Wij vroegen cijfers op.' }

  test('has eight weeks from the day after it came in, and is late after its last day', async () => {
    const late = await receive('2026-03-02')
    expect(late).toMatchObject({ decideUntil: '2026-04-28', isLate: true, state: 'received' })
    expect(await receive(ago(3))).toMatchObject({ isLate: false })
    const future = await officer.post(requests, asked(addDays(today, 1)))
    expect([future.status, wrongFields(future)]).toEqual([400, ['receivedOn measures.wrong.in-future']])
  })

  test('is extended once, before its term is over; refused or granted once', async () => {
    const { id, decideUntil } = await receive(ago(10))
    const [to, decide] = [`${requests}/${id}/extensions`, `${requests}/${id}/decisions`]
    const early = await officer.post(to, { ...notice, on: ago(20), until: decideUntil })
    expect(wrongFields(early)).toEqual([
      'on measures.wrong.before-received',
      'until measures.wrong.not-later',
    ])
    const extended = await officer.post(to, notice)
    expect([extended.status, extended.body]).toMatchObject([
      201,
      { decideUntil: notice.until, isLate: false },
    ])
    const second = await officer.post(to, { ...notice, until: addDays(today, 90) })
    expect([second.status, second.body]).toMatchObject([409, { reason: 'already-extended' }])
    const over = await officer.post(`${requests}/${(await receive('2026-03-02')).id}/extensions`, notice)
    expect(wrongFields(over)).toEqual(['on measures.wrong.term-over'])

    const bare = { on: today, isGranted: true, reason: 'Weinig risico.', categories: ['phone'] }
    expect(wrongFields(await officer.post(decide, bare))).toEqual([
      'categories measures.wrong.not-asked',
      'from field.required',
    ])
    const granted = await officer.post(decide, { ...bare, categories: ['bicycle'], from: today })
    expect([granted.status, granted.body]).toMatchObject([201, { state: 'granted', isLate: false }])
    expect((await officer.post(decide, { ...bare, isGranted: false })).status).toBe(409)
    const refused = await officer.post(`${requests}/${(await receive('2026-03-02')).id}/decisions`, {
      ...bare,
      isGranted: false,
    })
    expect(refused.body).toMatchObject({ state: 'refused', isLate: true, decision: { categories: [] } })
  })

  test('is of its own municipality: others neither read, extend nor decide it', async () => {
    const request = await receive(ago(1))
    expect((await officer.get(requests)).text).toContain(request.id)
    for (const [name, client] of others) {
      expect((await client.get(requests)).text, name).not.toContain(request.id)
      expect([403, 404], name).toContain((await client.post(requests, asked(ago(1)))).status)
      for (const [deed, body] of [
        ['extensions', notice],
        ['decisions', { on: today, isGranted: false, reason: 'x' }],
      ] as const)
        expect([403, 404], name).toContain(
          (await client.post(`${requests}/${request.id}/${deed}`, body)).status,
        )
    }
    const [now] = ((await officer.get(requests)).body as { items: ExemptionView[] }).items
    expect(now).toMatchObject({ id: request.id, state: 'received', extension: null })
  })
})

describe('a received report', () => {
  test('becomes a finding by who opened it, in the own municipality alone', async () => {
    const specialist = await helder.as('fencing-specialist')
    const draft = (
      await specialist.post('/v1/administrative-reports', {
        municipality: 'enschede',
        branchNumber: '990000010001',
        subject: 'Fietsen',
        basis: 'wpg-16',
        basisText: '',
        facts: [{ observedOn: ago(9), text: 'Een gestolen fiets stond te koop.', source: 'Treffer' }],
        request: 'Overweeg een waarschuwing.',
      })
    ).body as { id: string; version: number }
    const signed = await (await helder.as('assistant-prosecutor')).post(
      `/v1/administrative-reports/${draft.id}/signatures`,
      { version: draft.version },
    )
    expect(signed.status, signed.text).toBe(201)
    const of = `/v1/received-reports/${draft.id}`
    const found = () => ({ id: newId(), dealerId, text: 'De politie zag een fiets.', observedOn: ago(9) })
    const count = async () =>
      (await helder.admin`select from findings.finding where source = 'report' and source_id = ${draft.id}`)
        .length

    // Somebody else of the same municipality opened it, and the officer did not.
    expect((await (await helder.as('municipal-lawyer')).post(`${of}/views`, {})).status).toBe(201)
    expect((await officer.post(`${of}/findings`, found())).status).toBe(404)
    const almelo = others[0]![1]
    await almelo.post(`${of}/views`, {})
    expect((await almelo.post(`${of}/findings`, found())).status).toBe(404)
    expect(await count()).toBe(0)
    expect((await officer.post(`${of}/views`, {})).status).toBe(201)
    const made = await officer.post(`${of}/findings`, found())
    expect(made.status, made.text).toBe(204)
    expect(await count()).toBe(1)
  })
})

const ladder = (from: Day, rest: object = {}) => ({
  id: newId(),
  from,
  source: 'Handhavingsbeleid, Gemeenteblad 2025, 9',
  windowMonths: 24,
  rungs: [{ weight: 'serious', parts: null, measures: ['warning', 'order'] }],
  viewDays: 14,
  warningMonths: 24,
  complyDays: 14,
  penalty: { amountCents: 50_000, per: 'violation', maximumCents: 500_000 },
  closure: null,
  ...rest,
})
const ladders = '/v1/enforcement-ladders'

describe('the ladder', () => {
  test('says every wrong field at once, those of its form and those of its sense', async () => {
    const wrong = { windowMonths: 0, viewDays: 900, source: '' }
    const form = await officer.post(ladders, ladder('2026-01-01', wrong))
    const fields = wrongFields(form).map((one) => one.split(' ')[0])
    expect(new Set(fields)).toEqual(new Set(['source', 'viewDays', 'windowMonths']))
    const senseless = ladder('1999-01-01', {
      rungs: [
        { weight: 'serious', parts: ['nonsense'], measures: ['order', 'warning'] },
        { weight: 'grave', parts: null, measures: ['closure'] },
        { weight: 'grave', parts: null, measures: ['order'] },
      ],
      penalty: { amountCents: 500, per: 'day', maximumCents: 499 },
    })
    const sense = await officer.post(ladders, senseless)
    expect([sense.status, wrongFields(sense)]).toEqual([
      400,
      [
        'rungs.0.parts measures.wrong.unknown-part',
        'rungs.0.measures measures.wrong.lighter-later',
        'rungs.1.measures measures.wrong.no-closure-article',
        'rungs.2.parts measures.wrong.two-rungs',
        'penalty.maximumCents measures.wrong.maximum-below-amount',
        'from measures.wrong.no-policy-article',
      ],
    ])
  })

  test('counts while the article of the policy is in force, and no longer', async () => {
    const { file } = await aFile()
    const proposed = async () => ((await officer.get(`/v1/case-files/${file.id}`)).body as FileView).next
    const isInForce = async () =>
      ((await officer.get(`${ladders}?municipality=enschede`)).body as { items: { isInForce: boolean }[] })
        .items[0]!.isInForce
    expect((await officer.post(ladders, ladder('2026-01-01'))).status).toBe(201)
    expect(wrongFields(await officer.post(ladders, ladder('2026-01-01')))).toEqual([
      'from measures.wrong.ladder-of-day',
    ])
    expect([await isInForce(), (await proposed()).measure]).toEqual([true, 'warning'])
    await helder.admin`update policy.bylaw_article set valid_until = ${ago(1)}
      where municipality = 'enschede' and part = 'enforcement-policy'`
    expect([await isInForce(), await proposed()]).toMatchObject([
      false,
      { kind: null, because: [{ code: 'no-ladder' }] },
    ])
    await helder.admin`update policy.bylaw_article set valid_until = null
      where municipality = 'enschede' and part = 'enforcement-policy'`
    expect(await isInForce()).toBe(true)
  })

  test('is entered by the own municipality alone, and only where there is a policy', async () => {
    const elsewhere = await helder.token('municipal-officer', 'municipality:hengelo')
    expect(wrongFields(await elsewhere.post(ladders, ladder('2026-01-01')))).toEqual([
      'from measures.wrong.no-policy-article',
    ])
    const before = await helder.admin`select id from supervision.ladder where municipality = 'enschede'`
    for (const [name, client] of others) {
      const { status } = await client.post(ladders, ladder('2026-02-01'))
      // Almelo has a policy of its own: what its people enter is theirs.
      expect(status, name).toBe(
        /(officer|lawyer) of Almelo/.test(name) ? (name.startsWith('officer') ? 201 : 400) : 403,
      )
    }
    expect(await helder.admin`select id from supervision.ladder where municipality = 'enschede'`).toEqual(
      before,
    )
  })
})

describe('an objection', () => {
  test('is against a decision that stands, once; relief needs it, and withdrawing ends the measure', async () => {
    const { file, ground } = await aFile()
    const id = file.id
    const documentId = await settled(file, 'warning', {
      date: ago(50),
      view: { invitedOn: '', until: '', receivedOn: '', summary: '', response: '' },
      warning: { until: addDays(today, 300), asked: 'Schrijf elke verkoop in.' },
    })
    const decided = await step(file, 'decide-warning', ago(50), {
      grounds: [ground],
      documentId,
      until: addDays(today, 300),
    })
    expect(decided.status, decided.text).toBe(201)
    const decisionId = (decided.body as FileView).steps.at(-1)!.id
    const object = { decisionId, hasCommittee: false, text: 'Wij schreven alles in.' }
    const early = await step(file, 'ask-relief', ago(49), { decisionId })
    expect(wrongFields(early)).toEqual(['decisionId measures.wrong.no-objection'])
    expect((await step(file, 'deliver', ago(49), { way: 'post', proof: '3S1' })).status).toBe(201)
    const unknown = await step(file, 'object', ago(3), { ...object, decisionId: newId() })
    expect(wrongFields(unknown)).toEqual(['decisionId measures.wrong.no-decision'])
    // Six weeks from the day after delivery: 42 days, so 46 days after it is late, and is noted all the same.
    const late = await step(file, 'object', ago(3), object)
    expect([late.status, late.body]).toMatchObject([
      201,
      { measure: 'warning', objections: [{ isLate: true, outcome: null }] },
    ])
    expect(wrongFields(await step(file, 'object', ago(3), object))).toEqual([
      'decisionId measures.wrong.objected-before',
    ])
    expect((await step(file, 'ask-relief', ago(3), { decisionId })).body).toMatchObject({ isSuspended: true })
    const answered = await settled(file, 'objection-decision', {
      date: ago(2),
      outcome: { ...soundLetter.outcome, result: 'withdrawn', decisionNumber: `${file.number}-1` },
    })
    const ended = await step(file, 'decide-objection', ago(2), {
      decisionId,
      documentId: answered,
      outcome: 'withdrawn',
      reason: 'De ring stond er wel.',
    })
    expect([ended.status, ended.body], ended.text).toMatchObject([
      201,
      { measure: null, isSuspended: false, objections: [{ outcome: 'withdrawn' }] },
    ])
    expect((await officer.get(`/v1/case-files/${id}`)).body).toMatchObject({ measure: null })
    const own = (client: Client) => client.get('/v1/own-case-files')
    expect((await own(await helder.as('dealer'))).text).toContain(documentId)
    const another = await own(others.find(([name]) => name === 'another business')![1])
    expect([another.status, another.body]).toEqual([200, { items: [] }])
  })
})

describe('a case file and its documents', () => {
  test('are read by four roles of the own municipality, and by nobody else', async () => {
    const { file } = await aFile()
    const at = `/v1/case-files/${file.id}`
    const documentId = newId()
    expect((await officer.post(`${at}/documents`, { id: documentId, kind: 'announcement' })).status).toBe(201)
    const doors = [at, `${at}/documents/${documentId}/paper`]
    for (const role of [
      'municipal-officer',
      'municipal-lawyer',
      'mayors-office',
      'municipal-inspector',
    ] as const) {
      const own = await helder.as(role)
      for (const door of doors) expect((await own.get(door)).status, `${role} ${door}`).toBe(200)
      expect((await own.get('/v1/case-files')).text, role).toContain(file.id)
    }
    // Who only reads leaves a look at each; who works on the file none.
    const looks = await helder.admin`select role from access.log where subject_id = ${file.id} order by id`
    const [office, inspector] = [{ role: 'mayors-office' }, { role: 'municipal-inspector' }]
    expect(looks).toEqual([office, office, inspector, inspector])
    for (const [name, client] of others) {
      for (const door of [...doors, `${at}/document`])
        expect([403, 404], `${name} ${door}`).toContain((await client.get(door)).status)
      for (const list of ['/v1/case-files', '/v1/own-case-files'])
        expect((await client.get(list)).text, `${name} ${list}`).not.toContain(file.id)
    }
  })

  test('are written by none of them, under no id', async () => {
    const { file, ground } = await aFile()
    const at = `/v1/case-files/${file.id}`
    const document = newId()
    expect((await officer.post(`${at}/documents`, { id: document, kind: 'announcement' })).status).toBe(201)
    const stood = async () => (await officer.get(at)).body
    const before = await stood()
    const inspector = ['own inspector', await helder.as('municipal-inspector')] as [string, Client]
    const office = ["own mayor's office", await helder.as('mayors-office')] as [string, Client]
    for (const [name, client] of [...others, inspector, office]) {
      const answers = [
        await client.post('/v1/case-files', { id: file.id, dealerId, on: ago(58), grounds: [ground] }),
        await client.post('/v1/case-files', { id: newId(), dealerId, on: ago(58), grounds: [ground] }),
        await step(file, 'close', ago(50), { why: 'no-measure' }, client),
        await client.post(`${at}/documents`, { id: newId(), kind: 'warning' }),
        await client.put(`${at}/documents/${document}`, { version: 1, fields: soundLetter }),
        await client.post(`${at}/documents/${document}/settlements`, { version: 1 }),
      ]
      for (const { status, text } of answers) expect([403, 404], `${name} ${text}`).toContain(status)
    }
    expect(await stood()).toEqual(before)
    // The control: the same by who may.
    expect((await step(file, 'close', ago(50), { why: 'no-measure' })).status).toBe(201)
  })

  test('keep a step and a document in their own file: an id of another file says nothing of it', async () => {
    const [one, other] = [(await aFile()).file, (await aFile()).file]
    const id = newId()
    const close = { id, kind: 'close', on: ago(50), why: 'no-measure' }
    const to = (file: FileView) => officer.post(`/v1/case-files/${file.id}/steps`, close)
    expect((await to(one)).status).toBe(201)
    expect((await to(one)).status).toBe(201)
    const moved = await to(other)
    expect([moved.status, moved.body]).toMatchObject([404, { reason: 'not-found' }])
    const document = { id: newId(), kind: 'warning' }
    expect((await officer.post(`/v1/case-files/${one.id}/documents`, document)).status).toBe(201)
    expect((await officer.post(`/v1/case-files/${other.id}/documents`, document)).status).toBe(404)
  })
})
