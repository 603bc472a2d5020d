import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Answer, testHelder, type TestHelder } from '../../../../tests/helder.ts'
import { invite } from '../../../../tests/invitations.ts'
import { type Options, type SoftPasskey, softPasskey } from '../../../../tests/soft-passkey.ts'
import type { Transaction } from '../../../platform/database.ts'

const place = { rpId: 'helder.test', origin: 'http://helder.test' }
const team = 'base-team:enschede'
let helder: TestHelder
beforeAll(async () => {
  helder = await testHelder({ mode: 'production' })
})
afterAll(() => helder.stop())

const atTheGate = <T>(work: (tx: Transaction) => Promise<T>) =>
  helder.admin.begin(async (tx) => {
    await tx`set local role helder_gate`
    return await work(tx)
  })
const cookieOf = ({ headers }: Answer) => ({ cookie: String(headers['set-cookie']).split(';')[0]! })
const whoIs = async (cookie: { cookie: string }) => (await helder.nobody.get('/v1/me', cookie)).body
const read = (invitation: string) => helder.nobody.post('/v1/invitation-views', { invitation })
const offer = async (input: object): Promise<Options> => {
  const answer = await helder.nobody.post('/v1/passkey-challenges', input)
  expect(answer.status, answer.text).toBe(201)
  return (answer.body as { options: Options }).options
}
async function accept(invitation: string, passkey = softPasskey(place), more: object = {}) {
  const options = await offer({ deed: 'join', invitation })
  const body = { deed: 'join', invitation, ...passkey.register(options), ...more }
  return { passkey, answer: await helder.nobody.post('/v1/passkeys', body) }
}
const signIn = async (passkey: SoftPasskey) =>
  helder.nobody.post('/v1/passkey-sessions', passkey.assert(await offer({ deed: 'sign-in' })))
const join = (name = 'Rosa Bedacht') =>
  invite(helder.admin, { kind: 'join', organisationId: team, role: 'detective', name })
async function accountId(cookie: { cookie: string }): Promise<string> {
  const [row] = await atTheGate(
    (tx) => tx<{ id: string }[]>`select account_id::text as id from access.session
      where digest = sha256(${Buffer.from(cookie.cookie.split('=')[1]!)})`,
  )
  return row!.id
}

test('an invitation says what for, makes an account and signs in; the passkey signs in again', async () => {
  const invitation = await join()
  expect((await read(invitation)).body).toMatchObject({
    kind: 'join',
    organisation: { kind: 'base-team', name: 'Basisteam Enschede' },
    role: 'detective',
    name: 'Rosa Bedacht',
    invitedBy: null,
    isOwn: false,
  })
  const { passkey, answer } = await accept(invitation)
  expect(answer.status, answer.text).toBe(204)
  const me = await whoIs(cookieOf(answer))
  expect(me).toMatchObject({ role: 'detective', name: 'Rosa Bedacht', manages: false })
  const again = await signIn(passkey)
  expect(again.status).toBe(204)
  expect(await whoIs(cookieOf(again))).toMatchObject({ name: 'Rosa Bedacht' })
})

describe('an invitation counts once and in its time', () => {
  test('used, expired, withdrawn and unknown each say so, before and after the passkey', async () => {
    const refusals: unknown[] = []
    const endings: Record<string, (invitation: string) => Promise<unknown>> = {
      used: (invitation) => accept(invitation),
      expired: () =>
        atTheGate(
          (tx) =>
            tx`update access.invitation set expires_at = created_at + interval '1 microsecond' where used_at is null`,
        ),
      withdrawn: () =>
        atTheGate(
          (tx) =>
            tx`update access.invitation set withdrawn_at = now(), withdrawn_by = 'test' where used_at is null`,
        ),
    }
    for (const [state, end] of Object.entries(endings)) {
      const invitation = await join()
      const late = softPasskey(place)
      const options = await offer({ deed: 'join', invitation })
      await end(invitation)
      const body = { deed: 'join', invitation, ...late.register(options) }
      for (const answer of [
        await read(invitation),
        await helder.nobody.post('/v1/passkey-challenges', { deed: 'join', invitation }),
        await helder.nobody.post('/v1/passkeys', body),
      ]) {
        expect(answer.headers['set-cookie']).toBeUndefined()
        refusals.push((answer.body as { reason: string }).reason === `invitation-${state}`)
      }
      expect((await signIn(late)).status).toBe(400)
    }
    expect(refusals).toEqual(Array.from({ length: 9 }, () => true))
    const unknown = randomBytes(32).toString('base64url')
    expect((await read(unknown)).body).toMatchObject({ status: 404, reason: 'invitation-unknown' })
  })

  test('of two at once one gets in', async () => {
    const invitation = await join()
    const bodies = [
      { deed: 'join', invitation, ...softPasskey(place).register(await offer({ deed: 'join', invitation })) },
      { deed: 'join', invitation, ...softPasskey(place).register(await offer({ deed: 'join', invitation })) },
    ]
    const both = await Promise.all(bodies.map((body) => helder.nobody.post('/v1/passkeys', body)))
    expect(both.map(({ status }) => status).sort((a, b) => a - b)).toEqual([204, 409])
  })

  test('who may not invite any more has invited nobody; control: while they may, they have', async () => {
    const manager = await accept(
      await invite(helder.admin, {
        kind: 'join',
        organisationId: team,
        role: 'fencing-specialist',
        manages: true,
        name: 'Baas',
      }),
    )
    const createdBy = await accountId(cookieOf(manager.answer))
    const invitation = await invite(helder.admin, {
      kind: 'join',
      organisationId: team,
      role: 'detective',
      name: 'Later',
      createdBy,
    })
    expect((await read(invitation)).body).toMatchObject({ invitedBy: 'Baas' })
    await atTheGate(
      (tx) =>
        tx`update access.appointment set taken_at = now(), taken_by = 'test' where account_id = ${createdBy}`,
    )
    expect((await read(invitation)).body).toMatchObject({ reason: 'invitation-withdrawn' })
    // Nor do they get in themselves, and they hear why.
    expect((await signIn(manager.passkey)).body).toMatchObject({ status: 403, reason: 'no-capacity' })
  })
})

