import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, testHelder, type TestHelder } from '../../../tests/helder.ts'
import { addDays, dayInAmsterdam } from '../../kernel/dates.ts'
import { newId } from '../../kernel/ids.ts'
import type { FindingView } from '../findings/contract.ts'
import type { AnnexView, OverviewCounts, OwnStandings } from './contract.ts'

let helder: TestHelder
let officer: Client
let inspector: Client
let dealer: Client
/** A branch of the demo's dealer in Enschede, and one in Hengelo. */
const places: Record<string, string> = {}
const today = dayInAmsterdam(new Date())

beforeAll(async () => {
  helder = await testHelder()
  officer = await helder.as('municipal-officer')
  inspector = await helder.as('municipal-inspector')
  dealer = await helder.as('dealer')
  const rows = await helder.admin<{ id: string; municipality: string }[]>`
    select d.id, d.municipality from programme.dealer d join access.branch b on b.branch_number = d.branch_number
     where b.organisation_id = 'dealer:99000001'`
  for (const { id, municipality } of rows) places[municipality] = id
})
afterAll(() => helder.stop())

const note = async (overrides = {}) =>
  (
    await officer.post('/v1/findings', {
      id: newId(),
      dealerId: places['enschede'],
      kind: 'register-missing',
      text: 'Er was geen register.',
      observedAt: new Date().toISOString(),
      ...overrides,
    })
  ).body as FindingView
const tell = (findingIds: string[], more = {}) =>
  officer.post('/v1/finding-notices', { findingIds, way: 'in-app', ...more })
const own = async () => {
  const { items } = (await dealer.get('/v1/own-standings')).body as OwnStandings
  return items.find(({ dealerId }) => dealerId === places['enschede'])!
}
const countsOf = async (client: Client, municipality: string) => {
  const { items } = (await client.get('/v1/overview-counts')).body as OverviewCounts
  return items.find((one) => one.municipality === municipality)!
}

describe('a finding on its way into the overview', () => {
  test('counts once the dealer was told and answered, and the page says what it is without it', async () => {
    const before = await countsOf(officer, 'enschede')
    expect((await own()).class).toBe('cannot-be-judged')
    const finding = await note()
    expect(finding).toMatchObject({ basis: { part: 'purchase-register' }, told: null })
    // Nobody was told: nothing changes, but it shows as pending.
    expect((await own()).findings).toEqual([])
    expect(await countsOf(officer, 'enschede')).toMatchObject({
      classes: before.classes,
      pending: before.pending + 1,
    })
    const told = await tell([finding.id])
    expect(told.status).toBe(201)
    expect(await own()).toMatchObject({
      class: 'cannot-be-judged',
      findings: [{ standing: 'awaiting-answer' }],
    })
    const answer = { id: newId(), text: 'Ik wist het niet.' }
    for (const _ of [1, 2]) {
      const answered = await dealer.post(`/v1/findings/${finding.id}/answers`, answer)
      expect(answered.body).toMatchObject({
        answers: [{ text: 'Ik wist het niet.', givenBy: 'dealer', on: today }],
      })
    }
    expect(await own()).toMatchObject({
      class: 'points-of-attention',
      because: [finding.id],
      findings: [{ standing: 'counts', classWithout: 'cannot-be-judged' }],
    })
    const after = await countsOf(officer, 'enschede')
    expect(after.classes['points-of-attention']).toBe(before.classes['points-of-attention']! + 1)
    // Withdrawn it counts no more: the class is what the page said it would be.
    const withdrawn = await officer.post(`/v1/findings/${finding.id}/withdrawals`, {
      reason: 'Andere winkel.',
    })
    expect(withdrawn.status, withdrawn.text).toBe(201)
    expect((await own()).class).toBe('cannot-be-judged')
    expect((await countsOf(officer, 'enschede')).classes).toEqual(before.classes)
  })

  test('what is wrong is said of every field at once; police know only what a received report says', async () => {
    const finding = await note({ kind: 'notice-missing', text: 'Geen melding.' })
    const soon = addDays(today, 3)
    const wrong = await tell([finding.id], { on: addDays(today, 1), answerUntil: soon })
    expect(wrong.body).toMatchObject({
      errors: [
        { field: 'on', code: 'finding.day-ahead' },
        { field: 'answerUntil', code: 'finding.term-short' },
      ],
    })
    const [unconnected] = await helder.admin<{ id: string }[]>`
      select d.id from programme.dealer d where d.municipality = 'enschede' and d.ended_on is null
         and not exists (select from access.branch b where b.branch_number = d.branch_number) limit 1`
    const other = await note({ dealerId: unconnected!.id })
    expect((await tell([other.id])).body).toMatchObject({
      errors: [{ field: 'way', code: 'finding.not-connected' }],
    })
    const police = await officer.post('/v1/findings', {
      id: newId(),
      dealerId: places['enschede'],
      kind: 'police-report',
      text: 'x',
      observedAt: new Date().toISOString(),
      reportId: newId(),
    })
    expect(police.body).toMatchObject({ errors: [{ field: 'reportId', code: 'finding.report-needed' }] })
    expect(
      (
        await officer.post('/v1/findings', {
          ...police,
          id: newId(),
          dealerId: places['enschede'],
          kind: 'entry-late',
          text: 'x',
          observedAt: new Date().toISOString(),
        })
      ).status,
    ).toBe(403)
  })

  test('by letter: the paper is tagged, and what comes back is written down by the officer', async () => {
    const [unconnected] = await helder.admin<{ id: string }[]>`
      select dealer_id as id from findings.finding f where not exists (select from findings.notice n where n.finding_id = f.id)
        and dealer_id <> ${places['enschede']!} limit 1`
    const untold = (
      (await officer.get(`/v1/findings?dealerId=${unconnected!.id}`)).body as { items: FindingView[] }
    ).items
    expect(
      (
        await tell(
          untold.map(({ id }) => id),
          { way: 'letter' },
        )
      ).status,
    ).toBe(201)
    const paper = await officer.get(`/v1/finding-letters/${unconnected!.id}?toldOn=${today}`)
    expect(paper.headers['content-type']).toBe('application/pdf')
    expect(paper.text).toContain('pdfuaid:part')
    expect((await officer.get(`/v1/finding-letters/${unconnected!.id}?toldOn=2020-01-01`)).status).toBe(404)
    const said = { id: newId(), text: 'Per telefoon: dat klopt.', on: today }
    const answered = await officer.post(`/v1/findings/${untold[0]!.id}/answers`, said)
    expect(answered.body).toMatchObject({ answers: [{ givenBy: 'officer' }] })
    const early = await officer.post(`/v1/findings/${untold[0]!.id}/answers`, {
      ...said,
      id: newId(),
      on: '2020-01-01',
    })
    expect(early.body).toMatchObject({ errors: [{ code: 'finding.before-told' }] })
  })
})

