import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Answer, testHelder, type TestHelder } from '../../../../tests/helder.ts'
import { type Options, softPasskey } from '../../../../tests/soft-passkey.ts'
import type { MailJob } from '../../../platform/mail.ts'

const place = { rpId: 'helder.test', origin: 'http://helder.test' }
const url = '/v1/me/email-address'
let helder: TestHelder
beforeAll(async () => {
  helder = await testHelder({ env: { HELDER_TRUST_PROXY: 'true' } })
})
afterAll(() => helder.stop())

type Cookie = { cookie: string }
const cookieOf = ({ headers }: Answer): Cookie => ({ cookie: String(headers['set-cookie']).split(';')[0]! })
const offer = async (input: object): Promise<Options> =>
  ((await helder.nobody.post('/v1/passkey-challenges', input)).body as { options: Options }).options

async function citizen(): Promise<Cookie> {
  const made = softPasskey(place).register(await offer({ deed: 'sign-up', label: 'Eigen spullen' }))
  return cookieOf(await helder.nobody.post('/v1/passkeys', { deed: 'sign-up', ...made }))
}
/** Mails that wait in the queue, taken out of it. */
async function queued(): Promise<MailJob[]> {
  const jobs = await helder.admin<{ payload: MailJob }[]>`
    with gone as (delete from graphile_worker._private_jobs returning id, payload) select payload from gone order by id`
  return jobs.map(({ payload }) => payload)
}
let from = 0
const give = (cookie: Cookie, address: string) =>
  helder.nobody.put(url, { address }, { ...cookie, 'x-forwarded-for': `10.0.0.${from++}` })
const confirm = (cookie: Cookie, code: string) =>
  helder.nobody.post(`${url}/confirmations`, { code }, { ...cookie })
const codeIn = ([mail]: MailJob[]) => /code is (\d{6})/.exec(mail!.text)![1]!
const wrong = (code: string) => (code === '000000' ? '000001' : '000000')
const read = async (cookie: Cookie) => (await helder.nobody.get(url, cookie)).body

async function withAddress(address: string): Promise<Cookie> {
  const cookie = await citizen()
  expect((await give(cookie, address)).status).toBe(204)
  expect((await confirm(cookie, codeIn(await queued()))).status).toBe(204)
  return cookie
}

test('an address counts once its code is typed in, and stands nowhere in the open', async () => {
  const cookie = await citizen()
  expect(await read(cookie)).toEqual({ address: null, waiting: null, codeEndsAt: null })
  const address = 'kanarie.adres@voorbeeld.example'
  expect((await give(cookie, address)).status).toBe(204)
  const mails = await queued()
  expect(mails.map(({ to, paths }) => [to, paths])).toEqual([[address, []]])
  expect(await read(cookie)).toMatchObject({ address: null, waiting: address })
  const code = codeIn(mails)
  expect((await confirm(cookie, wrong(code))).body).toMatchObject({ reason: 'code-wrong' })
  expect((await confirm(cookie, code)).status).toBe(204)
  expect(await read(cookie)).toEqual({ address, waiting: null, codeEndsAt: null })
  const [kept] =
    await helder.admin`select e::text as row, sealed from access.email_address e where sealed is not null`
  expect(String(kept!['row']) + Buffer.from(kept!['sealed'] as Buffer).toString('latin1')).not.toContain(
    'kanarie',
  )
  // Used up.
  expect((await confirm(cookie, code)).body).toMatchObject({ reason: 'code-gone' })

  // Another address does not take its place before it is confirmed.
  await give(cookie, 'ander@voorbeeld.example')
  expect(await read(cookie)).toMatchObject({ address, waiting: 'ander@voorbeeld.example' })
  await queued()
  expect((await helder.nobody.delete(url, cookie)).status).toBe(204)
  expect(await read(cookie)).toEqual({ address: null, waiting: null, codeEndsAt: null })
})

test('a code is not guessed: five wrong ones end it, and so does time; control: four don’t', async () => {
  const cookie = await citizen()
  await give(cookie, 'a@voorbeeld.example')
  const code = codeIn(await queued())
  const reasons: unknown[] = []
  for (let n = 0; n < 4; n++)
    reasons.push(((await confirm(cookie, wrong(code))).body as { reason: string }).reason)
  expect(reasons).toEqual(['code-wrong', 'code-wrong', 'code-wrong', 'code-wrong'])
  expect((await confirm(cookie, code)).status).toBe(204)

  await give(cookie, 'b@voorbeeld.example')
  const second = codeIn(await queued())
  for (let n = 0; n < 5; n++) await confirm(cookie, wrong(second))
  expect((await confirm(cookie, second)).body).toMatchObject({ reason: 'code-gone' })

  await give(cookie, 'c@voorbeeld.example')
  const third = codeIn(await queued())
  await helder.admin`update access.email_address set code_expires_at = now() where waiting is not null`
  expect((await confirm(cookie, third)).body).toMatchObject({ reason: 'code-gone' })
  expect(await read(cookie)).toMatchObject({ address: 'a@voorbeeld.example', waiting: null })
})

