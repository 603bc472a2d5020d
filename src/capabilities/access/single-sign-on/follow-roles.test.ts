import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { BASE_URL, openVisitor, type Page, type Visitor } from '../../../../tests/sign-in-visitor.ts'
import { type CrookedBroker, openCrookedBroker, policeClaims } from '../../../../tests/crooked-broker.ts'
import { testHelder, type TestHelder } from '../../../../tests/helder.ts'

// What the claims of a broker give and take, sign-in after sign-in.
let broker: CrookedBroker
let helder: TestHelder
beforeAll(async () => {
  broker = await openCrookedBroker()
  helder = await testHelder({ mode: 'production', env: { HELDER_SSO_FILE: broker.file } })
})
afterAll(async () => {
  await helder.stop()
  await broker.close()
})
let subject = 0
beforeEach(() => {
  subject += 1
})

const claims = (overrides: Record<string, unknown> = {}) => ({
  ...policeClaims,
  sub: `person-${subject}`,
  name: `Persoon ${subject}`,
  ...overrides,
})
const isApp = (url: string) => url.startsWith(`${BASE_URL}/app/`)
async function signIn(
  overrides: Record<string, unknown> = {},
  provider = 'police',
): Promise<Visitor & { page: Page }> {
  const visitor = openVisitor(helder)
  broker.twist({ claims: claims(overrides) })
  return { ...visitor, page: await visitor.goto(`/sign-in/sso/${provider}`, isApp) }
}
const appointments = () => helder.admin<
  { organisation_id: string; role: string; given_by: string; taken_by: string | null }[]
>`
  select p.organisation_id, p.role, p.given_by, p.taken_by from access.appointment p join access.identity i using (account_id)
   where i.subject = ${`person-${subject}`} order by p.role, p.given_at`
const live = async () =>
  (await appointments()).filter(({ taken_by }) => taken_by === null).map(({ role }) => role)

test('a role that the claims no longer name ends at the next sign-in, with the sessions in it', async () => {
  const first = await signIn({ groups: ['RECHERCHE', 'AUDIT'] })
  expect(await first.me()).toMatchObject({ role: 'detective' })
  expect(await live()).toEqual(['auditor', 'detective'])
  const second = await signIn({ groups: ['AUDIT'] })
  expect(await second.me()).toMatchObject({ role: 'auditor' })
  expect(await live()).toEqual(['auditor'])
  expect(await first.me()).toMatchObject({ reason: 'not-signed-in' })
  const third = await signIn({ groups: ['ANDERS'] })
  expect(third.page.status).toBe(403)
  expect(third.page.text).toContain('U hebt in Helder nog geen rol')
  expect(await live()).toEqual([])
  expect(await second.me()).toMatchObject({ reason: 'not-signed-in' })
  // And comes back with the claim.
  expect(await (await signIn({ groups: ['AUDIT'] })).me()).toMatchObject({ role: 'auditor' })
})

test('control: the same claims again change nothing', async () => {
  const first = await signIn({ groups: ['RECHERCHE'] })
  await signIn({ groups: ['RECHERCHE'] })
  expect(await appointments()).toHaveLength(1)
  expect(await first.me()).toMatchObject({ role: 'detective' })
})

test('who goes to another team, or to one that does not take part, no longer works for the first', async () => {
  const first = await signIn()
  const second = await signIn({ team: 'B' })
  expect(await second.me()).toMatchObject({ organisation: { code: 'twente-midden' } })
  expect(await first.me()).toMatchObject({ reason: 'not-signed-in' })
  const third = await signIn({ team: 'NERGENS' })
  expect(third.page.text).toContain('Uw organisatie doet niet mee met Helder')
  expect(await live()).toEqual([])
  // Two teams in one answer: nobody says for which one someone is here.
  expect((await signIn({ team: ['A', 'B'] })).page.status).toBe(403)
})

test('what a manager took does not come back by the claims; what a manager gave stays', async () => {
  await signIn({ groups: ['RECHERCHE'] })
  await helder.admin`
    update access.appointment p set taken_at = now(), taken_by = 'a manager' from access.identity i
     where i.account_id = p.account_id and i.subject = ${`person-${subject}`}`
  expect((await signIn({ groups: ['RECHERCHE'] })).page.status).toBe(403)
  await helder.admin`
    insert into access.appointment (account_id, organisation_id, role, given_by)
    select account_id, 'base-team:enschede', 'auditor', 'a manager' from access.identity where subject = ${`person-${subject}`}`
  const again = await signIn({ groups: [] })
  expect(await again.me()).toMatchObject({ role: 'auditor' })
  expect(await live()).toEqual(['auditor'])
})

test('the name follows; without one it stays', async () => {
  expect(await (await signIn()).me()).toMatchObject({ name: `Persoon ${subject}` })
  expect(await (await signIn({ name: 'Na Trouwen' })).me()).toMatchObject({ name: 'Na Trouwen' })
  expect(await (await signIn({ name: undefined })).me()).toMatchObject({ name: 'Na Trouwen' })
})

test('of dealers one person may work for two businesses: a session is in the one signed in for', async () => {
  const one = await signIn({ kvk: '99000001', sub: `person-${subject}` }, 'dealer')
  const two = await signIn({ kvk: '99000002' }, 'dealer')
  expect(await one.me()).toMatchObject({ role: 'dealer-counter', organisation: { code: '99000001' } })
  expect(await two.me()).toMatchObject({ role: 'dealer-counter', organisation: { code: '99000002' } })
  for (const kvk of ['99999999', '9900000', '99000001x', undefined]) {
    const refused = await signIn({ kvk }, 'dealer')
    expect(refused.page.status, String(kvk)).toBe(403)
  }
})
