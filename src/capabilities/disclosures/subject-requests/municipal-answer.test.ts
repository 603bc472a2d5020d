import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, testHelder, type TestHelder } from '../../../../tests/helder.ts'
import { ENSCHEDE } from '../../../../tests/purchases.ts'
import type { ReportView } from '../contract.ts'
import type { MunicipalAnswer } from './contract.ts'

let helder: TestHelder
let officer: Client
let report: ReportView
let other: string
const canary = 'Kanarie zag drie fietsen'
beforeAll(async () => {
  helder = await testHelder()
  officer = await helder.token('privacy-officer', 'municipality:enschede')
  report = await disclose(ENSCHEDE)
  const [branch] = await helder.admin<{ branch_number: string; kvk: string }[]>`
    select branch_number, substr(organisation_id, 8) as kvk from access.branch
     where municipality = 'enschede' and organisation_id <> 'dealer:99000001' limit 1`
  other = branch!.kvk
  await disclose(branch!.branch_number)
})
afterAll(() => helder.stop())

async function disclose(branchNumber: string): Promise<ReportView> {
  const signer = await helder.as('assistant-prosecutor')
  const draft = (
    await signer.post('/v1/administrative-reports', {
      municipality: 'enschede',
      branchNumber,
      subject: 'Kanarie-onderwerp',
      basis: 'wpg-16',
      basisText: '',
      facts: [{ observedOn: '2026-11-05', text: canary, source: 'Bezoek' }],
      request: 'Kanarie-verzoek',
    })
  ).body as ReportView
  const signed = await signer.post(`/v1/administrative-reports/${draft.id}/signatures`, {
    version: draft.version,
  })
  expect(signed.status, signed.text).toBe(201)
  return signed.body as ReportView
}
type Given = { id: string; ground: string }[]
async function post(by: Client, kvkNumber: string, given: Given = []) {
  const asked = await by.post('/v1/data-subject-requests', { kind: 'access', receivedOn: '2026-11-01' })
  const { id } = asked.body as { id: string }
  return by.post(`/v1/data-subject-requests/${id}/municipal-answers`, { kvkNumber, given })
}
const looks = () => helder.admin<{ subject_id: string; given_to: string }[]>`
  select subject_id, given_to from access.log where action = 'answer-data-subject-request' order by id`

test('says which reports there are, from whom and when they were opened, not what they say nor by whom', async () => {
  const reader = await helder.as('municipal-officer')
  await reader.post(`/v1/received-reports/${report.id}/views`, {})
  const before = (await looks()).length
  const { body, text } = await post(officer, '99000001')
  expect((body as MunicipalAnswer).reports).toMatchObject([
    { id: report.id, number: report.number, openings: [{ role: 'municipal-officer' }], given: null },
  ])
  expect(text).not.toMatch(/Kanarie|Dirk Fictie/)
  expect((await looks()).slice(before)).toEqual([{ subject_id: report.id, given_to: 'data-subject' }])
})

test('gives what a report says where the officer says so, with the ground; never without', async () => {
  const given = await post(officer, '99000001', [{ id: report.id, ground: 'Geen lopend onderzoek' }])
  expect((given.body as MunicipalAnswer).reports[0]!.given).toMatchObject({
    ground: 'Geen lopend onderzoek',
    document: { facts: [{ text: canary }] },
  })
  const without = await post(officer, '99000001', [{ id: report.id, ground: ' ' }])
  expect([without.status, without.body]).toMatchObject([400, { errors: [{ field: 'given.0.ground' }] }])
})

test('a report about another dealer, or to another municipality, is in no answer', async () => {
  const wrong = await post(officer, other, [{ id: report.id, ground: 'Vergissing' }])
  expect((wrong.body as MunicipalAnswer).reports.map(({ id }) => id)).not.toContain(report.id)
  expect(wrong.text).not.toContain('Kanarie')
  // Control: that dealer has a report of its own.
  expect((wrong.body as MunicipalAnswer).reports).toHaveLength(1)
  const elsewhere = await helder.token('privacy-officer', 'municipality:almelo')
  expect((await post(elsewhere, '99000001')).body).toEqual({ reports: [] })
})

test('police have no such answer', async () => {
  const before = (await looks()).length
  expect((await post(await helder.as('privacy-officer'), '99000001')).status).toBe(404)
  expect(await looks()).toHaveLength(before)
})
