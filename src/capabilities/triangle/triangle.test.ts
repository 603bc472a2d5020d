import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, testHelder, type TestHelder } from '../../../tests/helder.ts'
import { caseInput, demoDealerId, made, planMeeting, schedule } from '../../../tests/triangle.ts'
import { addDays, addMonths, dayInAmsterdam } from '../../kernel/dates.ts'
import { newId } from '../../kernel/ids.ts'
import { withoutSession } from '../../platform/caller.ts'
import { inTransaction, openDatabase } from '../../platform/database.ts'
import type { CaseHead, CaseView, MeetingView, TaskHead } from './contract.ts'
import { CASE_MONTHS, triangleStore } from './forget-cases.ts'
import { listTriangleCounts } from './public.ts'

let helder: TestHelder
let officer: Client
let mayor: Client
let dealerId: string
beforeAll(async () => {
  helder = await testHelder()
  officer = await helder.as('municipal-officer')
  mayor = await helder.as('mayors-office')
  dealerId = await demoDealerId(helder)
})
afterAll(() => helder.stop())

const today = dayInAmsterdam(new Date())
const propose = async (over = {}) =>
  made<CaseHead>(await officer.post('/v1/triangle-cases', caseInput(dealerId, over)))
const open = (by: Client, { id }: { id: string }) => by.post(`/v1/triangle-cases/${id}/views`, {})
const ids = async (by: Client) =>
  ((await by.get('/v1/triangle-cases')).body as { items: CaseHead[] }).items.map(({ id }) => id)
const head = async (by: Client, id: string) => made<CaseHead>(await by.get(`/v1/triangle-cases/${id}`))
const tasks = [
  { owner: 'base-team', what: 'Ga mee op controle', dueOn: addDays(today, 14) },
  { owner: 'municipality', what: 'Maak de last klaar', dueOn: addDays(today, 7) },
]
const decide = (meeting: { id: string }, one: CaseHead, over = {}) =>
  mayor.post(`/v1/triangle-meetings/${meeting.id}/decisions`, {
    caseId: one.id,
    version: one.version,
    outcome: 'decided',
    words: 'Wij controleren samen.',
    tasks,
    ...over,
  })
const partners = ['prosecutor', 'assistant-prosecutor', 'fencing-specialist'] as const

