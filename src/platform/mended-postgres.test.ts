import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '../../tests/database.ts'
import { mend } from './mended-postgres.ts'

const database = await testDatabase()
afterAll(() => database.drop())

type Driver = 'mended' | 'published'

/** Runs one of the programs beside this file in a process of its own, which it may end. */
async function run(program: string, driver: Driver): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, program), database.adminUrl, driver])
  let said = ''
  child.stdout.on('data', (chunk) => (said += String(chunk)))
  child.stderr.on('data', (chunk) => (said += String(chunk)))
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, said }
}

test('killed backends cost their own transactions only, and work goes on', async () => {
  const { code, said } = await run('test-kill-backends.ts', 'mended')
  expect([code, said]).toEqual([
    0,
    expect.stringMatching(/^all ended, [1-9]\d* done, [1-9]\d* refused, works\n$/),
  ])
})

test('the control: as published, the process does not live through it', async () => {
  const { said } = await run('test-kill-backends.ts', 'published')
  expect(said).toMatch(/uncaught|never ended/)
})

test('a transaction that lost its connection writes nothing in the transaction of another', async () => {
  expect((await run('test-stray-write.ts', 'mended')).said).toBe('second\n')
})

test('the control: as published it does', async () => {
  expect((await run('test-stray-write.ts', 'published')).said).toBe('first and second\n')
})

test('another text is refused', () => {
  expect(() => mend('/postgres/src/connection.js', 'function nextWrite(fn) {')).toThrow('postgres.js changed')
})
