import { afterAll, beforeAll, expect, test } from 'vitest'
import { policeRoles, roles, type Role } from '../../src/kernel/codes.ts'
import type { Transaction } from '../../src/platform/database.ts'
import type { PurchaseView } from '../../src/capabilities/registers/contract.ts'
import { demoAccounts } from '../../seeds/fixed.ts'
import {
  fillCampaign,
  fillForgetting,
  fillImports,
  fillLead,
  fillNotice,
  fillProgramme,
  fillRequests,
  fillLetters,
} from '../past-the-doors.ts'
import { fillAnnex, fillEffect, fillFindings, fillTriangle, fillVisits } from '../fill-supervision.ts'
import { fillMeasures } from '../fill-measures.ts'
import { fillMeetings } from '../fill-meetings.ts'
import { buyer, purchase } from '../purchases.ts'
import { testHelder, type TestHelder } from '../helder.ts'
import { published, readable, schemas } from './readable-tables.ts'

// S2: row level security alone, with the application's own checks out of the way: plain SQL as each database role.
let helder: TestHelder
beforeAll(async () => {
  helder = await testHelder()
  await fill()
})
afterAll(() => helder.stop())

/** What the demo citizen keeps; one thing with a picture, and the key. */
async function fillBelongings(): Promise<void> {
  const own = organisations.citizen
  await helder.admin`insert into belongings.wrapped_key (organisation_id, kind, sealed) values (${own}, 'recovery', 'x')`
  await helder.admin`insert into belongings.box values (${own}, ${thing}, 1, 'x')`
  await helder.admin`insert into belongings.picture values (${own}, ${thing}, ${thing}, 'x')`
}
const thing = '00000000-0000-7000-8000-00000000000a'

/** A goods list of the demo citizen, with a picture. */
async function fillGoodsList(): Promise<void> {
  const citizen = await helder.as('citizen')
  const sent = await citizen.post('/v1/goods-lists', {
    municipality: 'enschede',
    committedOn: '2026-10-01',
    items: [{ category: 'phone', identifiers: [{ kind: 'imei', value: '490154203237518' }] }],
  })
  const { id, items } = sent.body as { id: string; items: [{ id: string }] }
  await helder.admin`insert into thefts.listed_picture (id, item_id, list_id, shows, width, height, bytes)
    values (${thing}, ${items[0].id}, ${id}, 'item', 1, 1, 1)`
  await helder.admin`insert into thefts.picture_box values (${thing}, 'x')`
}

async function fill(): Promise<void> {
  await fillBelongings()
  await fillGoodsList()
  const dealer = await helder.as('dealer')
  const police = await helder.as('detective')
  const bought = await dealer.post('/v1/purchases', purchase(), { 'idempotency-key': 'one' })
  const { items, id } = bought.body as PurchaseView
  const other = await helder.token('dealer', 'dealer:99000002')
  const [branch] =
    await helder.admin`select branch_number from access.branch where organisation_id = 'dealer:99000002'`
  await other.post('/v1/purchases', purchase({ branchNumber: branch!['branch_number'] as string }), {
    'idempotency-key': 'two',
  })
  await dealer.post('/v1/sales', {
    purchaseItemId: items[0]!.id,
    soldAt: new Date().toISOString(),
    priceCents: 1,
    buyer,
  })
  await dealer.post(`/v1/purchases/${id}/seller-views`, { purposeCode: 'receipt' })
  await police.post('/v1/theft-reports', {
    source: 'TEST',
    reference: 'R1',
    committedOn: '2026-10-01',
    place: 'Enschede',
    items: [
      {
        reference: 'I1',
        category: 'phone',
        brand: 'Oppo',
        identifiers: [{ kind: 'imei', value: '356759040123458' }],
      },
    ],
  })
  await helder.admin`insert into registers.identifier_check
    select item_id, position, organisation_id, now(), 'not-registered' from registers.item_identifier
     where organisation_id = 'dealer:99000001' limit 1`
  await helder.publish()
  await helder.match()
  const [hit] = ((await police.get('/v1/hits')).body as { items: { id: string }[] }).items
  await fillLead(helder.admin, thing)
  await fillReports()
  await fillRequests(helder.admin, thing)
  await fillLetters(helder.admin, thing)
  await fillCampaign(helder.admin, thing)
  await fillImports(helder.admin, thing)
  await fillProgramme(helder.admin, thing)
  await fillForgetting(helder.admin, thing)
  await fillNotice(helder.admin, thing)
  await fillMeetings(helder.admin, thing)
  await fillFindings(helder.admin, thing)
  await fillTriangle(helder.admin, thing)
  await fillAnnex(helder.admin, thing)
  await fillMeasures(helder.admin, thing)
  await fillVisits(helder.admin, thing)
  await fillEffect(helder.admin, thing)
  await helder.admin`insert into thefts.item_event (item_id, n, event, organisation_id)
    select id, 1, 'ended', 'base-team:enschede' from thefts.item limit 1`
  const purpose = { purposeCode: 'investigation-theft', purposeText: 'onderzoek' }
  expect((await police.post(`/v1/hits/${hit!.id}/seller-views`, purpose)).status).toBe(201)
}