test.each(['geen adres', 'a@b@c', 'a@b,c@d', '"x" <a@b.example>', 'a@b\r\nBcc: c@d.example'])(
  '%j is no address',
  async (address) => {
    const answer = await give(await citizen(), address)
    expect(answer.status).toBe(400)
    expect(await queued()).toEqual([])
  },
)

test('one source sends so many codes and no more', async () => {
  const cookie = await citizen()
  const send = () =>
    helder.nobody.put(url, { address: 'a@voorbeeld.example' }, { ...cookie, 'x-forwarded-for': '10.9.9.9' })
  const statuses: number[] = []
  for (let n = 0; n < 11; n++) statuses.push((await send()).status)
  expect(statuses.filter((status) => status === 204)).toHaveLength(10)
  expect(statuses.at(-1)).toBe(429)
  await queued()
})

const list = {
  municipality: 'enschede',
  committedOn: '2026-10-01',
  items: [
    { category: 'phone', brand: 'Canariephone', identifiers: [{ kind: 'imei', value: '490154203237518' }] },
  ],
}

test('police news about a list reaches a confirmed address, without what it is about; nobody else gets mail', async () => {
  const told = await withAddress('told@voorbeeld.example')
  const waits = await citizen()
  await give(waits, 'waits@voorbeeld.example')
  const silent = await citizen()
  await queued()
  const police = await helder.as('fencing-specialist')
  const ids: string[] = []
  for (const cookie of [told, waits, silent]) {
    const sent = await helder.nobody.post('/v1/goods-lists', list, cookie)
    expect(sent.status, sent.text).toBe(201)
    ids.push((sent.body as { id: string }).id)
  }
  expect(await queued()).toEqual([])
  for (const id of ids) {
    const refused = await police.post(`/v1/goods-lists/${id}/decisions`, {
      decision: 'refuse',
      reason: 'Canariereden',
    })
    expect(refused.status, refused.text).toBe(201)
  }
  const mails = await queued()
  expect(mails.map(({ to, paths }) => [to, paths])).toEqual([['told@voorbeeld.example', ['/app/aangifte']]])
  expect(JSON.stringify(mails)).not.toMatch(/canarie|490154|enschede/i)
})

test('what police end or open again on the report is news for the owner too; a look at it is not', async () => {
  const told = await withAddress('told@voorbeeld.example')
  const sent = await helder.nobody.post('/v1/goods-lists', list, told)
  const { id } = sent.body as { id: string }
  const police = await helder.as('fencing-specialist')
  const accepted = await police.post(`/v1/goods-lists/${id}/decisions`, { decision: 'accept' })
  expect(accepted.status, accepted.text).toBe(201)
  expect(await queued()).toHaveLength(1)
  const [item] = await helder.admin<{ id: string; report: string }[]>`
    select i.id, i.report_id as report from thefts.listed_item l join thefts.item i on i.id = l.stolen_item_id
     where l.list_id = ${id}`
  const of = `/v1/theft-reports/${item!.report}/items/${item!.id}`
  expect((await police.get(`/v1/theft-reports/${item!.report}`)).status).toBe(200)
  expect(await queued()).toEqual([])
  const ended = await police.post(`${of}/endings`, { reasonCode: 'returned' })
  expect(ended.status, ended.text).toBe(201)
  expect((await queued()).map(({ to }) => to)).toEqual(['told@voorbeeld.example'])
  expect((await police.post(`${of}/endings`, { reasonCode: 'returned' })).status).toBe(409)
  expect(await queued()).toEqual([])
})

test('police of another team can’t make the address out, nor can the owner’s colleague citizens', async () => {
  const told = await withAddress('told@voorbeeld.example')
  const sent = await helder.nobody.post('/v1/goods-lists', list, told)
  const { id } = sent.body as { id: string }
  const look = (role: string, organisation: string) =>
    helder.admin.begin(async (tx) => {
      await tx`set local role helder_app`
      await tx`select set_config('helder.role', ${role}, true), set_config('helder.account', 'a', true),
        set_config('helder.organisation', ${organisation}, true)`
      return (await tx`select * from thefts.owner_email_address(${id})`).length
    })
  expect(await look('detective', 'base-team:enschede')).toBe(1)
  expect(await look('detective', 'base-team:elsewhere')).toBe(0)
  expect(await look('citizen', 'citizen:elsewhere')).toBe(0)
  expect(await look('administrator', 'operator:helder')).toBe(0)
})

test('a recovery code that is used is told to the address that counts', async () => {
  const cookie = await withAddress('told@voorbeeld.example')
  const recoverySecret = randomBytes(32).toString('base64url')
  const keys = [{ kind: 'recovery', box: 'AAAA' }]
  expect((await helder.nobody.post('/v1/belongings/keys', { keys, recoverySecret }, cookie)).status).toBe(204)
  const options = await offer({ deed: 'recover', label: 'Eigen spullen', recoverySecret })
  const back = await helder.nobody.post('/v1/passkeys', {
    deed: 'recover',
    ...softPasskey(place).register(options),
  })
  expect(back.status).toBe(204)
  const mails = await queued()
  expect(mails.map(({ to, subject }) => [to, subject.includes('passkey')])).toEqual([
    ['told@voorbeeld.example', true],
  ])
  // With the account the address goes.
  expect((await helder.nobody.delete('/v1/me', cookieOf(back))).status).toBe(204)
})
