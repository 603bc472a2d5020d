import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { nextNumber, openWorld, type World } from '../../tests/factories.ts'

const LAUNCHER = join(import.meta.dirname, '../../bin/helder.mjs')
const HEADER =
  'Bron;BronUniekID;Registratienummer;Categorie;Merk;Chassis_graveer;Uniek_nummer;Pleegdatum;Pleegplaats'
const folder = mkdtempSync(join(tmpdir(), 'helder-import-'))
let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(async () => {
  await world.stop()
  rmSync(folder, { recursive: true, force: true })
})

function file(lines: string[]): string {
  const path = join(folder, `${nextNumber()}.csv`)
  writeFileSync(path, `\ufeff${[HEADER, ...lines].join('\r\n')}\r\n`)
  return path
}

/** `helder import thefts` in a process of its own; `seen` hears each line while it runs. */
function helder(path: string) {
  const child = spawn(process.execPath, [LAUNCHER, 'import', 'thefts', path], {
    env: {
      ...process.env,
      DATABASE_URL: world.database.adminUrl,
      HELDER_DATA: world.database.dataDir,
      LANG: 'en_GB',
    },
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

const count = async () => {
  const [row] = await world.admin<{ items: number; versions: number; n: number }[]>`
    select (select count(*) from thefts.item) as items, (select count(*) from thefts.item_version) as versions,
           (select n from thefts.change) as n`
  return row!
}
const bicycle = (id: string, number = nextNumber()) =>
  `BVH;${id};2026${Math.floor(number / 3)};bicycle;Gazelle;GZ${1_000_000 + number};;03-11-2026;Enschede`

describe('helder import thefts', () => {
  test('good lines stand, each wrong one is named by line and column, and its value is not repeated', async () => {
    const before = await count()
    const path = file([
      bicycle('L2'),
      'BVH;L3;;phone;Oppo;;356759040123458;31-02-2026;Enschede',
      `;;;phone;Oppo;;${'B7'.repeat(21)};2026-11-03;Enschede`,
      'BVH;L5;too few',
      '"open',
      bicycle('L7'),
      bicycle('L7'),
    ])
    const { code, out, err } = await helder(path).done
    expect(err.trim().split('\n')).toEqual([
      expect.stringMatching(/^line 3, Pleegdatum: Write a day as/),
      expect.stringMatching(/^line 4, Bron: /),
      expect.stringMatching(/^line 4, BronUniekID: /),
      expect.stringMatching(/^line 4, Uniek_nummer: /),
      expect.stringMatching(/^line 5: This line has more or fewer/),
      expect.stringMatching(/^line 6: A quote opens/),
      expect.stringMatching(/^line 8, BronUniekID: This number stands on line 7/),
    ])
    expect(err).not.toContain('31-02-2026')
    expect(out).toBe('7 lines read: 2 stolen items new, 0 changed, 0 stood already unchanged, 5 refused.\n')
    expect(code).toBe(1)
    expect((await count()).items - before.items).toBe(2)
  })

  test('a second run changes nothing; other content makes a new version', async () => {
    const lines = Array.from({ length: 1200 }, (_, n) => bicycle(`R${n}`))
    expect((await helder(file(lines)).done).code).toBe(0)
    const before = await count()
    const again = await helder(file(lines)).done
    expect(again).toMatchObject({
      code: 0,
      out: '1200 lines read: 0 stolen items new, 0 changed, 1200 stood already unchanged, 0 refused.\n',
    })
    expect(await count()).toEqual(before)
    const changed = await helder(file([lines[0]!.replace('Gazelle', 'Sparta'), ...lines.slice(1)])).done
    expect(changed.out).toContain('0 stolen items new, 1 changed, 1199 stood')
    expect(await count()).toEqual({ items: before.items, versions: before.versions + 1, n: before.n + 1 })
  })

  test('rows of one registration number are one report, each with its own day', async () => {
    const lines = ['2026-11-01', '2026-11-02'].map(
      (day, n) => `BVH;D${n};20269999;phone;Oppo;;;${day};${n ? 'Goor' : 'Hengelo'}`,
    )
    await helder(file(lines)).done
    expect(
      await world.admin`
        select i.committed_on, i.municipality, r.organisation_id from thefts.item i join thefts.report r on r.id = i.report_id
         where r.reference = '20269999' order by i.reference`,
    ).toEqual([
      { committed_on: '2026-11-01', municipality: 'hengelo', organisation_id: 'base-team:twente-west' },
      {
        committed_on: '2026-11-02',
        municipality: 'hof-van-twente',
        organisation_id: 'base-team:twente-west',
      },
    ])
  })

  test('an item that gets its registration number later moves to that report', async () => {
    await helder(file(['BVH;M1;;phone;Oppo;;;2026-11-01;Enschede'])).done
    const before = await world.admin`select id from thefts.item where reference = 'M1'`
    await helder(file(['BVH;M1;20268888;phone;Oppo;;;2026-11-01;Enschede'])).done
    expect(await world.admin`select id from thefts.item where reference = 'M1'`).toEqual(before)
    expect(
      await world.admin`select reference from thefts.report where reference in ('M1', '20268888')`,
    ).toEqual([{ reference: '20268888' }])
  })

  test('killed halfway and run again: every line once, as if nothing had happened', async () => {
    const lines = Array.from({ length: 20_000 }, (_, n) => bicycle(`K${n}`))
    const path = file(lines)
    const before = await count()
    const first = helder(path)
    // The first batch that stands is the signal; a batch is 500 of 20,000.
    while ((await count()).items === before.items) await new Promise((resolve) => setImmediate(resolve))
    first.child.kill('SIGKILL')
    await first.done
    const half = await count()
    expect(half.items - before.items).toBeGreaterThan(0)
    expect(half.items - before.items).toBeLessThan(20_000)
    const started_ms = performance.now()
    const second = await helder(path).done
    expect(performance.now() - started_ms).toBeLessThan(60_000)
    expect(second.code).toBe(0)
    const stood = half.items - before.items
    expect(second.out).toContain(
      `${20_000 - stood} stolen items new, 0 changed, ${stood} stood already unchanged`,
    )
    expect(await count()).toEqual({
      items: before.items + 20_000,
      versions: before.versions,
      n: before.n + 20_000,
    })
    const [identifiers] = await world.admin<{ n: number }[]>`
      select count(*) as n from thefts.item_identifier x join thefts.item i on i.id = x.item_id where i.reference like 'K%'`
    expect(identifiers!.n).toBe(40_000)
  })

  test.each([
    ['an empty file', '', /is empty/],
    ['a file without the key columns', 'Merk;Kleur\r\nGazelle;zwart\r\n', /lacks Bron, BronUniekID/],
  ])('nothing is done with %s', async (_, content, sentence) => {
    const path = join(folder, 'wrong.csv')
    writeFileSync(path, content)
    const { code, err } = await helder(path).done
    expect(code).toBe(2)
    expect(err).toMatch(sentence)
  })
})
