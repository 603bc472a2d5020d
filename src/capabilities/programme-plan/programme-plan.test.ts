import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Answer, type Client, testHelder, type TestHelder } from '../../../tests/helder.ts'
import { newId } from '../../kernel/ids.ts'
import { addDays, dayInAmsterdam } from '../../kernel/dates.ts'
import type { MilestoneView, PlanView, ProgrammeCounts } from './contract.ts'

let helder: TestHelder
let coordinator: Client
beforeAll(async () => {
  helder = await testHelder()
  coordinator = await helder.as('programme-coordinator')
})
afterAll(() => helder.stop())

const milestone = (over: object = {}) => ({
  title: 'Brieven verstuurd',
  plannedOn: '2031-09-07',
  owner: 'Programmabureau',
  doneOn: null,
  note: '',
  about: null,
  ...over,
})
const plan = ({ body }: Answer) => body as PlanView
async function add(over: object = {}): Promise<MilestoneView> {
  const title = `Mijlpaal ${newId()}`
  const answer = await coordinator.post('/v1/milestones', milestone({ title, ...over }))
  expect(answer.status, answer.text).toBe(201)
  return plan(answer).items.find((one) => one.title === title)!
}
const put = ({ id, ...kept }: MilestoneView, over: object) =>
  coordinator.put(`/v1/milestones/${id}`, { ...kept, ...over })

describe('the plan', () => {
  test('a year begins with its usual milestones, once, in the language of who begins', async () => {
    const answers = await Promise.all(
      [1, 2].map(() => coordinator.post('/v1/year-plans', { year: 2030 }, { 'accept-language': 'en' })),
    )
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409])
    const { items } = plan(await coordinator.get('/v1/milestones'))
    const titles = items.filter(({ plannedOn }) => plannedOn.startsWith('2030')).map(({ title }) => title)
    expect(titles).toHaveLength(10)
    expect(titles[0]).toBe('Inventory of dealers up to date')
  })

  test('a day that moves leaves a line with from, to and who; another change leaves none', async () => {
    const made = await add()
    const moved = await put(made, { plannedOn: '2031-09-21' })
    expect(plan(moved).changes[0]).toMatchObject({
      title: made.title,
      wasPlannedOn: '2031-09-07',
      plannedOn: '2031-09-21',
      changedByName: 'Quinten Mythe',
    })
    const { length } = plan(moved).changes
    const noted = await put(made, { version: 2, plannedOn: '2031-09-21', note: 'Drukker is laat.' })
    expect(plan(noted).changes).toHaveLength(length)
    expect(plan(noted).items.find(({ id }) => id === made.id)).toMatchObject({
      note: 'Drukker is laat.',
      version: 3,
    })
  })

  test('done on a day that was, not on one to come', async () => {
    const made = await add()
    const today = dayInAmsterdam(new Date())
    const early = await put(made, { doneOn: addDays(today, 1) })
    expect(early).toMatchObject({ status: 400, body: { errors: [{ field: 'doneOn' }] } })
    expect(plan(await put(made, { doneOn: today })).items.find(({ id }) => id === made.id)!.doneOn).toBe(
      today,
    )
  })

  test('of two who change the same one, one is told', async () => {
    const made = await add()
    const answers = await Promise.all(['a', 'b'].map((note) => put(made, { note })))
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
  })

  test('what is dropped is gone from the plan and stands in its history', async () => {
    const made = await add()
    const dropped = plan(await coordinator.delete(`/v1/milestones/${made.id}`))
    expect(dropped.items.map(({ id }) => id)).not.toContain(made.id)
    expect(dropped.changes[0]).toMatchObject({
      title: made.title,
      wasPlannedOn: made.plannedOn,
      plannedOn: null,
    })
    expect((await coordinator.delete(`/v1/milestones/${made.id}`)).status).toBe(404)
    expect((await put(made, {})).status).toBe(404)
    await expect(helder.admin`delete from programme.milestone_change`).rejects.toThrow('append-only')
  })

  test('municipalities with a mandate read it, another office has a plan of its own, and only the coordinator writes', async () => {
    const made = await add()
    for (const role of ['municipal-officer', 'mayors-office', 'programme-officer'] as const) {
      const reader = await helder.as(role)
      expect(plan(await reader.get('/v1/milestones')).items.map(({ id }) => id)).toContain(made.id)
      expect((await reader.post('/v1/milestones', milestone())).status).toBe(403)
    }
    await helder.admin`insert into access.organisation values ('programme:elders', 'Elders')`
    const stranger = await helder.token('programme-coordinator', 'programme:elders')
    expect(plan(await stranger.get('/v1/milestones'))).toEqual({ items: [], changes: [] })
    expect((await stranger.delete(`/v1/milestones/${made.id}`)).status).toBe(404)
    expect((await stranger.get('/v1/programme-counts')).body).toMatchObject({ total: 0, rows: [] })
  })

  test('everything that is wrong is said at once', async () => {
    const answer = await coordinator.post(
      '/v1/milestones',
      milestone({ title: '', plannedOn: '2031-02-30', about: { kind: 'x', id: 'y' } }),
    )
    const fields = (answer.body as { errors: { field: string }[] }).errors.map(({ field }) => field)
    expect(fields).toEqual(expect.arrayContaining(['title', 'plannedOn', 'about.kind', 'about.id']))
  })
})

describe('how far we are', () => {
  const counts = async (by: Client) => (await by.get('/v1/programme-counts')).body as ProgrammeCounts

  test('the coordinator sees all 259, and no row of fewer than five', async () => {
    const { total, connected, rows, months } = await counts(coordinator)
    const [known] = await helder.admin<{ count: number }[]>`
      select count(*)::int as count from programme.dealer join access.branch using (branch_number)`
    expect([total, connected]).toEqual([259, known!.count])
    expect(rows.at(-1)).toMatchObject({
      total: 6,
      municipalities: [{ name: 'Dinkelland' }, { name: 'Tubbergen' }],
    })
    expect(rows.reduce((sum, row) => sum + row.total, 0)).toBe(259)
    expect(months).toHaveLength(12)
    expect(months.at(-1)).toMatchObject({ total: 259, connected })
  })

  test('nothing in it names a dealer', async () => {
    const { text } = await coordinator.get('/v1/programme-counts')
    const dealers = await helder.admin<{ name: string; branch_number: string; id: string }[]>`
      select name, branch_number, id::text from programme.dealer`
    expect(dealers).toHaveLength(259)
    for (const { name, branch_number, id } of dealers) {
      for (const sign of [name, branch_number, id]) expect(text).not.toContain(sign)
    }
  })

  test('a municipality counts its own, however few', async () => {
    const tubbergen = await helder.token('municipal-officer', 'municipality:tubbergen')
    expect(await counts(tubbergen)).toMatchObject({
      total: 2,
      rows: [{ municipalities: [{ slug: 'tubbergen' }], total: 2 }],
    })
  })
})
