import { expect, test } from 'vitest'
import { confirmWaysOf } from './confirm-ways.ts'

test.each([
  [{ method: 'passkey', passkeys: 2, isDemo: false }, ['passkey']],
  [{ method: 'passkey', passkeys: 0, isDemo: false }, ['sign-in']],
  [{ method: 'demo', passkeys: 0, isDemo: true }, ['demo']],
  [{ method: 'demo', passkeys: 1, isDemo: true }, ['passkey', 'demo']],
  // A session of the demo that outlived it.
  [{ method: 'demo', passkeys: 0, isDemo: false }, ['sign-in']],
  [{ method: 'sso', passkeys: 0, isDemo: false }, ['sign-in']],
  [{ method: 'sso', passkeys: 3, isDemo: true }, ['sign-in']],
] as const)('%j confirms by %j', (session, ways) => {
  expect(confirmWaysOf(session)).toEqual(ways)
})
