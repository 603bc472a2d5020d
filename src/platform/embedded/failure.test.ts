import { expect, test } from 'vitest'
import { failureFrom } from './failure.ts'

test.each([
  ['FATAL:  could not extend file "base/1/2691": No space left on device', 'disk-full'],
  ['ERROR: wrote only 4096 of 8192 bytes at block 3\nPANIC:  cannot abort transaction 1', 'disk-full'],
  ["Error: EACCES: permission denied, mkdir '/data'", 'not-writable'],
  ["Error: EROFS: read-only file system, mkdir '/data'", 'not-writable'],
  ['initdb: error while loading shared libraries: libicuuc.so.60', 'missing-binary'],
  ['FATAL:  could not create shared memory segment', 'start-failed'],
  ['', 'start-failed'],
])('%j is told as %s, with a sentence on what to do', (said, code) => {
  const failure = failureFrom(said, '/data')
  expect(failure.code).toBe(code)
  expect(failure.hint).toMatch(/^[A-Z].*\.$/)
})
