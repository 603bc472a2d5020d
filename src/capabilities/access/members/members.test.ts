import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, testHelder, type TestHelder } from '../../../../tests/helder.ts'
import { addDays, dayInAmsterdam } from '../../../kernel/dates.ts'
import { secretDigest } from '../find-caller.ts'
import type { InvitationMade, MemberList, MemberView, RoleChange } from './contract.ts'

let helder: TestHelder
beforeAll(async () => {
  helder = await testHelder()
})
afterAll(() => helder.stop())

const today = dayInAmsterdam(new Date())
const own = 'dealer:99000001'

async function members(client: Client, organisation?: string): Promise<MemberList> {
  const answer = await client.get(`/v1/members${organisation ? `?organisation=${organisation}` : ''}`)
  expect(answer.status, answer.text).toBe(200)
  return answer.body as MemberList
}

async function member(client: Client, name: string, organisation?: string): Promise<MemberView> {
  const found = (await members(client, organisation)).items.find((one) => one.name === name)
  expect(found, name).toBeDefined()
  return found!
}

/** A further person of an organisation, as if an invitation was accepted. */
async function joined(name: string, role: string, organisation = own, manages = false): Promise<string> {
  const [account] = await helder.admin<{ id: string }[]>`
    insert into access.account (organisation_id, name) values (${organisation}, ${name}) returning id`
  await helder.admin`insert into access.appointment (account_id, organisation_id, role, manages, given_by)
    values (${account!.id}, ${organisation}, ${role}, ${manages}, 'test')`
  return account!.id
}

const reasonOf = ({ status, body }: { status: number; body: unknown }) => ({
  status,
  reason: (body as { reason?: string } | null)?.reason,
})

test('an owner sees the people of the shop with their roles, and nobody else', async () => {
  const list = await members(await helder.as('dealer'))
  expect(list.organisation).toMatchObject({ id: own, kind: 'dealer' })
  expect(list.roles).toEqual(['dealer', 'dealer-counter'])
  expect(list.items.map(({ name }) => name)).toEqual(['Anouk Voorbeeld', 'Hessel Bedacht'])
  expect(list.items[0]).toMatchObject({ isSelf: true, worksElsewhere: false })
  expect(list.items[0]!.appointments[0]).toMatchObject({
    role: 'dealer',
    manages: true,
    givenBy: 'helder seed',
  })
})