describe('who sees what', () => {
  test('findings of a police inspector count nowhere and stand nowhere on the municipal overview', async () => {
    const before = await countsOf(officer, 'enschede')
    const plant = (capacity: string, organisation: string) => helder.admin`
      with f as (insert into findings.finding (id, organisation_id, organisation_name, municipality, dealer_id, kind, basis, body, observed_at,
          source, capacity, recorded_by_name)
        values (gen_random_uuid(), ${organisation}, 'x', 'enschede', ${places['enschede']!}, 'register-altered', '{"part":"purchase-register","article":"x","publication":"x","from":null,"until":null}',
          'KANARIE', now() - interval '30 days', 'desk', ${capacity}, 'x') returning id)
      insert into findings.notice select id, current_date - 30, 'in-shop', current_date - 16, 'x' from f`
    await plant('police-inspector', 'base-team:enschede')
    expect(await countsOf(officer, 'enschede')).toEqual(before)
    const annex = await officer.post('/v1/overview-annexes', { purposeCode: 'triangle' })
    expect(annex.text).not.toContain('KANARIE')
    // Control: the same of the municipality counts, and stands in the annex.
    await plant('municipal-inspector', 'municipality:enschede')
    expect(await countsOf(officer, 'enschede')).not.toEqual(before)
    expect((await officer.post('/v1/overview-annexes', { purposeCode: 'triangle' })).text).toContain(
      'KANARIE',
    )
    // The dealer reads both, and its class follows from the municipal one alone.
    expect((await dealer.get('/v1/findings')).text.match(/KANARIE/g)).toHaveLength(2)
    expect((await own()).because).toHaveLength(1)
  })

  test('counts of the whole region for a municipality and the programme, without one name; names of the own municipality alone', async () => {
    const names = await helder.admin<{ name: string; municipality: string }[]>`
      select name, municipality from programme.dealer where ended_on is null`
    for (const role of ['municipal-officer', 'programme-coordinator', 'programme-officer'] as const) {
      const answer = await (await helder.as(role)).get('/v1/overview-counts')
      expect((answer.body as OverviewCounts).items).toHaveLength(14)
      expect(names.filter(({ name }) => answer.text.includes(name))).toEqual([])
      expect(answer.text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}/)
    }
    const mayor = await helder.token('mayors-office', 'municipality:hengelo')
    const annex = (await mayor.post('/v1/overview-annexes', { purposeCode: 'board-meeting' }))
      .body as AnnexView
    const hengelo = names.filter(({ municipality }) => municipality === 'hengelo').map(({ name }) => name)
    expect(annex.dealers.map(({ name }) => name).toSorted()).toEqual(hengelo.toSorted())
    // Another municipality neither sees that it was opened, nor prints it.
    expect((await officer.get('/v1/overview-annexes')).text).not.toContain(annex.id)
    expect((await officer.post(`/v1/overview-annexes/${annex.id}/papers`, {})).status).toBe(404)
    const paper = await mayor.post(`/v1/overview-annexes/${annex.id}/papers`, {})
    expect(paper.text).toContain('pdfuaid:part')
    expect((await inspector.post('/v1/overview-annexes', { purposeCode: 'triangle' })).status).toBe(403)
  })

  test('annexes are numbered without a gap, per municipality', async () => {
    const opened = []
    for (const _ of [1, 2, 3])
      opened.push(
        (await officer.post('/v1/overview-annexes', { purposeCode: 'account-for' })).body as AnnexView,
      )
    const numbers = opened.map(({ number }) => Number(number.split('-')[1]))
    expect(numbers).toEqual([numbers[0]!, numbers[0]! + 1, numbers[0]! + 2])
  })
})