describe('who reads a case', () => {
  test('its municipality alone, until it is put on an agenda; then the partners of that meeting, which is recorded', async () => {
    const one = await propose()
    await helder.admin`insert into access.organisation values ('prosecution:elders', 'Ander parket')`
    const neighbour = await helder.token('mayors-office', 'municipality:hengelo')
    const otherTeam = await helder.token('fencing-specialist', 'base-team:twente-midden')
    const otherOffice = await helder.token('prosecutor', 'prosecution:elders')
    const strangers = [
      neighbour,
      otherTeam,
      otherOffice,
      await helder.token('municipal-officer', 'municipality:hengelo'),
    ]
    expect(await ids(officer)).toContain(one.id)
    for (const role of partners) expect((await open(await helder.as(role), one)).status, role).toBe(404)
    const meeting = await planMeeting(mayor, addDays(today, 5))
    await schedule(mayor, meeting, one)
    for (const role of partners) {
      const partner = await helder.as(role)
      expect(made<CaseView>(await open(partner, one)).page.done, role).toContain('waarschuwing')
      expect(made<MeetingView>(await partner.get(`/v1/triangle-meetings/${meeting.id}`)).agenda).toHaveLength(
        1,
      )
    }
    for (const stranger of strangers) {
      expect(await ids(stranger)).not.toContain(one.id)
      expect((await open(stranger, one)).status).toBe(404)
      expect((await stranger.post(`/v1/triangle-meetings/${meeting.id}/papers`, {})).status).toBe(404)
    }
    const given = await helder.admin<{ given_to: string }[]>`
      select given_to from access.log where action = 'disclose-case' and subject_id = ${one.id} order by 1`
    expect(given.map(({ given_to }) => given_to)).toEqual([
      'base-team:enschede',
      'prosecution:oost-nederland',
    ])
    // Off the agenda, the partners read it no more.
    const { version } = await head(officer, one.id)
    made(await mayor.post(`/v1/triangle-meetings/${meeting.id}/removals`, { caseId: one.id, version }))
    expect((await open(await helder.as('prosecutor'), one)).status).toBe(404)
    expect((await open(officer, one)).status).toBe(201)
  })

  test('municipalities that meet together read each other’s cases of that meeting, and no other', async () => {
    const hengelo = await helder.token('mayors-office', 'municipality:hengelo')
    const borne = await helder.token('mayors-office', 'municipality:borne')
    const writer = await helder.token('municipal-officer', 'municipality:hengelo')
    const [dealer] =
      await helder.admin`select id from programme.dealer where municipality = 'hengelo' limit 1`
    const propose = async () =>
      made<CaseHead>(await writer.post('/v1/triangle-cases', caseInput(String(dealer!['id']))))
    const [one, other] = [await propose(), await propose()]
    const meeting = await planMeeting(hengelo, addDays(today, 9), ['hengelo', 'borne'])
    await schedule(hengelo, meeting, one)
    // What police put on the page is not for the neighbour at the table.
    await helder.admin`insert into triangle.attached_report values (${one.id}, ${newId()}, '2026-0001', 'x', 'x', ${today}, 'x')`
    expect(made<CaseView>(await open(borne, one)).reports).toEqual([])
    expect(made<CaseView>(await open(hengelo, one)).reports).toHaveLength(1)
    const colleagues = await helder.token('fencing-specialist', 'base-team:twente-midden')
    expect(made<CaseView>(await open(colleagues, one)).reports).toHaveLength(1)
    expect((await open(borne, other)).status).toBe(404)
    expect((await open(mayor, one)).status).toBe(404)
    // Borne leads its own cases, not those of Hengelo; and nobody meets outside their base team.
    const { version } = await head(hengelo, one.id)
    const place = { caseId: one.id, version }
    expect((await borne.post(`/v1/triangle-meetings/${meeting.id}/removals`, place)).status).toBe(404)
    const plan = { heldOn: today, begins: '09:00', place: 'x', prosecutionId: 'prosecution:oost-nederland' }
    const outside = await mayor.post('/v1/triangle-meetings', {
      ...plan,
      municipalities: ['enschede', 'hengelo'],
    })
    expect(outside).toMatchObject({ status: 400, body: { errors: [{ field: 'municipalities' }] } })
  })
})

describe('what police add', () => {
  test('is a signed report of their team that this municipality has, about this place of business', async () => {
    const one = await propose()
    const meeting = await planMeeting(mayor, addDays(today, 6))
    const signer = await helder.as('assistant-prosecutor')
    const report = async (branchNumber: string) => {
      const draft = made<{ id: string; version: number }>(
        await signer.post('/v1/administrative-reports', {
          municipality: 'enschede',
          branchNumber,
          subject: 'Telefoons van diefstal in de winkel',
          basis: 'wpg-16',
          basisText: '',
          facts: [{ observedOn: '2026-11-05', text: 'Alleen in de rapportage', source: 'Treffer' }],
          request: 'Overweeg een waarschuwing.',
        }),
      )
      return {
        ...draft,
        sign: () =>
          signer.post(`/v1/administrative-reports/${draft.id}/signatures`, { version: draft.version }),
      }
    }
    const attach = (reportId: string, by = signer) =>
      by.post(`/v1/triangle-cases/${one.id}/attached-reports`, { reportId })
    const [branch] = await helder.admin`
      select d.branch_number from programme.dealer d where d.id = ${dealerId}`
    const [elsewhere] = await helder.admin`
      select branch_number from access.branch where organisation_id <> 'dealer:99000001' and municipality = 'enschede' limit 1`
    const good = await report(String(branch!['branch_number']))
    const wrong = await report(String(elsewhere!['branch_number']))
    made(await good.sign())
    made(await wrong.sign())
    // Not on an agenda yet: police know of no case.
    expect((await attach(good.id)).status).toBe(404)
    await schedule(mayor, meeting, one)
    expect((await attach(wrong.id)).status).toBe(404)
    expect((await attach((await report(String(branch!['branch_number']))).id)).status).toBe(404)
    const otherTeam = await helder.token('assistant-prosecutor', 'base-team:twente-midden')
    expect((await attach(good.id, otherTeam)).status).toBe(404)
    made(await attach(good.id))
    const given = await helder.admin`
      select given_to from access.log where action = 'disclose-report' and purpose_code = 'triangle' and subject_id = ${good.id}`
    expect(given).toMatchObject([{ given_to: 'prosecution:oost-nederland' }])
    const opened = await open(officer, one)
    expect(made<CaseView>(opened).reports).toMatchObject([{ subject: 'Telefoons van diefstal in de winkel' }])
    expect(opened.text).not.toContain('Alleen in de rapportage')
    // Before the municipality opened it, no fact of theirs can stand on it.
    const sources = async () =>
      (
        (await officer.get(`/v1/triangle-sources/${dealerId}`)).body as {
          items: { source: string; id: string }[]
        }
      ).items
    expect((await sources()).map(({ id }) => id)).not.toContain(good.id)
    made(await officer.post(`/v1/received-reports/${good.id}/views`, {}))
    expect((await sources()).map(({ id }) => id)).toContain(good.id)
  })
})