/** A draft of the team, and a report that its municipality got. */
async function fillReports(): Promise<void> {
  await helder.admin`insert into disclosures.report (id, organisation_id, version, draft, changed_by_name)
    values (${thing}, 'base-team:enschede', 1, '{}', 'A')`
  await helder.admin`insert into supervision.received_report
    (id, organisation_id, from_name, number, dealer_name, branch_name, dealer_organisation_id, document)
    values (${thing}, 'municipality:enschede', 'A', '2026-0001', 'A', 'A', 'dealer:99000001', '{}')`
}

type Table = { name: string; forced: boolean; enabled: boolean; owner: string }
async function tables(): Promise<Table[]> {
  return await helder.admin<Table[]>`
    select n.nspname || '.' || c.relname as name, c.relforcerowsecurity as forced, c.relrowsecurity as enabled,
           pg_get_userbyid(c.relowner) as owner
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and n.nspname = any (${schemas}) order by 1`
}

/** Runs as a database role with a caller's context, and leaves nothing behind. */
async function as<T>(
  dbRole: string,
  caller: { role: string; organisation: string } | null,
  work: (tx: Transaction) => Promise<T>,
) {
  const undo = new Error('undo')
  let result: T
  await helder.admin
    .begin(async (tx) => {
      await tx.unsafe(`set local role ${dbRole}`)
      if (caller) {
        await tx`select set_config('helder.role', ${caller.role}, true), set_config('helder.account', 'a', true),
          set_config('helder.organisation', ${caller.organisation}, true)`
      }
      result = await work(tx)
      throw undo
    })
    .catch((error: unknown) => {
      if (error !== undo) throw error
    })
  return result!
}

async function visible(caller: { role: string; organisation: string } | null): Promise<string[]> {
  const seen: string[] = []
  for (const { name } of await tables()) {
    const rows = await as('helder_app', caller, (tx) => tx.unsafe(`select from ${name}`)).catch(denied)
    if (rows.length > 0) seen.push(name)
  }
  return seen
}

function denied(error: { code?: string }): [] {
  if (error.code === '42501') return []
  throw error
}

const organisations = Object.fromEntries(
  demoAccounts.map(({ role, organisationId }) => [role, organisationId]),
) as Record<Role, string>

test('every table is forced under row level security; those who sign in own nothing and bypass nothing', async () => {
  const all = await tables()
  expect(all.length).toBeGreaterThan(25)
  expect(all.filter((table) => !table.enabled || !table.forced || table.owner !== 'helder_owner')).toEqual([])
  const strong = await helder.admin`
    select rolname from pg_roles where rolname like 'helder\\_%' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)`
  expect(strong.length).toBe(0)
})

test('without a caller nothing but what is published', async () => {
  expect(await visible(null)).toEqual(expect.arrayContaining(['policy.rule', 'registers.log']))
  expect((await visible(null)).filter((table) => !published.includes(table))).toEqual([])
})

