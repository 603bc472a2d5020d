import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { seedFixed } from '../../seeds/fixed.ts'
import { type TestDatabase, testDatabase } from '../../tests/database.ts'
import { newImei } from '../../tests/factories.ts'
import { ENSCHEDE, HENGELO } from '../../tests/purchases.ts'
import { type Database, openDatabase } from '../platform/database.ts'

const LAUNCHER = join(import.meta.dirname, '../../bin/helder.mjs')
const HEADER =
  'reference;branch_number;acquired_at;category;brand;identifiers;price_cents;payment_method;seller_name;seller_street;' +
  'seller_house_number;seller_postcode;seller_town;seller_is_adult;document_kind;document_number;document_country'
const SELLER = 'M. Canary;Voorbeeldweg;14;7511 AA;Enschede;yes;identity-card;IR4K7B921;NL'
const folder = mkdtempSync(join(tmpdir(), 'helder-import-'))
let database: TestDatabase
let admin: Database

beforeAll(async () => {
  database = await testDatabase()
  admin = openDatabase(database.adminUrl, { max: 1 })
  await seedFixed(admin, new Date())
})
beforeEach(async () => {
  await admin`truncate registers.entry, registers.item, registers.item_identifier, registers.item_term, registers.person_box,
    registers.leaf cascade`
  await admin`update registers.counter set last_number = 0`
})
afterAll(async () => {
  await admin.end()
  await database.drop()
  rmSync(folder, { recursive: true, force: true })
})

type Line = { branch?: string; at?: string; item?: string; price?: string; seller?: string }

function line(reference: string, given: Line = {}): string {
  const { branch = ENSCHEDE, at = '2026-10-05T14:05:00+02:00', price = '12500', seller = SELLER } = given
  const { item = `phone;Oppo;imei:${newImei()}` } = given
  return `${reference};${branch};${at};${item};${price};bank;${seller}`
}

function file(lines: string[], header = HEADER): string {
  const path = join(folder, 'purchases.csv')
  writeFileSync(path, `\ufeff${[header, ...lines].join('\r\n')}\r\n`)
  return path
}

