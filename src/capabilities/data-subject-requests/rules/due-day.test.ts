import { expect, test } from 'vitest'
import { checkRequest, dueDay, regimeOf } from './due-day.ts'

test.each([
  ['avg', '2026-11-27', '2026-12-27'],
  ['avg', '2027-01-31', '2027-02-28'],
  ['avg', '2028-01-31', '2028-02-29'],
  ['wpg', '2026-11-27', '2027-01-08'],
] as const)('%s: received on %s, answered on %s at the latest', (regime, received, due) => {
  expect(dueDay(regime, received)).toBe(due)
})

test('police answer under the Wpg, everyone else under the AVG', () => {
  expect(regimeOf('base-team:enschede')).toBe('wpg')
  for (const other of ['dealer:99000001', 'municipality:enschede']) expect(regimeOf(other)).toBe('avg')
})

test('a request that is still to come is no request', () => {
  const on = (receivedOn: string) => checkRequest({ kind: 'access', receivedOn }, '2026-11-27')
  expect(on('2026-11-27')).toEqual([])
  expect(on('2026-11-28')).toEqual([{ field: 'receivedOn', code: 'subject-request.in-future' }])
})
