import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, testHelder, type TestHelder } from '../../../tests/helder.ts'
import type { Draft, ReceivedView, ReportView } from './contract.ts'

let helder: TestHelder
let specialist: Client
let signer: Client
let officer: Client
beforeAll(async () => {
  helder = await testHelder()
  specialist = await helder.as('fencing-specialist')
  signer = await helder.as('assistant-prosecutor')
  officer = await helder.as('municipal-officer')
})
afterAll(() => helder.stop())

const whole: Draft = {
  municipality: 'enschede',
  branchNumber: '990000010001',
  subject: 'Gestolen fietsen in de winkel',
  basis: 'wpg-16',
  basisText: '',
  facts: [{ observedOn: '2026-11-05', text: 'Een gestolen fiets\nstond te koop.', source: 'Treffer' }],
  request: 'Overweeg een waarschuwing.',
}
const reports = '/v1/administrative-reports'
async function begin(draft: Draft = whole): Promise<ReportView> {
  const answer = await specialist.post(reports, draft)
  expect(answer.status).toBe(201)
  return answer.body as ReportView
}
const sign = (by: Client, { id, version }: ReportView) => by.post(`${reports}/${id}/signatures`, { version })
const looks = (action: string) => helder.admin`
  select organisation_id, role, purpose_code, purpose_text, given_to, subject_organisation_id from access.log where action = ${action} order by id`
const inbox = async (client: Client) =>
  ((await client.get('/v1/received-reports')).body as { items: unknown[] }).items

describe('a draft', () => {
  test('may be empty, and keeps what was typed with its new lines', async () => {
    const empty = {
      municipality: '',
      branchNumber: '',
      subject: '',
      basis: null,
      basisText: '',
      facts: [],
      request: '',
    }
    const { id, version } = await begin(empty)
    const kept = await specialist.put(`${reports}/${id}`, { ...whole, version })
    expect(kept.body).toMatchObject({
      version: 2,
      draft: whole,
      dealerName: 'Juwelier Voorbeeld',
      number: null,
    })
  })

  test('that someone else changed meanwhile is refused, and theirs stands', async () => {
    const { id, version } = await begin()
    await specialist.put(`${reports}/${id}`, { ...whole, subject: 'eerste', version })
    const second = await signer.put(`${reports}/${id}`, { ...whole, subject: 'tweede', version })
    expect([second.status, second.body]).toMatchObject([409, { reason: 'changed-elsewhere' }])
    expect((await specialist.get(`${reports}/${id}`)).body).toMatchObject({ subject: 'eerste' })
  })

  test('goes when it is thrown away; another team sees none of it', async () => {
    const { id } = await begin()
    const west = await helder.token('detective', 'base-team:twente-west')
    expect((await west.get(`${reports}/${id}`)).status).toBe(404)
    expect((await west.delete(`${reports}/${id}`)).status).toBe(404)
    expect((await specialist.delete(`${reports}/${id}`)).status).toBe(204)
    expect((await specialist.get(`${reports}/${id}`)).status).toBe(404)
  })
})

