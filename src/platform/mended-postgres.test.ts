import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '../../tests/database.ts'
import { mend } from './mended-postgres.ts'

const database = await testDatabase()
afterAll(() => database.drop())

const PROGRAM = join(import.meta.dirname, 'test-kill-backends.ts')

/** Transactions of some clients while their backends are killed, in a process of their own. */
async function killBackends(driver: 'mended' | 'published'): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [PROGRAM, database.adminUrl, driver])
  let said = ''
  child.stdout.on('data', (chunk) => (said += String(chunk)))
  child.stderr.on('data', (chunk) => (said += String(chunk)))
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, said }
}

test('killed backends cost their own transactions only, and work goes on', async () => {
  const { code, said } = await killBackends('mended')
  expect([code, said]).toEqual([
    0,
    expect.stringMatching(/^all ended, [1-9]\d* done, [1-9]\d* refused, works\n$/),
  ])
})

test('the control: as published, the process does not live through it', async () => {
  const { said } = await killBackends('published')
  expect(said).toMatch(/uncaught|never ended/)
})

test('another text is refused', () => {
  expect(() => mend('function nextWrite(fn) {')).toThrow('postgres.js changed')
})
