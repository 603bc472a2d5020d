import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type Role, roles } from '../../src/kernel/codes.ts'
import { type Database, inTransaction, openDatabase, type Transaction } from '../../src/platform/database.ts'
import type { Answer, Client } from '../helder.ts'
import {
  canaries,
  type LookingRoute,
  lookingRoutes,
  type LookWorld,
  openLookWorld,
} from './looking-routes.ts'

// S8: whoever works for police, municipality or justice gets personal data only by a look that is recorded with it: who,
// in what capacity, when, why, what, in the same transaction. Made from the route table.
let world: LookWorld
/** By role, and by organisation for a route of another one than that of the demo account. */
const clients = new Map<string, Client>()
beforeAll(async () => {
  world = await openLookWorld()
  for (const role of roles) clients.set(role, await world.as(role))
  for (const { organisation, roles: may } of lookingRoutes)
    if (organisation) clients.set(organisation, await world.token(may[0]!, organisation))
})
afterAll(() => world.stop())

/** They see their own customers and things; of others they see nobody. */
const own: readonly Role[] = ['dealer', 'dealer-counter', 'citizen']
const watched = roles.filter((role) => !own.includes(role))
const looking = new Map(lookingRoutes.map((one) => [one.route, one]))

type Row = {
  organisation_id: string
  account_id: string
  role: string
  action: string
  subject_kind: string
  subject_id: string
  purpose_code: string
  age_s: number
  one_transaction: boolean
}
/** Looks recorded since; each with whether row, leaf and key were written by one transaction. */
async function looksSince(id: number): Promise<Row[]> {
  return await world.admin<Row[]>`
    select l.organisation_id, l.account_id, l.role, l.action, l.subject_kind, l.subject_id, l.purpose_code,
           extract(epoch from clock_timestamp() - l.at)::float8 as age_s,
           coalesce(l.xmin = f.xmin and l.xmin = k.xmin, false) as one_transaction
      from access.log l left join access.look_leaf f on f.look_id = l.id left join access.look_key k on k.look_id = l.id
     where l.id > ${id} order by l.id`
}
async function lastLook(): Promise<number> {
  const [row] = await world.admin<{ id: number }[]>`select coalesce(max(id), 0) as id from access.log`
  return row!.id
}
/** A leaf or key that is left without its look, or the reverse. */
async function looseParts(): Promise<number> {
  const [row] = await world.admin<{ n: number }[]>`
    select count(*)::int as n from access.log l full join access.look_leaf f on f.look_id = l.id
      full join access.look_key k on k.look_id = coalesce(l.id, f.look_id)
     where l.id is null or f.look_id is null or k.look_id is null`
  return row!.n
}

function open(
  { route, body, organisation }: Pick<LookingRoute, 'route' | 'body' | 'organisation'>,
  role: Role,
): Promise<Answer> {
  const [method, url] = route.split(' ') as [string, string]
  const client = clients.get(organisation ?? role)!
  return method === 'GET' ? client.get(world.addressOf(url)) : client.post(world.addressOf(url), body)
}
/** The answer as whoever asked has it: a picture is told by its type. */
const said = ({ headers, text }: Answer) => `${String(headers['content-type'])} ${text}`
const routesFor = (role: Role) =>
  world.app.routeTable.filter(
    ({ url, method, access, manages }) =>
      url.startsWith('/v1/') &&
      method !== 'HEAD' &&
      !manages &&
      access !== 'open' &&
      access !== 'signed-in' &&
      access.includes(role),
  )