test.each(roles)('a %s sees rows of its own tables only', async (role) => {
  const seen = await visible({ role, organisation: organisations[role] })
  expect(seen.filter((table) => !published.includes(table)).sort()).toEqual([...readable[role]].sort())
})

test('a dealer sees no row of another, a role without its organisation sees none', async () => {
  const withTenant = (await tables()).map(({ name }) => name).filter((name) => name.startsWith('registers.'))
  for (const name of withTenant) {
    const rows = await as('helder_app', { role: 'dealer', organisation: 'dealer:99000002' }, (tx) =>
      tx.unsafe(`select * from ${name}`),
    ).catch(denied)
    const foreign = rows.filter(
      (row) => 'organisation_id' in row && row['organisation_id'] !== 'dealer:99000002',
    )
    expect(foreign, name).toEqual([])
  }
  const otherTeam = { role: 'detective', organisation: 'base-team:elsewhere' }
  expect(await as('helder_app', otherTeam, (tx) => tx`select from matching.hit`)).toHaveLength(0)
  expect(await as('helder_app', otherTeam, (tx) => tx`select from registers.entry`)).toHaveLength(0)
})

test('the app and the worker write through doors only: every plain write is denied', async () => {
  const own = new Set([
    'platform.idempotency_key insert',
    'platform.idempotency_key on conflict',
    'platform.idempotency_key returning',
    // Row level security lets a citizen write what is its own: a test of its own below.
    ...['box', 'picture', 'wrapped_key'].flatMap((table) =>
      ['delete', 'returning'].map((deed) => `belongings.${table} ${deed}`),
    ),
  ])
  const attempts: Record<string, (name: string) => string> = {
    insert: (name) => `insert into ${name} default values`,
    'on conflict': (name) => `insert into ${name} default values on conflict do nothing`,
    update: (name) => `update ${name} set ctid = ctid`,
    delete: (name) => `delete from ${name}`,
    returning: (name) => `delete from ${name} returning *`,
    truncate: (name) => `truncate ${name}`,
    copy: (name) => `copy ${name} from stdin`,
  }
  const dealer = { role: 'dealer', organisation: 'dealer:99000001' }
  for (const { name } of await tables()) {
    for (const [deed, sql] of Object.entries(attempts)) {
      if (own.has(`${name} ${deed}`)) continue
      for (const dbRole of name.startsWith('matching.') ? ['helder_app'] : ['helder_app', 'helder_worker']) {
        // An update names a system column so that no privilege on a column lets it pass: denied or not allowed at all.
        const error = await as(dbRole, dealer, (tx) =>
          tx.unsafe(sql(name)).then(
            () => null,
            (e: { code: string }) => e.code,
          ),
        ).catch((e: { code: string }) => e.code)
        expect(['42501', '0A000'], `${dbRole} ${deed} ${name}: ${error}`).toContain(error)
      }
    }
  }
})

test('belongings: nobody but the owner reads, adds, changes or takes away one', async () => {
  const others = [
    ...roles.map((role) => ({ role, organisation: organisations[role] })),
    { role: 'citizen', organisation: 'citizen:00000000-0000-7000-8000-000000000002' },
    // A role that borrows the owner's organisation, and an owner without its role.
    ...roles.map((role) => ({ role, organisation: organisations.citizen })),
  ].filter(({ role, organisation }) => role !== 'citizen' || organisation !== organisations.citizen)
  for (const table of ['box', 'picture', 'wrapped_key'].map((name) => `belongings.${name}`)) {
    for (const caller of others) {
      const touched = (sql: string) => as('helder_app', caller, (tx) => tx.unsafe(sql))
      expect(await touched(`select * from ${table}`), `${caller.role} ${table}`).toHaveLength(0)
      expect(await touched(`delete from ${table} returning *`)).toHaveLength(0)
      expect(await touched(`update ${table} set sealed = 'y' returning *`)).toHaveLength(0)
    }
    for (const dbRole of ['helder_worker', 'helder_jobs', 'helder_gate', 'helder_owner']) {
      const owner = { role: 'citizen', organisation: organisations.citizen }
      const rows = await as(dbRole, owner, (tx) => tx.unsafe(`select * from ${table}`)).catch(denied)
      expect(rows, `${dbRole} ${table}`).toHaveLength(0)
    }
  }
  const planted = (tx: Transaction) =>
    tx`insert into belongings.box values (${organisations.citizen}, gen_random_uuid(), 1, 'x')`
  const dealer = { role: 'dealer', organisation: organisations.dealer }
  await expect(as('helder_app', dealer, planted)).rejects.toThrow(/row-level security/)
})

