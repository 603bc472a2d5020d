import { expect, test, vi } from 'vitest'
import { decide, requires } from './requires.ts'

test('a missing tool is listed as NOT RUN with the command that brings it', () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  expect(decide('go', false, false)).toEqual({ run: false })
  expect(warn.mock.calls.join()).toContain('NOT RUN: tests that need go; to run them: apt-get install')
  warn.mockRestore()
})

test('with HELDER_REQUIRE_ALL=1 a missing tool is a failure', () => {
  expect(() => decide('strace', false, true)).toThrow('HELDER_REQUIRE_ALL=1')
})

test('a tool that is there runs', () => {
  expect(decide('go', true, true)).toEqual({ run: true })
  expect(typeof requires('strace').run).toBe('boolean')
})