describe('S8: what may be looked at', () => {
  test('every route that looks is there, and open to whom the table says', () => {
    for (const { route, roles: may } of lookingRoutes) {
      const found = world.app.routeTable.find(({ method, url }) => `${method} ${url}` === route)
      expect(found?.access, route).toEqual(expect.arrayContaining([...may]))
    }
  })

  /** Routes that need to be asked in some way. */
  const queryOf: Record<string, string> = { '/v1/campaigns/:id/places/:placeId/paper': '?format=flyer-a5' }
  /** What a role reads without a look: every GET that is open to it, with what stands in this world. */
  async function readAll(role: Role): Promise<{ route: string; answer: Answer }[]> {
    const read: { route: string; answer: Answer }[] = []
    for (const { method, url } of routesFor(role)) {
      // A stream has no end; its events are those of the list.
      if (method !== 'GET' || looking.has(`GET ${url}`) || url === '/v1/hits/events') continue
      const answer = await clients.get(role)!.get(`${world.addressOf(url)}${queryOf[url] ?? ''}`)
      read.push({ route: url, answer })
    }
    return read
  }
  const found = (read: { route: string; answer: Answer }[]) =>
    read.flatMap(({ route, answer }) =>
      Object.entries(canaries)
        .filter(([, canary]) => answer.text.includes(canary))
        .map(([name]) => `${name} in ${route}`),
    )
  /** What police wrote of a dealer is theirs to go on with; it goes to the municipality by a look. */
  const ownReports = ['facts in /v1/administrative-reports/:id']

  test.each(watched)('a %s reads every list and every thing, and finds nobody in it', async (role) => {
    const before = await lastLook()
    const read = await readAll(role)
    expect(found(read).filter((one) => !ownReports.includes(one))).toEqual([])
    expect(await looksSince(before)).toEqual([])
    for (const { route, answer } of read)
      expect([200, 404], `${route}: ${answer.text}`).toContain(answer.status)
  })

  test('control: police read more than ten such routes, and a name in one would be found', async () => {
    const read = await readAll('detective')
    expect(read.filter(({ answer }) => answer.status === 200).length).toBeGreaterThan(9)
    const lead = read.find(({ route }) => route === '/v1/leads')!
    lead.answer.text += canaries.words
    expect(found(read)).toContain('words in /v1/leads')
  })

  /**
   * Deeds with an answer of their own, in which there is nobody: what becomes of an entry after its hold, rules, and dealers
   * of the own municipalities as their list has them, with what was written to them; files by who works on them.
   */
  const aboutNobody = [
    'POST /v1/legal-holds/:id/endings',
    'POST /v1/bylaw-articles',
    'POST /v1/case-files',
    'POST /v1/case-files/:id/documents',
    'POST /v1/case-files/:id/documents/:documentId/settlements',
    'POST /v1/case-files/:id/steps',
    'PUT /v1/case-files/:id/documents/:documentId',
    'POST /v1/bylaw-articles/:id/endings',
    'POST /v1/focus-decisions',
    'POST /v1/crime-imports',
    'POST /v1/dealer-connections',
    'POST /v1/dealer-imports/:id/take-overs',
    'POST /v1/letter-previews',
    'POST /v1/letter-series',
    'POST /v1/letter-series-plans',
    'POST /v1/letters/:id/resends',
    'POST /v1/listed-dealers',
    'PUT /v1/listed-dealers/:id',
    'POST /v1/meetings/:id/invitations',
    'POST /v1/visits/:id/photos',
  ]
  type Schema = { properties?: { items?: { items?: unknown } } } | undefined
  type Operation = { responses: Record<string, { content?: Record<string, { schema: Schema }> }> }

  test('a deed answers with what can be read without a look, and nothing else', async () => {
    const openapi = (await world.nobody.get('/v1/openapi.json')).body
    const { paths } = openapi as { paths: Record<string, Record<string, Operation>> }
    /** What a route can answer with, and for a list what stands in it. */
    const answersOf = ({ method, url }: { method: string; url: string }): string[] => {
      const path = url.replace(/^\/v1/, '').replaceAll(/:(\w+)/g, '{$1}')
      const operation = (paths[path] ?? paths[`/v1${path}`])?.[method.toLowerCase()]
      const good = Object.entries(operation?.responses ?? {}).filter(([status]) => status.startsWith('2'))
      expect(good.length, `${method} ${url}`).toBeGreaterThan(0)
      return good
        .filter(([status]) => status !== '204')
        .flatMap(([, { content }]) => {
          const schema = content?.['application/json']?.schema
          const listed = method === 'GET' ? schema?.properties?.items?.items : undefined
          return [schema ?? null, ...(listed === undefined ? [] : [listed])].map((one) => JSON.stringify(one))
        })
    }
    const routes = watched.flatMap(routesFor).filter(({ method, url }) => !looking.has(`${method} ${url}`))
    const readable = new Set(routes.filter(({ method }) => method === 'GET').flatMap(answersOf))
    const deeds = routes.filter(({ method }) => method !== 'GET')
    const strange = deeds.filter((deed) => answersOf(deed).some((schema) => !readable.has(schema)))
    expect(new Set(strange.map(({ method, url }) => `${method} ${url}`))).toEqual(new Set(aboutNobody))
  })
})

const cases = lookingRoutes.flatMap((one) =>
  one.roles.map((role) => ({ ...one, role, name: `${role}: ${one.route}` })),
)