/** A command of `helder` in a process of its own. */
function helder(...args: string[]) {
  const child = spawn(process.execPath, [LAUNCHER, ...args], {
    env: { ...process.env, DATABASE_URL: database.adminUrl, HELDER_DATA: database.dataDir, LANG: 'en_GB' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  let err = ''
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
  const done = new Promise<{ code: number | null; out: string; err: string }>((resolve) =>
    child.once('close', (code) => resolve({ code, out, err })),
  )
  return { child, done }
}
const run = (path: string) => helder('import', 'purchases', path).done

async function standing(): Promise<{ purchases: number; items: number; twice: number; gaps: number }> {
  const [row] = await admin<{ purchases: number; items: number; twice: number; gaps: number }[]>`
    select (select count(*) from registers.entry) as purchases, (select count(*) from registers.item) as items,
           (select count(*) from (select from registers.item_identifier group by canonical having count(*) > 1) t) as twice,
           (select count(*) from (select from registers.entry group by branch_number
                                  having max(sequence_number) <> count(*)) g) as gaps`
  return row!
}

describe('helder import purchases', () => {
  test('good lines stand, each wrong one is named by line and column, and no value is repeated', async () => {
    const path = file([
      line('A-1'),
      line('A-2', { price: '125,00' }),
      line('A-3', { item: 'phone;Oppo;imei:123' }),
      line('A-4', { branch: '990000999999' }),
      line('', {}),
      'A-6;too few',
      line('A-7', { seller: 'M. Canary;;;;;yes;;;' }),
      '"open',
      line('A-8', { branch: HENGELO }),
    ])
    const { code, out, err } = await run(path)
    expect(err.trim().split('\n').sort(byLine)).toEqual(
      [
        expect.stringMatching(/^line 3, price_cents: Write the price in whole cents/),
        expect.stringMatching(/^line 4, identifiers: /),
        expect.stringMatching(/^line 5, branch_number: /),
        expect.stringMatching(/^line 6, reference: Without your own number/),
        expect.stringMatching(/^line 7: This line has more or fewer fields/),
        ...['street', 'house_number', 'postcode', 'town'].map((name) =>
          expect.stringMatching(new RegExp(`^line 8, seller_${name}: `)),
        ),
        ...['kind', 'number', 'country'].map((name) =>
          expect.stringMatching(new RegExp(`^line 8, document_${name}: `)),
        ),
        expect.stringMatching(/^line 9: A quote opens/),
      ].sort(byLine),
    )
    expect(err + out).not.toContain('Canary')
    expect(out).toBe('9 lines read: 2 purchases recorded, 0 stood already unchanged, 7 refused (7 lines).\n')
    expect(code).toBe(1)
    expect(await standing()).toMatchObject({ purchases: 2, items: 2 })
  })

  test('rows of one purchase find each other, and an error keeps out that purchase as a whole', async () => {
    const path = file([
      line('B-1'),
      line('B-2'),
      line('B-3', { item: 'watch;Seiko;serial:QX7731' }),
      line('B-1', { item: 'watch;Seiko;serial:QX7732' }),
      line('B-2', { item: 'watch;Seiko;serial:QX7733', at: '2026-10-06T14:05:00+02:00' }),
    ])
    const { err, out } = await run(path)
    expect(err.trim().split('\n')).toEqual([
      'line 6, acquired_at: This differs from line 3, which is of the same purchase.',
      'line 3: Not recorded: this line is of one purchase with line 6, which has an error.',
    ])
    expect(out).toContain('2 purchases recorded, 0 stood already unchanged, 1 refused (2 lines)')
    expect(await standing()).toMatchObject({ purchases: 2, items: 3 })
  })

  test('again changes nothing; other content asks for a correction', async () => {
    const lines = [line('C-1'), line('C-2')]
    expect((await run(file(lines))).code).toBe(0)
    const changed = [lines[0]!, lines[1]!.replace(';12500;', ';12600;'), line('C-3')]
    const { err, out, code } = await run(file(changed))
    expect(err).toMatch(/^line 3, reference: .* make a correction\.\n$/)
    expect(out).toContain('1 purchases recorded, 1 stood already unchanged, 1 refused (1 lines)')
    expect(code).toBe(1)
    expect(await standing()).toMatchObject({ purchases: 3 })
  })

  test('what is exported comes back in as the same', async () => {
    await run(
      file([line('D-1', { item: 'bicycle;Gazelle;frame:GA 123|engraving:7511AA \\| 14' }), line('D-2')]),
    )
    const exported = join(folder, 'exported.csv')
    expect((await helder('export', 'purchases', exported).done).code).toBe(0)
    expect(readFileSync(exported, 'utf8')).toContain('M. Canary')
    const [looks] = await admin`select count(*) as n from access.log where action = 'open-seller'`
    expect(looks?.['n']).toBe(2)
    expect((await run(exported)).out).toContain('0 purchases recorded, 2 stood already unchanged')
  })

  test('a header that lacks a column, and a file that is not there', async () => {
    const { code, err } = await run(file([line('E-1')], HEADER.replace('category;', '')))
    expect([code, err]).toEqual([2, expect.stringContaining('it lacks category')])
    expect(await run(join(folder, 'none.csv'))).toMatchObject({ code: 2 })
  })

  test('100,000 lines, killed with -9 in the middle and run again: everything stands, nothing twice', async () => {
    const count = 100_000
    const lines = Array.from({ length: count }, (_, n) =>
      line(`F-${n}`, { branch: n % 2 ? ENSCHEDE : HENGELO }),
    )
    const path = file(lines)
    const { child, done } = helder('import', 'purchases', path)
    await expect.poll(recordedSoFar, { timeout: 120_000, interval: 200 }).toBeGreaterThan(count / 5)
    child.kill('SIGKILL')
    expect((await done).err).toMatch(/of 100000 lines \(\d+ %\), (\d+ min )?\d+ s left/)
    const broken = await standing()
    expect(broken.purchases).toBeLessThan(count)
    expect(broken.gaps).toBe(0)
    const again = helder('import', 'purchases', path)
    const peak = watchMemory(again.child)
    expect((await again.done).code).toBe(0)
    expect(await standing()).toEqual({ purchases: count, items: count, twice: 0, gaps: 0 })
    // The file alone has 20 MB, its purchases as objects some 300 MB: held whole, they would not fit.
    if (process.platform === 'linux') expect(peak()).toBeLessThan(500)
    // The control: without the repeat key the same goods would stand twice, and this test would see it.
    await run(file(lines.slice(0, 10).map((one) => one.replace('F-', 'G-'))))
    expect(await standing()).toEqual({ purchases: count + 10, items: count + 10, twice: 10, gaps: 0 })
  }, 900_000)
})

async function recordedSoFar(): Promise<number> {
  const [row] = await admin<
    { n: number }[]
  >`select coalesce(sum(last_number), 0)::int as n from registers.counter`
  return row!.n
}

/** The most memory a process has taken, in MB, as Linux tells. */
function watchMemory({ pid }: { pid?: number | undefined }): () => number {
  let most = 0
  const timer = setInterval(() => {
    const status = `/proc/${pid}/status`
    const line = existsSync(status) ? /VmHWM:\s+(\d+) kB/.exec(readFileSync(status, 'utf8')) : null
    most = Math.max(most, Number(line?.[1] ?? 0) / 1024)
  }, 500)
  return () => {
    clearInterval(timer)
    return most
  }
}

const byLine = (a: unknown, b: unknown) => Number(/\d+/.exec(String(a))) - Number(/\d+/.exec(String(b)))