test('an invitation gives a link once; the database has its digest only; it can be withdrawn', async () => {
  const owner = await helder.as('dealer')
  const made = await owner.post('/v1/invitations', {
    kind: 'join',
    name: 'Rik Bedenksel',
    role: 'dealer-counter',
  })
  expect(made.status, made.text).toBe(201)
  const { id, link, expiresAt, mailed } = made.body as InvitationMade
  expect(mailed).toBe(false)
  expect(link).toMatch(/^http:\/\/helder\.test\/app\/uitnodiging#[\w-]{43}$/)
  const days = (Date.parse(expiresAt) - Date.now()) / 86_400_000
  expect(days).toBeGreaterThan(6.9)
  expect(days).toBeLessThanOrEqual(7)
  const [kept] = await helder.admin`select * from access.invitation where id = ${id}`
  expect(kept!['digest']).toEqual(secretDigest(link.split('#')[1]!))
  expect(JSON.stringify(kept)).not.toContain(link.split('#')[1])

  expect((await members(owner)).invitations).toMatchObject([
    { id, name: 'Rik Bedenksel', role: 'dealer-counter', manages: false, createdBy: 'Anouk Voorbeeld' },
  ])
  // Nobody of elsewhere withdraws it, by its id neither.
  for (const role of ['fencing-specialist', 'municipal-officer'] as const) {
    expect((await (await helder.as(role)).delete(`/v1/invitations/${id}`)).status).toBe(404)
  }
  expect((await owner.delete(`/v1/invitations/${id}`)).status).toBe(204)
  expect((await owner.delete(`/v1/invitations/${id}`)).status).toBe(404)
  expect((await members(owner)).invitations).toEqual([])
})

test('roles of another kind of organisation can’t be given, nor an organisation of another be managed', async () => {
  const owner = await helder.as('dealer')
  const { accountId } = await member(owner, 'Hessel Bedacht')
  const invite = (input: object) => owner.post('/v1/invitations', { kind: 'join', name: 'X', ...input })
  expect(reasonOf(await invite({ role: 'detective' }))).toEqual({ status: 400, reason: 'role-does-not-fit' })
  expect((await invite({ role: 'citizen' })).status).toBe(400)
  expect((await invite({ role: 'dealer', organisation: 'dealer:99000002' })).status).toBe(404)
  const give = (input: object) => owner.post('/v1/appointments', { accountId, ...input })
  expect(reasonOf(await give({ role: 'auditor' }))).toEqual({ status: 400, reason: 'role-does-not-fit' })
  expect((await give({ role: 'dealer', organisation: 'dealer:99000002' })).status).toBe(404)
  expect((await owner.get('/v1/members?organisation=dealer:99000002')).status).toBe(404)
  expect((await owner.get('/v1/role-changes?organisation=dealer:99000002')).status).toBe(404)
  // Someone of another organisation is no member whom one can appoint.
  const police = await helder.as('fencing-specialist')
  const detective = await member(police, 'Chadia Verzonnen')
  expect(
    (await owner.post('/v1/appointments', { accountId: detective.accountId, role: 'dealer' })).status,
  ).toBe(404)
  expect((await owner.delete(`/v1/appointments/${detective.appointments[0]!.id}`)).status).toBe(404)
})

test('a role that is taken ends within one request; who holds another goes on in that', async () => {
  const owner = await helder.as('dealer')
  const clerk = await helder.as('dealer-counter')
  const hessel = await member(owner, 'Hessel Bedacht')
  const second = await owner.post('/v1/appointments', { accountId: hessel.accountId, role: 'dealer' })
  expect(second.status, second.text).toBe(201)
  expect((await clerk.get('/v1/purchases')).status).toBe(200)
  const counter = hessel.appointments.find(({ role }) => role === 'dealer-counter')!
  expect((await owner.delete(`/v1/appointments/${counter.id}`)).status).toBe(204)
  expect(reasonOf(await clerk.get('/v1/purchases'))).toEqual({ status: 401, reason: 'not-signed-in' })
  expect(reasonOf(await clerk.post('/v1/purchases', {}))).toEqual({ status: 401, reason: 'not-signed-in' })
  // Signing in again opens what is left.
  expect((await (await helder.as('dealer-counter')).get('/v1/me')).body).toMatchObject({ role: 'dealer' })

  const gone = (await member(owner, 'Hessel Bedacht')).appointments[0]!
  expect((await owner.delete(`/v1/appointments/${gone.id}`)).status).toBe(204)
  expect((await owner.delete(`/v1/appointments/${gone.id}`)).status).toBe(404)
  const left = await helder.app.inject({
    method: 'POST',
    url: '/demo/sign-in',
    payload: { role: 'dealer-counter' },
  })
  expect(left.statusCode).toBe(404)
  const changes = (await owner.get('/v1/role-changes?limit=3')).body as { items: RoleChange[]; next: string }
  expect(changes.items).toMatchObject([
    { event: 'taken', who: 'Hessel Bedacht', by: 'Anouk Voorbeeld', role: 'dealer' },
    { event: 'taken', who: 'Hessel Bedacht', by: 'Anouk Voorbeeld', role: 'dealer-counter' },
    { event: 'given', who: 'Hessel Bedacht', by: 'Anouk Voorbeeld', role: 'dealer' },
  ])
  const older = (await owner.get(`/v1/role-changes?after=${encodeURIComponent(changes.next)}`)).body
  expect((older as { items: RoleChange[] }).items.map(({ id }) => id)).not.toContain(changes.items[2]!.id)
})

test('management is given and taken by giving the role again; somebody always manages', async () => {
  const owner = await helder.as('dealer')
  const self = await member(owner, 'Anouk Voorbeeld')
  const again = (accountId: string, manages: boolean) =>
    owner.post('/v1/appointments', { accountId, role: 'dealer', manages })
  expect(reasonOf(await again(self.accountId, true))).toEqual({ status: 409, reason: 'already-holds' })
  expect(reasonOf(await again(self.accountId, false))).toEqual({ status: 409, reason: 'last-manager' })
  const alone = await owner.delete(`/v1/appointments/${self.appointments[0]!.id}`)
  expect(reasonOf(alone)).toEqual({ status: 409, reason: 'last-manager' })

  const partner = await joined('Sem Partner', 'dealer')
  expect((await again(partner, true)).status).toBe(201)
  expect((await member(owner, 'Sem Partner')).appointments).toMatchObject([{ role: 'dealer', manages: true }])
  // Now another does: one's own may go, and the session goes on without it.
  expect((await again(self.accountId, false)).status).toBe(201)
  expect((await owner.get('/v1/me')).body).toMatchObject({ role: 'dealer', manages: false })
  expect((await owner.get('/v1/members')).status).toBe(403)
  await helder.admin`update access.appointment set manages = true where account_id = ${self.accountId} and taken_at is null`
})

test('two managers can’t relieve each other at once', async () => {
  const organisation = 'municipality:almelo'
  const accounts = [
    await joined('Eén', 'municipal-officer', organisation, true),
    await joined('Twee', 'municipal-officer', organisation, true),
  ]
  const appointments = await helder.admin<{ id: string; account_id: string }[]>`
    select id, account_id from access.appointment where organisation_id = ${organisation}`
  const take = (account: string, appointment: string) =>
    helder.admin.begin(async (tx) => {
      await tx`set local role helder_app`
      await tx`select set_config('helder.organisation', ${organisation}, true), set_config('helder.account', ${account}, true),
        set_config('helder.role', 'municipal-officer', true)`
      const [row] = await tx<{ outcome: string }[]>`select access.take_role(${appointment}) as outcome`
      return row!.outcome
    })
  const other = (account: string) => appointments.find((one) => one.account_id !== account)!.id
  const outcomes = await Promise.all(accounts.map((account) => take(account, other(account))))
  expect(outcomes.sort()).toEqual(['not-found', 'taken'])
})

test('standing in is dated, seen by both, and ends with the role it is for', async () => {
  const police = await helder.as('fencing-specialist')
  const detective = await helder.as('detective')
  const bram = await member(police, 'Bram Denkbeeld')
  const chadia = await member(police, 'Chadia Verzonnen')
  const standIn = (input: object, standsIn: object = {}) =>
    police.post('/v1/appointments', {
      accountId: chadia.accountId,
      role: 'fencing-specialist',
      standsIn: { forAccountId: bram.accountId, from: today, until: addDays(today, 7), ...standsIn },
      ...input,
    })
  const wrong = async (standsIn: object) => {
    const { status, body } = await standIn({}, standsIn)
    return [status, (body as { errors: { field: string; code: string }[] }).errors[0]!.code]
  }
  expect(await wrong({ until: addDays(today, -1) })).toEqual([400, 'field.until-before-from'])
  expect(await wrong({ from: addDays(today, -9), until: addDays(today, -1) })).toEqual([
    400,
    'field.day-passed',
  ])
  expect(await wrong({ until: addDays(today, 366) })).toEqual([400, 'field.year-at-most'])
  expect(reasonOf(await standIn({ role: 'auditor' }))).toEqual({
    status: 409,
    reason: 'colleague-lacks-role',
  })
  const made = await standIn({})
  expect(made.status, made.text).toBe(201)
  expect(reasonOf(await standIn({}))).toEqual({ status: 409, reason: 'already-holds' })

  const before = (await detective.get('/v1/me')).body as {
    capacities: { id: string; standsInFor: string | null }[]
  }
  expect(before.capacities).toMatchObject([
    { role: 'detective', isCurrent: true, standsInFor: null },
    { role: 'fencing-specialist', isCurrent: false, standsInFor: 'Bram Denkbeeld', manages: false },
  ])
  const [, asBram] = before.capacities
  expect((await detective.put('/v1/sessions/current', { appointmentId: asBram!.id })).status).toBe(204)
  expect((await detective.get('/v1/me')).body).toMatchObject({ role: 'fencing-specialist', manages: false })
  expect((await police.get('/v1/me')).body).toMatchObject({
    standIns: [{ name: 'Chadia Verzonnen', role: 'fencing-specialist' }],
  })
  // Another's appointment is nothing to switch to.
  const notMine = await detective.put('/v1/sessions/current', { appointmentId: bram.appointments[0]!.id })
  expect(notMine.status).toBe(404)

  const [ends] = await helder.admin<{ day: string }[]>`
    select to_char(ends_at at time zone 'Europe/Amsterdam', 'YYYY-MM-DD HH24:MI') as day from access.appointment where id = ${asBram!.id}`
  expect(ends!.day).toBe(`${addDays(today, 8)} 00:00`)
  await helder.admin`update access.appointment set starts_at = now() - interval '2 days', ends_at = now() where id = ${asBram!.id}`
  expect((await detective.get('/v1/me')).status).toBe(401)
})

test('a link to a new device: not for who also works elsewhere, and an earlier link ends', async () => {
  const owner = await helder.as('dealer')
  const accountId = await joined('Tess Tweewerk', 'dealer-counter')
  const ask = (client: Client, more: object = {}) =>
    client.post('/v1/invitations', { kind: 'new-device', accountId, ...more })
  const first = (await ask(owner)).body as InvitationMade
  expect((await ask(owner)).status).toBe(201)
  const open = (await members(owner)).invitations.filter(({ kind }) => kind === 'new-device')
  expect(open).toMatchObject([{ name: 'Tess Tweewerk', role: null }])
  expect(open[0]!.id).not.toBe(first.id)
  // A second organisation: the link ends and no manager makes another; the account may more than theirs.
  await helder.admin`insert into access.appointment (account_id, organisation_id, role, given_by)
    values (${accountId}, 'base-team:enschede', 'detective', 'test')`
  expect((await members(owner)).invitations.filter(({ kind }) => kind === 'new-device')).toEqual([])
  expect(reasonOf(await ask(owner))).toEqual({ status: 409, reason: 'works-elsewhere' })
  const operator = await helder.as('administrator')
  expect((await ask(operator, { organisation: own })).status).toBe(201)
  expect((await ask(owner, { accountId: (await member(operator, 'Floor Demo')).accountId })).status).toBe(404)
})

test('the operator makes the first manager of any organisation; its looks are recorded, a citizen’s are impossible', async () => {
  const operator = await helder.as('administrator')
  const organisations = (await operator.get('/v1/organisations')).body as { items: { id: string }[] }
  const ids = organisations.items.map(({ id }) => id)
  expect(ids).toContain('municipality:losser')
  expect(ids.filter((id) => id.startsWith('citizen:'))).toEqual([])
  const looks = async () =>
    (
      await helder.admin`select 1 from access.log where action = 'members' and subject_organisation_id = 'municipality:losser'
      and role = 'administrator' and purpose_code = 'administration'`
    ).length
  expect((await members(operator, 'municipality:losser')).items).toEqual([])
  expect(await looks()).toBe(1)
  await operator.get('/v1/role-changes?organisation=municipality:losser')
  expect(await looks()).toBe(2)
  const first = { kind: 'join', name: 'Uma Eerste', role: 'municipal-officer', manages: true }
  expect(
    (await operator.post('/v1/invitations', { ...first, organisation: 'municipality:losser' })).status,
  ).toBe(201)
  expect((await members(operator, 'municipality:losser')).invitations).toMatchObject([
    { name: 'Uma Eerste', manages: true },
  ])
  expect((await operator.get('/v1/members?organisation=citizen:demo')).status).toBe(400)
  expect((await operator.get('/v1/members?organisation=municipality:nowhere')).status).toBe(404)
  // Of one's own organisation nothing is recorded.
  await members(operator)
  expect(
    await helder.admin`select 1 from access.log where subject_organisation_id = 'operator:helder'`,
  ).toHaveLength(0)
})

test('letting somebody in asks for a proof of the last minutes, keeping somebody out does not', async () => {
  const owner = await helder.as('dealer')
  const accountId = await joined('Wim Waakzaam', 'dealer-counter')
  const { appointments } = await member(owner, 'Wim Waakzaam')
  const letIn = {
    '/v1/invitations': { kind: 'join', name: 'X', role: 'dealer-counter' },
    '/v1/appointments': { accountId, role: 'dealer' },
    '/v1/tokens': { name: 'x', scopes: ['sales:read'], lastDay: today },
  }
  await helder.admin`update access.session set confirmed_at = now() - interval '16 minutes'`
  for (const [path, input] of Object.entries(letIn)) {
    expect(reasonOf(await owner.post(path, input)), path).toEqual({
      status: 403,
      reason: 'confirmation-needed',
    })
  }
  expect((await owner.delete(`/v1/appointments/${appointments[0]!.id}`)).status).toBe(204)
  // Control: lately confirmed, the same are done, but for the member who is none any more.
  await helder.admin`update access.session set confirmed_at = now()`
  const done = await Promise.all(Object.entries(letIn).map(([path, input]) => owner.post(path, input)))
  expect(done.map(({ status }) => status)).toEqual([201, 404, 201])
})

test('the database itself keeps these doors shut for who does not manage', async () => {
  const doors = (account: string, role: string, organisation: string, asked: string) =>
    helder.admin.begin(async (tx) => {
      await tx`set local role helder_app`
      await tx`select set_config('helder.organisation', ${organisation}, true), set_config('helder.account', ${account}, true),
        set_config('helder.role', ${role}, true)`
      const seen = await tx`select 1 from access.list_members(${asked})`
      const [invited] = await tx<{ outcome: string }[]>`
        select outcome from access.invite(${asked}, ${secretDigest(`${account} ${role} ${asked}`)}, 'X', null, 'dealer-counter', false)`
      const changes = await tx`select 1 from access.role_history(${asked}, null, 9)`
      const [token] = await tx<{ id: string | null }[]>`
        select access.make_token(${secretDigest(`${account} ${role} ${asked}`)}, 'x', '{purchases:read}', now() + interval '1 day') as id`
      return [seen.length > 0, invited!.outcome, changes.length > 0, token!.id !== null]
    })
  const [owner] = await helder.admin<
    { id: string }[]
  >`select id from access.account where name = 'Anouk Voorbeeld'`
  const clerk = await joined('Vera Winkel', 'dealer-counter')
  const shut = [false, 'not-found', false, false]
  expect(await doors(clerk, 'dealer-counter', own, own)).toEqual(shut)
  // A role or an organisation that the account does not hold does not help.
  expect(await doors(clerk, 'dealer', own, own)).toEqual(shut)
  expect(await doors(clerk, 'administrator', 'operator:helder', own)).toEqual(shut)
  expect((await doors(owner!.id, 'dealer', own, 'dealer:99000002')).slice(0, 3)).toEqual(shut.slice(0, 3))
  const plain = helder.admin.begin(async (tx) => {
    await tx`set local role helder_app`
    return await tx`select from access.invitation`
  })
  await expect(plain).rejects.toThrow(/permission denied/)
  // Control: the owner comes in by the same doors.
  expect(await doors(owner!.id, 'dealer', own, own)).toEqual([true, 'invited', true, true])
})
