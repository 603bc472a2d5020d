import { expect, test } from 'vitest'
import { type Caller, withoutSession } from '../../platform/caller.ts'
import { sourceOf } from './source-of.ts'

test.each([
  ['192.0.2.7', 'address:192.0.2.7'],
  ['::ffff:192.0.2.7', 'address:192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', 'address:2001:db8:1:2'],
  ['2001:0db8:0001:0002::1', 'address:2001:db8:1:2'],
  ['2001:db8::1', 'address:2001:db8:0:0'],
  ['2001:db8::5:6:7:8:9', 'address:2001:db8:0:5'],
  ['::1', 'address:0:0:0:0'],
  ['fe80::1%eth0', 'address:fe80:0:0:0'],
  ['64:ff9b::192.0.2.7', 'address:64:ff9b:0:0'],
])('%s asks as %s', (ip, source) => expect(sourceOf({ ip, caller: null })).toBe(source))

const caller = (role: Caller['role'], organisationId: string): Caller => ({
  organisationId,
  organisationName: '',
  role,
  accountId: 'a',
  accountName: '',
  ...withoutSession,
  via: 'session',
})

test('who is signed in asks as an organisation; a citizen, who can make accounts without end, as an address', () => {
  const ip = '192.0.2.7'
  expect(sourceOf({ ip, caller: caller('dealer', 'dealer:99000001') })).toBe('session:dealer:99000001')
  expect(sourceOf({ ip, caller: caller('citizen', 'citizen:x') })).toBe('address:192.0.2.7')
})