test('visits and measures are those that the municipality ended and decided in the twelve months before', async () => {
  const before = await countsOf(officer, 'hengelo')
  const dealerId = places['hengelo']!
  const moment = (day: string) => `${day}T12:00:00Z`
  const visit = (organisation: string, state: string, day: string) => {
    const ended = state === 'ended' ? moment(day) : null
    return helder.admin`insert into visits.visit (id, organisation_id, organisation_name, municipality, dealer_id, kind, need, state,
        planned_on, begun_at, capacity, ended_at, created_by_name)
      values (${newId()}, ${organisation}, 'x', 'hengelo', ${dealerId}, 'periodic', 'x', ${state}, ${day},
        ${ended}, ${ended && 'municipal-inspector'}, ${ended}, 'x')`
  }
  const file = newId()
  await helder.admin`insert into supervision.case_file (id, organisation_id, municipality, year, sequence, dealer_id, opened_on)
    values (${file}, 'municipality:hengelo', 'hengelo', 2026, 998, ${dealerId}, ${today})`
  const steps: [string, string][] = [
    ['decide-warning', addDays(today, -400)],
    ['open', today],
    ['announce', today],
    ['decide-no-measure', today],
    ['decide-collection', today],
  ]
  for (const [n, [kind, day]] of steps.entries())
    await helder.admin`insert into supervision.file_step (id, file_id, position, kind, on_day, recorded_by_name)
      values (${newId()}, ${file}, ${n + 1}, ${kind}, ${day}, 'x')`
  // Neither of police, nor one that is planned, nor of long ago.
  await visit('base-team:enschede', 'ended', today)
  await visit('municipality:hengelo', 'planned', today)
  await visit('municipality:hengelo', 'ended', addDays(today, -400))
  expect(await countsOf(officer, 'hengelo')).toEqual(before)
  await visit('municipality:hengelo', 'ended', addDays(today, -300))
  await helder.admin`insert into supervision.file_step (id, file_id, position, kind, on_day, recorded_by_name)
    values (${newId()}, ${file}, 90, 'decide-order', ${addDays(today, -300)}, 'x')`
  const { visits, measures } = before
  expect(await countsOf(officer, 'hengelo')).toEqual({
    ...before,
    visits: visits + 1,
    measures: measures + 1,
  })
  // What was done about a dealer that is there no more counts no more than what was found there.
  await helder.admin`update programme.dealer set ended_on = ${today}, end_reason = 'stopped' where id = ${dealerId}`
  expect(await countsOf(officer, 'hengelo')).toMatchObject({ visits, measures })
  await helder.admin`update programme.dealer set ended_on = null, end_reason = null where id = ${dealerId}`
})

test('what annexes showed and what was found go when their time is over, and not a day earlier', async () => {
  const gone = async (day: string) =>
    helder.admin<
      { n: number }[]
    >`select coalesce(sum(count), 0)::int as n from supervision.forget_annexes(${day}, 12, false)`
  expect((await gone(addDays(today, 300)))[0]!.n).toBe(0)
  expect((await gone(addDays(today, 370)))[0]!.n).toBeGreaterThan(3)
  const [before] = await helder.admin<{ n: number }[]>`select count(*)::int as n from findings.finding`
  await helder.admin`select findings.forget(${addDays(today, 365 * 4)}, 60, 12, true)`
  expect((await helder.admin<{ n: number }[]>`select count(*)::int as n from findings.finding`)[0]).toEqual(
    before,
  )
  // What a step of a case file stands on stays as long as the file.
  await helder.admin`insert into supervision.case_file (id, organisation_id, municipality, year, sequence, dealer_id, opened_on)
    values (${places['enschede']!}, 'municipality:enschede', 'enschede', 2026, 999, ${places['enschede']!}, ${today})`
  await helder.admin`insert into supervision.file_step (id, file_id, position, kind, on_day, grounds, recorded_by_name)
    select ${newId()}, ${places['enschede']!}, 1, 'open', ${today}, array[f.id], 'x' from findings.finding f limit 1`
  await helder.admin`select findings.forget(${addDays(today, 366 * 5)}, 60, 12, true)`
  expect((await helder.admin<{ n: number }[]>`select count(*)::int as n from findings.finding`)[0]!.n).toBe(1)
})