test('control: the owner reads and changes the same rows', async () => {
  const owner = { role: 'citizen', organisation: organisations.citizen }
  for (const table of ['box', 'picture', 'wrapped_key']) {
    const sql = `update belongings.${table} set sealed = 'y' returning *`
    expect(await as('helder_app', owner, (tx) => tx.unsafe(sql)), table).toHaveLength(1)
  }
})

test('a citizen reaches no list of another, not by its doors either', async () => {
  const [list] = await helder.admin<{ id: string }[]>`select id from thefts.goods_list limit 1`
  const [item] = await helder.admin<{ id: string }[]>`select id from thefts.listed_item limit 1`
  const doors = async (caller: { role: string; organisation: string }) => {
    const rows = (work: (tx: Transaction) => Promise<readonly object[]>) => as('helder_app', caller, work)
    const [step] = await rows(
      (tx) => tx`select outcome from thefts.step_item(${item!.id}, 'take-off', null, '{}')`,
    )
    return {
      list: (await rows((tx) => tx`select from thefts.goods_list`)).length,
      owner: (await rows((tx) => tx`select * from thefts.open_list_owner(${list!.id}, 'own', null)`)).length,
      picture: (await rows((tx) => tx`select * from thefts.open_listed_picture(${thing})`)).length,
      step: (step as { outcome: string }).outcome,
    }
  }
  const none = { list: 0, owner: 0, picture: 0, step: 'not-found' }
  const other = 'citizen:00000000-0000-7000-8000-000000000002'
  expect(await doors({ role: 'citizen', organisation: other })).toEqual(none)
  for (const role of roles) {
    if (role === 'citizen' || policeRoles.some((one) => one === role)) continue
    expect(await doors({ role, organisation: organisations[role] }), role).toEqual(none)
    // A role that borrows the owner's organisation.
    expect(await doors({ role, organisation: organisations.citizen }), role).toEqual(none)
  }
  // Control: its owner comes through each of them.
  expect(await doors({ role: 'citizen', organisation: organisations.citizen })).toEqual({
    list: 1,
    owner: 1,
    picture: 1,
    step: 'done',
  })
})

test('nobody changes the access log, not even who may do everything', async () => {
  for (const deed of ['update % set role = role', 'delete from %', 'truncate % cascade']) {
    await expect(helder.admin.unsafe(deed.replace('%', 'access.log'))).rejects.toThrow(/append-only/)
  }
})

test('control: with row level security taken off one table, the same look finds foreign rows', async () => {
  await helder.admin`alter table registers.entry disable row level security`
  const rows = await as(
    'helder_app',
    { role: 'dealer', organisation: 'dealer:99000002' },
    (tx) => tx`select * from registers.entry`,
  )
  await helder.admin`alter table registers.entry enable row level security`
  expect(rows.some((row) => row['organisation_id'] === 'dealer:99000001')).toBe(true)
})

test('a definer function repeats the tenant test', async () => {
  const [entry] =
    await helder.admin`select id from registers.entry where organisation_id = 'dealer:99000001' limit 1`
  const thief = { role: 'dealer', organisation: 'dealer:99000002' }
  const box = (caller: typeof thief) =>
    as(
      'helder_app',
      caller,
      (tx) => tx`select * from registers.open_person(${entry!['id'] as string}, 'look', 'other', null)`,
    )
  expect(await box(thief)).toHaveLength(0)
  expect(await box({ role: 'dealer', organisation: 'dealer:99000001' })).toHaveLength(1)
  expect(await box({ role: 'municipal-officer', organisation: 'municipality:enschede' })).toHaveLength(0)
})
