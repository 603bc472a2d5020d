import { pino } from 'pino'
import { expect, test } from 'vitest'
import { note } from './journey.ts'
import type { Door } from './open-providers.ts'

const door = { provider: { id: 'police' } } as Door

function logged(cause: unknown, reason = 'answer-refused'): string {
  const lines: string[] = []
  note(pino({ base: null }, { write: (line: string) => void lines.push(line) }), door, reason, cause)
  return lines.join('')
}

test('the log says which provider and which error, and nothing of what came back', () => {
  const cause = Object.assign(new Error('https://helder.test/callback?code=kanarie-code'), {
    code: 'OAUTH_INVALID_RESPONSE',
    error: 'access_denied',
    error_description: 'Kanarienaam Zeldzaam',
    cause: { claims: { sub: 'kanarie-sub', name: 'Kanarienaam Zeldzaam' } },
  })
  const line = logged(cause)
  expect(JSON.parse(line)).toMatchObject({
    provider: 'police',
    reason: 'answer-refused',
    code: 'OAUTH_INVALID_RESPONSE',
    said: 'access_denied',
  })
  expect(line).not.toMatch(/kanarie/i)
  // What stands where the standard has a code may be anything that someone wrote into an address of ours.
  expect(logged({ error: 'Kanarienaam Zeldzaam' })).not.toMatch(/kanarie/i)
})

test('control: it writes a line, an error where someone has to act', () => {
  expect(JSON.parse(logged(undefined, 'broker-down'))).toMatchObject({ level: 50, reason: 'broker-down' })
  expect(JSON.parse(logged(undefined, 'cancelled'))).toMatchObject({ level: 30 })
})
