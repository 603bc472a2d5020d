import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { newImei, openWorld, type World } from '../../../tests/factories.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  await vi.waitFor(async () => expect((await check('whatever 4711')).status).toBe(200), { timeout: 10_000 })
})
afterAll(() => world.stop())

async function check(value: string, kind?: string) {
  const { status, body } = await world.nobody.post('/v1/checks', { value, ...(kind && { kind }) })
  return { status, ...(body as { result?: string; reason?: string; dataUntil?: string }) }
}
const becomes = (value: string, result: string) =>
  vi.waitFor(async () => expect((await check(value)).result).toBe(result), { timeout: 5_000 })

test('a reported number becomes a yes, and only that number', async () => {
  const imei = newImei()
  expect((await check(imei)).result).toBe('not-registered')
  await world.report({ item: { identifiers: [{ kind: 'imei', value: imei }] } })
  await becomes(imei, 'registered-stolen')
  expect((await check(newImei())).result).toBe('not-registered')
})
