import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test, vi } from 'vitest'
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

type Queue = {
  push: (x: object) => object
  shift: () => object | undefined
  remove: (x: object) => object | null
  length: number
}

/** Its queue module, which imports nothing, as published or mended. */
async function queueOf(driver: Driver): Promise<Queue> {
  const file = join(import.meta.dirname, '../../node_modules/postgres/src/queue.js')
  const published = readFileSync(file, 'utf8')
  const text = driver === 'mended' ? mend('/postgres/src/queue.js', published) : published
  const module = (await import(`data:text/javascript,${encodeURIComponent(text)}`)) as {
    default: () => Queue
  }
  return module.default()
}

/** How many places a queue of two searches after many went through it. */
async function searched(driver: Driver): Promise<number> {
  const queue = await queueOf(driver)
  queue.push({})
  for (let n = 0; n < 5_000; n++) {
    queue.push({})
    queue.shift()
  }
  const last = queue.push({})
  const places: number[] = []
  const splice = vi.spyOn(Array.prototype, 'splice').mockImplementation(function (this: unknown[]) {
    places.push(this.length)
    return []
  })
  queue.remove(last)
  splice.mockRestore()
  return places[0]!
}

test('a queue that is never quite empty stays as short as what is in it; as published it does not', async () => {
  expect(await searched('mended')).toBeLessThan(5)
  expect(await searched('published')).toBeGreaterThan(5_000)
})

test('the mended queue gives and removes what a plain list would', async () => {
  const queue = await queueOf('mended')
  const things = Array.from({ length: 5 }, (_, n) => ({ n }))
  const deed = fc.oneof(fc.constant(null), fc.record({ push: fc.nat(4) }), fc.record({ remove: fc.nat(4) }))
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 60 }), (deeds) => {
      const list: object[] = []
      while (queue.length > 0) queue.shift()
      for (const one of deeds) {
        if (one === null) {
          if (list.length > 0) expect(queue.shift()).toBe(list.shift())
        } else if ('push' in one) list.push(queue.push(things[one.push]!))
        else {
          const at = list.indexOf(things[one.remove]!)
          expect(queue.remove(things[one.remove]!)).toBe(at === -1 ? null : list.splice(at, 1)[0])
        }
        expect(queue.length).toBe(list.length)
      }
    }),
  )
})

test('another text is refused', () => {
  expect(() => mend('/postgres/src/connection.js', 'function nextWrite(fn) {')).toThrow('postgres.js changed')
})