describe('from proposal to what came of it', () => {
  test('page, agenda, decision, tasks, answers, end; each step once and in its turn', async () => {
    const one = await propose()
    const change = { ...caseInput(dealerId), asked: 'Iets anders', version: one.version }
    const changed = made<CaseHead>(await officer.put(`/v1/triangle-cases/${one.id}`, change))
    expect(await officer.put(`/v1/triangle-cases/${one.id}`, change)).toMatchObject({ status: 409 })
    const meeting = await planMeeting(mayor, today)
    expect((await decide(meeting, changed)).status).toBe(409)
    const listed = (await schedule(mayor, meeting, changed)).agenda[0]!.case
    expect(listed.state).toBe('on-agenda')
    expect(await decide(meeting, listed, { tasks: [] })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'tasks' }] },
    })
    made(await decide(meeting, listed))
    expect((await decide(meeting, listed)).status).toBe(409)
    const specialist = await helder.as('fencing-specialist')
    const list = ((await specialist.get('/v1/triangle-tasks')).body as { items: TaskHead[] }).items
    const [own, theirs] = [true, false].map(
      (isOwn) => list.find((task) => task.isOwn === isOwn && task.caseId === one.id)!,
    )
    const answer = (task: TaskHead, by: Client, state = 'done') =>
      by.post(`/v1/triangle-tasks/${task.id}/answers`, { state, words: 'Op 8 december samen geweest.' })
    expect((await answer(theirs!, specialist)).status).toBe(404)
    expect(made<TaskHead>(await answer(own!, specialist))).toMatchObject({ state: 'done', answeredOn: today })
    expect((await answer(own!, specialist)).status).toBe(409)
    // The next agenda begins with what is still open.
    const next = await planMeeting(mayor, addDays(today, 28))
    expect(next.openTasks.map(({ id }) => id)).toContain(theirs!.id)
    expect(next.openTasks.map(({ id }) => id)).not.toContain(own!.id)
    const work = ((await officer.get('/v1/work-items')).body as { items: { key: string }[] }).items
    expect(work.map(({ key }) => key)).toContain(`triangle-task:${dealerId}:${theirs!.id}`)
    const step = async (kind: string) =>
      officer.post(`/v1/triangle-cases/${one.id}/steps`, {
        step: kind,
        version: (await head(officer, one.id)).version,
        words: 'De handelaar houdt zich aan de regels.',
      })
    expect(await step('close')).toMatchObject({ status: 409, body: { reason: 'triangle-tasks-open' } })
    made(await answer(theirs!, officer, 'not-done'))
    expect((await step('withdraw')).status).toBe(409)
    expect(made<CaseHead>(await step('close')).state).toBe('closed')
    const view = made<CaseView>(await open(mayor, one))
    expect(Object.values(view.answers).map(({ words }) => words)).toContain('Op 8 december samen geweest.')
    expect(view.history.map(({ step: kind }) => kind)).toEqual([
      'propose',
      'change',
      'schedule',
      'decide',
      'task-done',
      'task-not-done',
      'close',
    ])
    await expect(helder.admin`update triangle.case_event set words = 'anders'`).rejects.toThrow(/append-only/)
  })

  test('a decision is of the day of the meeting or later; what waits comes back on another agenda', async () => {
    const one = await propose()
    const later = await planMeeting(mayor, addDays(today, 3))
    const early = (await schedule(mayor, later, one)).agenda.find((item) => item.case.id === one.id)!.case
    expect(await decide(later, early)).toMatchObject({ status: 409, body: { reason: 'triangle-not-yet' } })
    made(
      await mayor.post(`/v1/triangle-meetings/${later.id}/removals`, {
        caseId: one.id,
        version: early.version,
      }),
    )
    const now = await planMeeting(mayor, today)
    await schedule(mayor, now, await head(officer, one.id))
    made(
      await decide(now, await head(officer, one.id), {
        outcome: 'postponed',
        tasks: [],
        words: 'Eerst de zienswijze.',
      }),
    )
    const waits = await head(officer, one.id)
    expect(waits.state).toBe('postponed')
    const again = await mayor.post(`/v1/triangle-meetings/${now.id}/cases`, {
      caseId: one.id,
      version: waits.version,
    })
    expect(again).toMatchObject({ status: 409, body: { reason: 'already-treated' } })
    expect((await schedule(mayor, later, waits)).agenda.at(-1)!.case.state).toBe('on-agenda')
  })

  test('the order is that of whoever leads, of all cases of the agenda and no other', async () => {
    const meeting = await planMeeting(mayor, addDays(today, 12))
    const [a, b] = [await propose(), await propose()]
    await schedule(mayor, meeting, a)
    await schedule(mayor, meeting, b)
    const order = (cases: string[], by = mayor) =>
      by.put(`/v1/triangle-meetings/${meeting.id}/order`, { cases })
    const ordered = made<MeetingView>(await order([b.id, a.id]))
    expect(ordered.agenda.map((item) => item.case.id)).toEqual([b.id, a.id])
    expect((await order([b.id])).status).toBe(409)
    expect((await order([b.id, b.id])).status).toBe(409)
    expect((await order([a.id, b.id], officer)).status).toBe(403)
    const paper = await mayor.post(`/v1/triangle-meetings/${meeting.id}/papers`, {})
    expect(paper.headers['content-type']).toBe('application/pdf')
    const looks =
      await helder.admin`select from access.log where action = 'open-case' and subject_id in (${a.id}, ${b.id})`
    expect(looks).toHaveLength(2)
  })
})