describe('S8: a look is recorded with what it gives', () => {
  test.each(cases)('$name', async ({ role, ...one }) => {
    const before = await lastLook()
    const answer = await open(one, role)
    expect(said(answer), String(answer.status)).toContain(one.gives)
    const rows = await looksSince(before)
    const accounts = await world.admin<{ id: string; organisation_id: string }[]>`
      select a.id::text, p.organisation_id from access.account a join access.appointment p on p.account_id = a.id
       where a.demo_role = ${role} and p.role = ${role} and ${one.organisation === undefined}
      union all
      select t.id::text, t.organisation_id from access.token t
       where t.organisation_id = ${one.organisation ?? ''} and t.role = ${role}`
    expect(rows).toHaveLength(one.looks ?? 1)
    for (const row of rows) {
      expect(accounts.map(({ id }) => id)).toContain(row.account_id)
      expect(row).toMatchObject({
        organisation_id: accounts[0]!.organisation_id,
        role,
        subject_kind: one.subjectKind,
        one_transaction: true,
      })
    }
    for (const field of ['action', 'subject_id', 'purpose_code'] as const)
      expect(rows[0]![field]).not.toBe('')
    expect(rows[0]!.age_s).toBeLessThan(60)
    if (one.body && 'purposeCode' in one.body) expect(rows[0]!.purpose_code).toBe(one.body.purposeCode)
  })
})

const HOLD = 71_019
/** Two moments at which a transaction that looks can be held: while it records, and when all was read and it commits. */
const holds: Record<string, (tx: Transaction) => Promise<unknown>> = {
  'while it is recorded': (tx) => tx`lock table access.look_key in exclusive mode`,
  'between look and commit': (tx) => tx`select pg_advisory_xact_lock(${HOLD})`,
}

describe('S8: killed in between, neither look nor record', () => {
  let holder: Database
  beforeAll(async () => {
    holder = openDatabase(world.database.adminUrl, { max: 1 })
    await world.admin.unsafe(`
      create function public.hold_commit() returns trigger language plpgsql as
        $$ begin perform pg_advisory_xact_lock(${HOLD}); return null; end $$;
      create constraint trigger hold_commit after insert on access.log deferrable initially deferred
        for each row execute function public.hold_commit()`)
  })
  afterAll(async () => {
    await world.admin.unsafe('drop trigger hold_commit on access.log; drop function public.hold_commit')
    await holder.end({ timeout: 5 })
  })

  /** What came of a look whose backend was killed at this moment, or let go for the control. */
  async function hold(moment: string, looks: () => Promise<string>, end: 'kill' | 'let go') {
    const before = await lastLook()
    let pending: Promise<string> | undefined
    await holder.begin(async (tx) => {
      await holds[moment]!(tx)
      pending = looks()
      const pid = await waitingBackend()
      if (end === 'kill') {
        await world.admin`select pg_terminate_backend(${pid})`
        await pending
      }
    })
    const text = await pending!
    return { text, recorded: (await looksSince(before)).length }
  }

  async function waitingBackend(): Promise<number> {
    return vi.waitFor(
      async () => {
        const [row] = await world.admin<{ pid: number }[]>`
          select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
            and application_name in ('helder app', 'leaky door')`
        expect(row).toBeDefined()
        return row!.pid
      },
      { timeout: 10_000, interval: 20 },
    )
  }

  const each = lookingRoutes.flatMap((one) =>
    Object.keys(holds).map((moment) => ({ one, moment, name: `${one.route} ${moment}` })),
  )
  test.each(each)('$name', async ({ one, moment }) => {
    const killed = await hold(moment, () => open(one, one.roles[0]!).then(said), 'kill')
    expect(killed.recorded).toBe(0)
    expect(killed.text).not.toContain(one.gives)
    expect(await looseParts()).toBe(0)
    // Control: at that same moment let go instead, the look goes through and stands.
    const through = await hold(moment, () => open(one, one.roles[0]!).then(said), 'let go')
    expect(through.recorded).toBe(one.looks ?? 1)
    expect(through.text).toContain(one.gives)
  })

  test('control: a door that hands out what it read before the commit is caught', async () => {
    const app = openDatabase(world.database.appUrl, { max: 1, name: 'leaky door' })
    const caller = { organisationId: 'base-team:enschede', role: 'detective', accountId: 'leaky' }
    async function leaky(): Promise<string> {
      let text = ''
      await inTransaction(app, caller as Parameters<typeof inTransaction>[1], async (tx) => {
        const id = world.addressOf('/v1/leads/:id').split('/').at(-1)!
        const [row] = await tx<{ words: string }[]>`select thefts.open_lead(${id}, 'handle-lead') as words`
        text = row!.words
      }).catch(() => undefined)
      return text
    }
    expect(await hold('between look and commit', leaky, 'kill')).toEqual({
      text: canaries.words,
      recorded: 0,
    })
    await app.end({ timeout: 5 })
  })
})

test('control: a door that records nothing is caught', async () => {
  const before = await lastLook()
  await world.admin.unsafe(`
    create or replace function access.record_look(action text, subject_kind text, subject_id text, subject_organisation_id text,
      purpose_code text, purpose_text text, given_to text default null) returns void language sql as 'select'`)
  const answer = await open(looking.get('POST /v1/leads/:id/views')!, 'detective')
  expect(answer.text).toContain(canaries.words)
  expect(await looksSince(before)).toHaveLength(0)
})
