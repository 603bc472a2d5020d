import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newImei, openWorld, type World } from '../../../tests/factories.ts'
import { keyQuery, sides, termQuery } from './find-candidates.ts'
import { matchChanges } from './match-changes.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.stop())

const imei = (value: string) => ({ identifiers: [{ kind: 'imei' as const, value }] })

async function hitsOn(canonical: string): Promise<number> {
  const rows = await world.admin`
    select from matching.hit h join thefts.item_identifier x on x.item_id = h.stolen_item_id where x.canonical = ${canonical}`
  return rows.length
}

/** Waits until a connection of the app stands in a lock's queue. */
async function blocked(): Promise<void> {
  for (;;) {
    const waiting = await world.admin`
      select from pg_stat_activity where wait_event_type = 'Lock' and application_name = 'helder app'
        and datname = current_database()`
    if (waiting.length > 0) return
  }
}

/** Holds what `lock` locks while `during` runs, and gives what was started meanwhile. */
async function holding<T>(lock: string, during: () => Promise<Promise<T>[]>): Promise<T[]> {
  const started: Promise<T>[] = []
  await world.admin.begin(async (tx) => {
    await tx.unsafe(lock)
    started.push(...(await during()))
  })
  return Promise.all(started)
}

describe('no race loses a hit', () => {
  test('a purchase that commits while the theft is matched', async () => {
    const number = newImei()
    await holding('select from registers.counter for update', async () => {
      const buying = world.buy({ item: imei(number) })
      await blocked()
      await world.report({ item: imei(number) })
      await world.matchAll()
      expect(await hitsOn(number)).toBe(0)
      return [buying]
    })
    await world.matchAll()
    expect(await hitsOn(number)).toBe(1)
  })

  test('a theft that commits while the purchase is matched', async () => {
    const number = newImei()
    await holding('select n from thefts.change for update', async () => {
      const reporting = world.report({ item: imei(number) })
      await blocked()
      await world.buy({ item: imei(number) })
      await world.matchAll()
      expect(await hitsOn(number)).toBe(0)
      return [reporting]
    })
    await world.matchAll()
    expect(await hitsOn(number)).toBe(1)
  })

  test('control: a number that is passed before it appears loses the hit', async () => {
    const number = newImei()
    await world.buy({ item: imei(number) })
    await world.matchAll()
    // What a counter without a lock does: a reader sees 8 and moves on while 7 is still to be committed.
    await world.admin`update matching.cursor set position = position + 1 where source = 'thefts'`
    await world.report({ item: imei(number) })
    await world.matchAll()
    expect(await hitsOn(number)).toBe(0)
    await world.admin`update matching.cursor set position = position - 1 where source = 'thefts'`
    await world.matchAll()
    expect(await hitsOn(number)).toBe(1)
  })

  test('sixty pairs written at once while two matchers run: each hit once', async () => {
    const numbers = Array.from({ length: 60 }, newImei)
    let writing = true
    const matcher = async () => {
      while (writing) await matchChanges(world.worker)
    }
    const sequencer = async () => {
      while (writing) await world.publish()
    }
    const running = [matcher(), matcher(), sequencer()]
    await Promise.all(
      numbers.flatMap((number, n) => {
        const sides = [() => world.buy({ item: imei(number) }), () => world.report({ item: imei(number) })]
        return (n % 2 ? sides : sides.reverse()).map((write) => write())
      }),
    )
    writing = false
    await Promise.all(running)
    await world.matchAll()
    const hits = await world.admin<{ canonical: string; n: number }[]>`
      select x.canonical, count(*) as n from matching.hit h join thefts.item_identifier x on x.item_id = h.stolen_item_id
       where h.level = 'certain' and x.canonical = any (${numbers}) group by 1`
    expect(hits).toHaveLength(60)
    expect(hits.every((hit) => hit.n === 1)).toBe(true)
  })

  test('a matcher that ends halfway leaves nothing half done', async () => {
    const number = newImei()
    await world.report({ item: imei(number) })
    await world.buy({ item: imei(number) })
    await world.publish()
    const [before] = await world.admin`select * from matching.cursor where source = 'log:enschede'`
    const cut = new Proxy(world.worker, {
      get: (target, name) =>
        name === 'begin'
          ? (work: (tx: never) => Promise<unknown>) =>
              target.begin(async (tx) => {
                await work(tx as never)
                throw new Error('cut off')
              })
          : (Reflect.get(target, name) as unknown),
    })
    await expect(matchChanges(cut)).rejects.toThrow('cut off')
    expect(await hitsOn(number)).toBe(0)
    expect(await world.admin`select * from matching.cursor where source = 'log:enschede'`).toEqual([before])
    await world.matchAll()
    expect(await hitsOn(number)).toBe(1)
  })
})

describe('the look-ups keep their index under row level security', () => {
  const keys = Array.from({ length: 640 }, (_, n) => `GZ${n}`)
  beforeAll(async () => {
    await world.report({})
    for (const schema of ['thefts', 'registers'] as const) {
      const entry = schema === 'registers' ? await world.buy({}) : ''
      const owner =
        schema === 'registers'
          ? world.admin`, (select organisation_id from registers.item limit 1)`
          : world.admin``
      const column = schema === 'registers' ? world.admin`, organisation_id` : world.admin``
      expect(schema === 'thefts' || entry !== '').toBe(true)
      await world.admin`
        insert into ${world.admin(`${schema}.item_identifier`)} (item_id, position, kind, value, canonical, folded ${column})
        select (select id from ${world.admin(`${schema}.item`)} limit 1), 1000 + n, 'serial', 'x', 'x', 'F' || n ${owner}
          from generate_series(1, 50000) n`
      await world.admin`
        insert into ${world.admin(`${schema}.item_term`)} (item_id, term ${column})
        select (select id from ${world.admin(`${schema}.item`)} limit 1), 'w:' || n ${owner} from generate_series(1, 50000) n`
      await world.admin`analyze ${world.admin(`${schema}.item_identifier`)}, ${world.admin(`${schema}.item_term`)}`
    }
  }, 120_000)

  /** The plans of both look-ups as helder_worker; `mode` as the server may choose after some runs. */
  async function plans(side: keyof typeof sides, mode: string): Promise<string> {
    return world.worker.begin(async (tx) => {
      await tx`select set_config('plan_cache_mode', ${mode}, true)`
      const byKey = await tx`explain ${keyQuery(tx, sides[side].identifiers, keys)}`
      const byTerm = await tx`explain ${termQuery(tx, sides[side].terms, keys.slice(0, 40))}`
      return [...byKey, ...byTerm].map((row) => String(row['QUERY PLAN'])).join('\n')
    })
  }

  test.each([
    ['stolen', 'force_custom_plan'],
    ['stolen', 'force_generic_plan'],
    ['bought', 'force_custom_plan'],
    ['bought', 'force_generic_plan'],
  ] as const)('%s, %s', async (side, mode) => {
    const plan = await plans(side, mode)
    expect(plan).toMatch(/item_identifier_folded/)
    expect(plan).toMatch(/item_term_term/)
    expect(plan).not.toMatch(/Seq Scan/)
  })

  test('control: without the index the plan reads the whole table', async () => {
    await world.admin`drop index thefts.item_identifier_folded`
    expect(await plans('stolen', 'force_custom_plan')).toMatch(/Seq Scan on item_identifier/)
  })
})