describe('signing', () => {
  test('says everything that is missing at once, and discloses nothing', async () => {
    const before = (await inbox(officer)).length
    const report = await begin({
      ...whole,
      subject: '',
      basis: null,
      facts: [{ observedOn: '', text: '', source: '' }],
    })
    const answer = await sign(signer, report)
    expect(answer.status).toBe(400)
    expect((answer.body as { errors: { field: string }[] }).errors.map(({ field }) => field)).toEqual([
      'subject',
      'basis',
      'facts.0.observedOn',
      'facts.0.text',
      'facts.0.source',
    ])
    expect((await inbox(officer)).length).toBe(before)
  })

  test('refuses a branch outside the municipality it goes to', async () => {
    const answer = await sign(signer, await begin({ ...whole, municipality: 'almelo' }))
    expect([answer.status, answer.body]).toMatchObject([400, { errors: [{ field: 'branchNumber' }] }])
  })

  test('is for an assistant prosecutor who confirmed lately to be there, never for software', async () => {
    const report = await begin()
    expect((await sign(specialist, report)).status).toBe(403)
    const token = await helder.token('assistant-prosecutor', 'base-team:enschede')
    expect((await sign(token, report)).status).toBe(403)
    await helder.admin.begin(async (tx) => {
      await tx`set local role helder_gate`
      await tx`update access.session set confirmed_at = now() - interval '16 minutes'`
    })
    expect((await sign(signer, report)).body).toMatchObject({ reason: 'confirmation-needed' })
    signer = await helder.as('assistant-prosecutor')
    expect((await sign(signer, report)).status).toBe(201)
  })

  test('happens once: the document stands, one copy arrives, and the log says who gave what to whom', async () => {
    const [before, arrived] = [(await looks('disclose-report')).length, (await inbox(officer)).length]
    const report = await begin()
    const answers = await Promise.all([sign(signer, report), sign(signer, report)])
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([201, 409])
    const { id, number, document, digest } = (await specialist.get(`${reports}/${report.id}`))
      .body as ReportView
    expect(number).toMatch(/^\d{4}-\d{4}$/)
    expect(document).toMatchObject({
      facts: whole.facts,
      signedBy: 'Iris Denkbaar',
      municipality: 'Enschede',
    })
    expect((await specialist.put(`${reports}/${id}`, { ...whole, version: report.version + 1 })).status).toBe(
      409,
    )
    expect((await specialist.delete(`${reports}/${id}`)).status).toBe(404)
    expect((await inbox(officer)).length).toBe(arrived + 1)
    const given = (await looks('disclose-report')).slice(before)
    expect(given).toMatchObject([
      {
        organisation_id: 'base-team:enschede',
        role: 'assistant-prosecutor',
        purpose_code: 'wpg-16',
        given_to: 'municipality:enschede',
        subject_organisation_id: 'dealer:99000001',
      },
    ])
    expect(given[0]!['purpose_text']).toContain(digest)
  })

  test('numbers the reports of a team without gaps, also when several sign at once', async () => {
    const drafts = await Promise.all(Array.from({ length: 4 }, () => begin()))
    const signed = await Promise.all(drafts.map((draft) => sign(signer, draft)))
    const numbers = signed
      .map(({ body }) => Number((body as ReportView).number!.slice(5)))
      .sort((a, b) => a - b)
    expect(numbers).toEqual(numbers.map((_, n) => numbers[0]! + n))
  })
})

describe('a municipality', () => {
  test('reads its reports after the look is recorded, and they are what police signed', async () => {
    const report = (await sign(signer, await begin())).body as ReportView
    const before = (await looks('open-received-report')).length
    expect(await inbox(officer)).toContainEqual(expect.objectContaining({ id: report.id, opened: null }))
    const opened = (await officer.post(`/v1/received-reports/${report.id}/views`, {})).body as ReceivedView
    expect(opened).toEqual({ document: report.document, digest: report.digest })
    expect((await looks('open-received-report')).slice(before)).toMatchObject([
      { role: 'municipal-officer', purpose_code: 'handle-report' },
    ])
    expect(await inbox(officer)).toContainEqual(
      expect.objectContaining({
        id: report.id,
        opened: expect.objectContaining({ by: 'Dirk Fictie' }) as object,
      }),
    )
  })

  test('sees no report of another, and no door opens one', async () => {
    const report = (await sign(signer, await begin())).body as ReportView
    const elsewhere = await helder.token('municipal-officer', 'municipality:almelo')
    expect(await inbox(elsewhere)).toEqual([])
    expect((await elsewhere.post(`/v1/received-reports/${report.id}/views`, {})).status).toBe(404)
  })

  test('reaches police data in no other way: neither drafts nor documents, with row level security alone', async () => {
    await begin()
    const seen = (role: string, organisation: string, sql: string) =>
      helder.admin.begin(async (tx) => {
        await tx`set local role helder_app`
        await tx`select set_config('helder.organisation', ${organisation}, true), set_config('helder.role', ${role}, true),
          set_config('helder.account', 'x', true)`
        return tx.unsafe(sql).then(
          (rows) => rows.length,
          (error: Error) => error.message,
        )
      })
    const reportsOf = 'select id from disclosures.report'
    for (const role of ['municipal-officer', 'municipal-lawyer', 'mayors-office', 'municipal-inspector'])
      expect(await seen(role, 'municipality:enschede', reportsOf), role).toBe(0)
    const documents = await seen(
      'mayors-office',
      'municipality:enschede',
      'select document from supervision.received_report',
    ).catch(String)
    expect(documents).toContain('permission denied')
    // The control: who may see them does.
    expect(await seen('detective', 'base-team:enschede', reportsOf)).toBeGreaterThan(0)
  })
})

test('the digest is that of the canonical document', async () => {
  const { id, digest } = (await sign(signer, await begin())).body as ReportView
  const [row] = await helder.admin<
    { document: string }[]
  >`select document from disclosures.report where id = ${id}`
  expect(createHash('sha256').update(row!.document).digest('hex')).toBe(digest)
})
