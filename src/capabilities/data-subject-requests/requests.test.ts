import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, testHelder, type TestHelder } from '../../../tests/helder.ts'
import { addDays, dayInAmsterdam } from '../../kernel/dates.ts'
import type { RequestView } from './contract.ts'

let helder: TestHelder
let dealer: Client
let privacy: Client
beforeAll(async () => {
  helder = await testHelder()
  dealer = await helder.as('dealer')
  privacy = await helder.as('privacy-officer')
})
afterAll(() => helder.stop())

const path = '/v1/data-subject-requests'
const today = dayInAmsterdam(new Date())
async function ask(by: Client, receivedOn: string): Promise<RequestView> {
  const answer = await by.post(path, { kind: 'access', receivedOn })
  expect(answer.status, answer.text).toBe(201)
  return answer.body as RequestView
}
const list = async (by: Client, query = '') =>
  (await by.get(`${path}${query}`)).body as { items: RequestView[]; next: string | null }

test('soonest due comes first, what was answered last; page by page the same', async () => {
  const late = await ask(dealer, today)
  const soon = await ask(dealer, addDays(today, -20))
  const done = await ask(dealer, addDays(today, -25))
  expect((await dealer.post(`${path}/${done.id}/completions`, {})).body).toMatchObject({ answeredOn: today })
  const { items } = await list(dealer)
  expect(items.map(({ id }) => id)).toEqual([soon.id, late.id, done.id])
  const paged: string[] = []
  for (let after = ''; ; ) {
    const page = await list(dealer, `?limit=1${after}`)
    paged.push(...page.items.map(({ id }) => id))
    if (page.next === null) break
    after = `&after=${page.next}`
  }
  expect(paged).toEqual([soon.id, late.id, done.id])
})

test('a dealer has a month, police have six weeks', async () => {
  expect(await ask(dealer, '2026-10-31')).toMatchObject({ regime: 'avg', dueOn: '2026-11-30' })
  expect(await ask(privacy, '2026-10-31')).toMatchObject({ regime: 'wpg', dueOn: '2026-12-12' })
})

test('is answered once, and not before it was received', async () => {
  const { id } = await ask(dealer, today)
  expect((await dealer.post(`${path}/${id}/completions`, {})).status).toBe(201)
  const again = await dealer.post(`${path}/${id}/completions`, {})
  expect([again.status, again.body]).toMatchObject([409, { reason: 'already-answered' }])
  const early = await dealer.post(path, { kind: 'access', receivedOn: addDays(today, 1) })
  expect([early.status, early.body]).toMatchObject([400, { errors: [{ field: 'receivedOn' }] }])
})

test('nobody reads, answers or ends those of another controller', async () => {
  const { id } = await ask(dealer, today)
  const others = {
    privacy,
    dealer: await helder.token('dealer', 'dealer:99000002'),
    municipality: await helder.token('privacy-officer', 'municipality:enschede'),
  }
  for (const [name, other] of Object.entries(others)) {
    expect(
      (await list(other)).items.map((one) => one.id),
      name,
    ).not.toContain(id)
    expect((await other.get(`${path}/${id}`)).status, name).toBe(404)
    expect((await other.post(`${path}/${id}/completions`, {})).status, name).toBe(404)
  }
  // Control: its own controller reads and ends it.
  expect((await dealer.get(`${path}/${id}`)).status).toBe(200)
  expect((await dealer.post(`${path}/${id}/completions`, {})).status).toBe(201)
})