test('counts are of a time, without a name, for who reads the effect', async () => {
  const app = openDatabase(helder.database.appUrl, { max: 1 })
  const count = (role: 'programme-coordinator' | 'municipal-inspector', organisationId: string) => {
    const who = {
      organisationId,
      organisationName: 'x',
      role,
      accountId: newId(),
      accountName: 'x',
      ...withoutSession,
    }
    return inTransaction(app, who, (tx) => listTriangleCounts(tx, { from: today, until: today }))
  }
  const counts = await count('programme-coordinator', 'programme:twente')
  const [known] = await helder.admin`
    select (select count(*)::int from triangle.triangle_case where municipality = 'enschede' and proposed_on = ${today}) as cases,
           (select count(*)::int from triangle.task where state = 'done') as done`
  expect(counts.find(({ municipality }) => municipality === 'enschede')).toMatchObject({
    cases: known!['cases'],
    decisions: 1,
    closed: 1,
    tasks: 2,
    tasksDone: known!['done'],
    tasksNotDone: 1,
  })
  expect(await count('municipal-inspector', 'municipality:enschede')).toEqual([])
  await app.end()
})

test('a case is forgotten 60 months after it ended, with all that hangs on it, and not a day before', async () => {
  const worker = openDatabase(helder.database.workerUrl, { max: 1 })
  const store = triangleStore(worker)
  const due = addMonths(today, CASE_MONTHS)
  const [closed] = await helder.admin`select id from triangle.triangle_case where state = 'closed'`
  expect(await store.preview(addDays(due, -1))).toEqual([])
  const gone = {
    store: 'triangle',
    deed: 'destroyed',
    municipality: 'enschede',
    month: due.slice(0, 7),
    count: 1,
  }
  expect(await store.preview(due)).toEqual([gone])
  expect((await store.forget(due)).forgotten).toEqual([gone])
  const left = await helder.admin`
    select from triangle.case_event where case_id = ${String(closed!['id'])}
    union all select from triangle.task where case_id = ${String(closed!['id'])}`
  expect(left).toHaveLength(0)
  expect((await ids(officer)).length).toBeGreaterThan(0)
  await worker.end()
})
