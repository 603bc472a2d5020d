import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openChecker } from '../../../tests/checks.ts'
import { newImei, openWorld, type World } from '../../../tests/factories.ts'
import type { Answer } from '../../../tests/helder.ts'
import type { Problem } from '../../platform/contract.ts'

let world: World
type Checker = ReturnType<typeof openChecker>
let checker: Checker
beforeAll(async () => {
  world = await openWorld()
  checker = openChecker(world)
  // The first answers; from then on the short way knows its headers.
  await becomes('F2LXK0ABC12', 'not-registered')
})
afterAll(() => world.stop())

const check = (...asked: Parameters<Checker['check']>) => checker.check(...asked)
const says = (value: string) => checker.says(value)
const becomes = (value: string, result: string) => checker.becomes(value, result)
/** Signed in, so that it goes the long way. */
const theLongWay = async (value: string) => (await world.as('dealer')).post('/v1/checks', { value })

describe('an answer', () => {
  test('a reported number becomes a yes, and only that number', async () => {
    const imei = newImei()
    expect(await says(imei)).toBe('not-registered')
    await world.report({ item: { identifiers: [{ kind: 'imei', value: imei }] } })
    await becomes(imei, 'registered-stolen')
    expect(await says(newImei())).toBe('not-registered')
    // As it may be typed, and whichever kind someone takes it for.
    expect(await says(imei.replace(/^(..)(.{6})(.{6})(.)$/, '$1-$2-$3-$4'))).toBe('registered-stolen')
    expect(await says(`${imei.slice(0, 14)}01`)).toBe('registered-stolen')
    const asSerial = await check(imei, { more: { kind: 'serial' } })
    expect(asSerial.body).toMatchObject({ result: 'registered-stolen' })
  })

  test('a number that can’t be right is not-valid, unless it stands as stolen', async () => {
    const wrong = newImei().replace(/.$/, (digit) => String((Number(digit) + 1) % 10))
    expect((await check(wrong)).body).toMatchObject({ result: 'not-valid', reason: 'check-digit' })
    expect((await check('8712345678906')).body).toMatchObject({ result: 'not-valid', reason: 'model-number' })
    expect((await check('onbekend')).body).toMatchObject({ result: 'not-valid', reason: 'placeholder' })
    await world.report({ item: { identifiers: [{ kind: 'imei', value: wrong }] } })
    await becomes(wrong, 'registered-stolen')
  })

  test('is as long as every other, and says until when the data go', async () => {
    const stolen = newImei()
    await world.report({ item: { identifiers: [{ kind: 'imei', value: stolen }] } })
    await becomes(stolen, 'registered-stolen')
    const answers = [await check(stolen), await check(newImei()), await check('8712345678906')]
    answers.push(await theLongWay(stolen), await theLongWay('onbekend'))
    for (const { text, headers, body } of answers) {
      expect([text.length, Number(headers['content-length'])]).toEqual([512, 512])
      const age_ms = Date.now() - Date.parse((body as { dataUntil: string }).dataUntil)
      expect(age_ms).toBeLessThan(2_000)
    }
    expect(new Set(answers.map(({ body }) => Object.keys(body as object).join()))).toEqual(
      new Set(['result,dataUntil', 'result,reason,dataUntil']),
    )
  })

  test('has the same headers on the short way and on the long one', async () => {
    const ofConnection = ['date', 'connection', 'keep-alive']
    const names = ({ headers }: Answer) =>
      Object.fromEntries(Object.entries(headers).filter(([name]) => !ofConnection.includes(name)))
    const long = names(await theLongWay(newImei()))
    const short = await check(newImei())
    // The first of a second has its head from Node, the next the same.
    expect([names(short), names(await check(newImei()))]).toEqual([long, long])
    expect(short.headers).toMatchObject({
      'api-version': '1.0.0',
      'cache-control': 'no-store',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'x-content-type-options': 'nosniff',
    })
    expect(short.headers['set-cookie']).toBeUndefined()
  })
})

describe('the short way', () => {
  test.each<[string, Record<string, string>, number]>([
    ['a plain check never reaches Fastify', {}, 0],
    ['control: one with a cookie does', { cookie: 'helder_session=x' }, 1],
    ['and one with a token', { authorization: 'Bearer x' }, 1],
  ])('%s', async (_name, headers, expected) => {
    let handled = 0
    const count = () => void handled++
    subscribe('tracing:fastify.request.handler:start', count)
    await check(newImei(), { headers })
    unsubscribe('tracing:fastify.request.handler:start', count)
    expect(handled).toBe(expected)
  })

  test('is for JSON only', async () => {
    const status = async (type: string) =>
      (await check(newImei(), { headers: { 'content-type': type } })).status
    expect(await status('application/json; charset=utf-8')).toBe(200)
    expect(await status('application/json5')).toBe(415)
  })
})

describe('wrong input', () => {
  test.each<[unknown, [string, string][]]>([
    [{}, [['value', 'field.text']]],
    [{ value: '' }, [['value', 'field.required']]],
    [{ value: '  ' }, [['value', 'field.required']]],
    [{ value: 'x'.repeat(201) }, [['value', 'field.too-long']]],
    [
      { value: 12, kind: 'phone', work: 3 },
      [
        ['value', 'field.text'],
        ['kind', 'field.choice'],
        ['work', 'field.text'],
      ],
    ],
    [{ value: 'AB1234', kind: null }, [['kind', 'field.choice']]],
  ])('%j names every wrong field', async (body, expected) => {
    const answer = await world.nobody.post('/v1/checks', body)
    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(answer.headers['content-security-policy']).toBeDefined()
    const { status, errors } = answer.body as Problem
    expect([status, errors?.map(({ field, code }) => [field, code])]).toEqual([400, expected])
  })

  test('what is no JSON, no object or too large is a problem as on every route', async () => {
    const send = async (payload: string, type = 'application/json') => {
      const headers = { 'content-type': type }
      const answer = await world.app.inject({ method: 'POST', url: '/v1/checks', headers, payload })
      return [answer.statusCode, answer.json<Problem>().reason]
    }
    expect(await send('{"value":')).toEqual([400, 'invalid-input'])
    expect(await send('[]')).toEqual([400, 'invalid-input'])
    expect(await send('null')).toEqual([400, 'invalid-input'])
    expect(await send('{"value":"AB1234"}', 'text/csv')).toEqual([415, 'unsupported-media-type'])
    expect(await send(JSON.stringify({ value: 'x'.repeat(3_000) }))).toEqual([400, 'invalid-input'])
    expect(await send(JSON.stringify({ value: 'x'.repeat(2_000_000) }))).toEqual([413, 'too-large'])
    expect((await world.nobody.get('/v1/checks')).status).toBe(404)
  })

  test('in the language of the caller', async () => {
    const english = await check('', { headers: { 'accept-language': 'en' } })
    const dutch = await check('')
    expect((english.body as Problem).detail).not.toBe((dutch.body as Problem).detail)
  })
})