describe('who is signed in already', () => {
  test('gets the role beside the one they have, without a second account', async () => {
    const cookie = cookieOf((await accept(await join('Twee Rollen'))).answer)
    const invitation = await invite(helder.admin, {
      kind: 'join',
      organisationId: 'municipality:enschede',
      role: 'enforcement-officer',
      name: 'Twee Rollen',
    })
    const taken = await helder.nobody.post('/v1/invitation-acceptances', { invitation }, cookie)
    expect(taken.status, taken.text).toBe(204)
    const roles = await atTheGate(
      async (tx) =>
        tx`select role from access.appointment where account_id = ${await accountId(cookie)} order by role`,
    )
    expect(roles.map((row) => row['role'])).toEqual(['detective', 'enforcement-officer'])
    const again = await helder.nobody.post('/v1/invitation-acceptances', { invitation }, cookie)
    expect(again.body).toMatchObject({ reason: 'invitation-used' })
  })

  test('as a citizen joins nothing', async () => {
    const passkey = softPasskey(place)
    const options = await offer({ deed: 'sign-up', label: 'Eigen spullen' })
    const cookie = cookieOf(
      await helder.nobody.post('/v1/passkeys', { deed: 'sign-up', ...passkey.register(options) }),
    )
    const invitation = await join()
    const answer = await helder.nobody.post('/v1/invitation-acceptances', { invitation }, cookie)
    expect(answer.status).toBe(403)
    expect((await read(invitation)).status).toBe(200)
  })
})

describe('a further device', () => {
  async function colleague() {
    const { passkey, answer } = await accept(await join('Apparaat Kwijt'))
    const cookie = cookieOf(answer)
    return { passkey, cookie, id: await accountId(cookie) }
  }
  const newDevice = (id: string) =>
    invite(helder.admin, { kind: 'new-device', organisationId: team, name: 'Apparaat Kwijt', accountId: id })

  test('comes beside the others', async () => {
    const { passkey, cookie, id } = await colleague()
    const { passkey: second, answer } = await accept(await newDevice(id))
    expect(answer.status, answer.text).toBe(204)
    expect((await signIn(passkey)).status).toBe(204)
    expect((await signIn(second)).status).toBe(204)
    expect(await whoIs(cookie)).toMatchObject({ name: 'Apparaat Kwijt' })
  })

  test('takes the place of a lost one: its passkey and sessions end', async () => {
    const { passkey, cookie, id } = await colleague()
    const { answer } = await accept(await newDevice(id), undefined, { replacesOthers: true })
    expect(answer.status).toBe(204)
    expect((await signIn(passkey)).status).toBe(400)
    expect(await whoIs(cookie)).toMatchObject({ reason: 'not-signed-in' })
    expect(await whoIs(cookieOf(answer))).toMatchObject({ name: 'Apparaat Kwijt' })
  })

  test('a challenge of one account makes no passkey for another', async () => {
    const [one, other] = [await colleague(), await colleague()]
    const passkey = softPasskey(place)
    const options = await offer({ deed: 'join', invitation: await newDevice(one.id) })
    const invitation = await newDevice(other.id)
    const answer = await helder.nobody.post('/v1/passkeys', {
      deed: 'join',
      invitation,
      ...passkey.register(options),
    })
    expect(answer.body).toMatchObject({ reason: 'invitation-unknown' })
    expect((await signIn(passkey)).status).toBe(400)
  })

  test('by a link of one’s own: the last link counts, for a quarter of an hour', async () => {
    const { cookie } = await colleague()
    const link = async () =>
      (await helder.nobody.post('/v1/me/device-links', undefined, cookie)).body as {
        secret: string
        expiresAt: string
      }
    const [first, second] = [await link(), await link()]
    expect((await read(first.secret)).body).toMatchObject({ reason: 'invitation-withdrawn' })
    expect((await read(second.secret)).body).toMatchObject({ kind: 'new-device', isOwn: true, role: null })
    const minutes = (new Date(second.expiresAt).getTime() - Date.now()) / 60_000
    expect(minutes).toBeGreaterThan(14)
    expect(minutes).toBeLessThanOrEqual(15)
    const { answer } = await accept(second.secret)
    expect(await whoIs(cookieOf(answer))).toMatchObject({ name: 'Apparaat Kwijt' })
  })
})
