import { describe, expect, test } from 'vitest'
import { type AttemptLimits, openAttempts } from './attempts.ts'

function open(limits: Partial<AttemptLimits> = {}) {
  const clock = { now_ms: 1_000_000 }
  const attempts = openAttempts({ burst: 3, every_ms: 10_000, now_ms: () => clock.now_ms, ...limits })
  const take = (key: string) => {
    const attempt = attempts.take(key)
    return attempt.ok ? 'ok' : attempt.retryAfterSeconds
  }
  return { clock, attempts, take }
}

describe('attempts', () => {
  test('so many at once, then one each time; the wait that is named is the wait that is needed', () => {
    const { clock, take } = open()
    expect([1, 2, 3, 4].map(() => take('a'))).toEqual(['ok', 'ok', 'ok', 10])
    clock.now_ms += 9_000
    expect(take('a')).toBe(1)
    clock.now_ms += 1_000
    expect([take('a'), take('a')]).toEqual(['ok', 10])
  })

  test('asking on while refused makes nobody wait longer: no lock that others can put on', () => {
    const { clock, take } = open()
    for (let n = 0; n < 10_000; n++) take('a')
    clock.now_ms += 10_000
    expect(take('a')).toBe('ok')
  })

  test('one key does not count for another; control: the same key does', () => {
    const { take } = open()
    for (let n = 0; n < 3; n++) take('a')
    expect(take('b')).toBe('ok')
    expect(take('a')).not.toBe('ok')
  })

  test('what succeeded is given back, and no more than was spent', () => {
    const { attempts, take } = open()
    for (let n = 0; n < 50; n++) {
      const attempt = attempts.take('a')
      if (!attempt.ok) throw new Error('refused')
      attempt.giveBack(5)
    }
    expect([1, 2, 3, 4].map(() => take('a'))).toEqual(['ok', 'ok', 'ok', 10])
  })

  test('remembers so many and no more', () => {
    const { take } = open({ burst: 1, keys_max: 2 })
    expect(['a', 'b', 'c'].map(take)).toEqual(['ok', 'ok', 'ok'])
    expect([take('c'), take('b')]).toEqual([10, 10])
    expect(take('a')).toBe('ok')
  })
})
