import { spawnSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../src/kernel/codes.ts'
import { fillFindings, fillVisits } from '../fill-supervision.ts'
import { requires } from '../requires.ts'
import { canaries, type LookWorld, lookingRoutes, openLookWorld } from './looking-routes.ts'

// Police data reach a municipality by an administrative report alone (domain.md 3). A word is written in everything that police
// keep; then everyone of municipality and programme asks for everything that the route table lets them ask.
const CANARY = 'Politiekanarie'
const municipal = ['municipal-officer', 'municipal-inspector', 'municipal-lawyer', 'mayors-office'] as const
const watched = [
  ...municipal,
  'programme-officer',
  'programme-coordinator',
] as const satisfies readonly Role[]
/** What police keep, and which of its rows are theirs. What enforcement officers note after a suspicion is of them alone. */
const kept: Record<string, string> = {
  thefts: 'true',
  matching: 'true',
  disclosures: 'true',
  investigation: 'true',
  findings: `coalesce(to_jsonb(t) ->> 'finding_id', to_jsonb(t) ->> 'id')::uuid in
    (select f.id from findings.finding f where f.organisation_id like 'base-team:%')`,
  visits: `to_jsonb(t) ->> 'organisation_id' like 'base-team:%'`,
}
/** Tables with words of people, which must not be missed: in each of these the word stands at least once. */
const mustHold = [
  'disclosures.report.document',
  'disclosures.report.draft',
  'findings.answer.body',
  'findings.finding.body',
  'findings.withdrawal.reason',
  'investigation.note.body',
  'investigation.suspicion.words',
  'matching.hit.evidence',
  'thefts.item.place',
  'thefts.lead.words',
  'thefts.report.place',
  'visits.visit.need',
]
let world: LookWorld
let planted: string[]
const cookies = new Map<Role, string>()
beforeAll(async () => {
  world = await openLookWorld()
  await fillFindings(world.admin, '00000000-0000-7000-8000-0000000000c0')
  await fillVisits(world.admin, '00000000-0000-7000-8000-0000000000d0')
  await world.admin`insert into disclosures.report (id, organisation_id, version, municipality, draft, changed_by_name)
    values ('00000000-0000-7000-8000-0000000000e0', 'base-team:enschede', 1, 'enschede', '{"subject": "Nog niet klaar"}', 'x')`
  planted = await plant()
  for (const role of [...watched, 'police-inspector', 'enforcement-officer', 'fencing-specialist'] as Role[])
    cookies.set(role, await signIn(role))
})
afterAll(() => world.stop())

async function signIn(role: Role): Promise<string> {
  const answer = await world.app.inject({ method: 'POST', url: '/demo/sign-in', payload: { role } })
  return String(answer.headers['set-cookie']).split(';')[0]!
}

type Column = { table: string; column: string; schema: string; type: string }
/** Writes the word in every column of words that names nothing else: no key, no code of a list, no state. Says where it stands. */
async function plant(): Promise<string[]> {
  const columns = await world.admin<Column[]>`
    select n.nspname as schema, n.nspname || '.' || c.relname as table, a.attname as column, format_type(a.atttypid, null) as type
      from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and n.nspname = any (${Object.keys(kept)})
       and format_type(a.atttypid, null) in ('text', 'jsonb') and a.attname not like '%\\_id'
       and not exists (select from pg_constraint k where k.conrelid = c.oid and a.attnum = any (k.conkey) and k.contype in ('p', 'u', 'f'))
       and a.attname not in ('municipality', 'base_team', 'capacity', 'role', 'kind', 'canonical', 'state', 'level')`
  const stands: string[] = []
  await world.admin.begin(async (tx) => {
    // What is append-only is so for everyone else.
    await tx.unsafe('set local session_replication_role = replica')
    for (const { table, column, schema, type } of columns) {
      const words =
        type === 'text'
          ? `'${CANARY} ' || "${column}"`
          : `regexp_replace("${column}"::text, '": "', '": "${CANARY} ', 'g')::jsonb`
      // A code of a list takes no other words: the check of its column says so.
      const done = await tx
        .savepoint((inner) =>
          inner.unsafe(
            `update ${table} t set "${column}" = ${words} where "${column}" is not null and (${kept[schema]})
             returning "${column}"::text like '%${CANARY}%' as stands`,
          ),
        )
        .catch((error: unknown) => refusedByCheck(error))
      if (done.some((row) => row['stands'] === true)) stands.push(`${table}.${column}`)
    }
  })
  return stands
}

function refusedByCheck(error: unknown): { stands: boolean }[] {
  if ((error as { code?: string }).code === '23514') return []
  throw error
}

type Said = { route: string; status: number; text: string }
/** Everything that someone of a role may read or take away, with what this world holds: one answer at a time. */
async function readAll(role: Role): Promise<Said[]> {
  const posts = new Map(
    lookingRoutes.filter(({ roles }) => roles.includes(role)).map((one) => [one.route, one]),
  )
  const said: Said[] = []
  for (const { method, url, access } of world.app.routeTable) {
    const route = `${method} ${url}`
    const isOpen = access === 'open' || access === 'signed-in' || access.includes(role)
    if (!url.startsWith('/v1/') || !isOpen || url === '/v1/hits/events') continue
    if (method !== 'GET' && !posts.has(route)) continue
    const answer = await world.app.inject({
      method: method as 'GET' | 'POST',
      url: world.addressOf(url),
      headers: { cookie: cookies.get(role)! },
      ...(method === 'POST' && { payload: posts.get(route)!.body ?? {} }),
    })
    const isPaper = String(answer.headers['content-type']).includes('pdf')
    said.push({ route, status: answer.statusCode, text: isPaper ? textOf(answer.rawPayload) : answer.body })
  }
  return said
}

function textOf(pdf: Buffer): string {
  const { stdout, status } = spawnSync('pdftotext', ['-layout', '-', '-'], { input: pdf, encoding: 'utf8' })
  if (status !== 0) throw new Error('pdftotext could not read a paper')
  return stdout
}

const holding = (said: readonly Said[], word: string) =>
  said.filter(({ text }) => text.includes(word)).map(({ route }) => route)

// Papers are read too, by another program.
describe.runIf(requires('poppler').run)('what police keep', () => {
  test('the word stands in everything that police keep in words', () => {
    expect(planted).toEqual(expect.arrayContaining(mustHold))
  })

  test.each(watched)('nothing of police comes out to %s', async (role) => {
    const said = await readAll(role)
    expect(said.filter(({ status }) => status === 200).length).toBeGreaterThan(8)
    expect(said.filter(({ status }) => status >= 500)).toEqual([])
    expect(holding(said, CANARY)).toEqual([])
    const reported = holding(said, canaries.facts)
    if (role === 'municipal-inspector' || role.startsWith('programme')) expect(reported).toEqual([])
    else expect(reported).toContain('POST /v1/received-reports/:id/views')
  })

  test('control: police read what is theirs, and who investigates their own notes', async () => {
    const inspector = holding(await readAll('police-inspector'), CANARY)
    expect(inspector).toEqual(expect.arrayContaining(['GET /v1/findings', 'GET /v1/visits']))
    expect(holding(await readAll('fencing-specialist'), CANARY)).toContain('GET /v1/theft-reports')
  })

  test('control: a hole is found', async () => {
    await world.admin.unsafe('create policy hole on findings.finding for select to helder_app using (true)')
    expect(holding(await readAll('municipal-officer'), CANARY)).toContain('GET /v1/findings')
    await world.admin.unsafe('drop policy hole on findings.finding')
    expect(holding(await readAll('municipal-officer'), CANARY)).toEqual([])
  })
})
