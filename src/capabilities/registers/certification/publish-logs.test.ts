import { existsSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../tests/factories.ts'
import { verifyLog, vkeyText } from '../../../log/public.ts'
import { openDatabase } from '../../../platform/database.ts'
import { registersBook } from './log-book.ts'
import { LogPlaces } from './log-places.ts'
import { publishLogs } from './publish-logs.ts'

const LOG_NAME = 'helder-demo.example'

describe('publishing the logs', () => {
  let world: World
  let dataDir: string

  beforeAll(async () => {
    world = await openWorld()
    dataDir = world.database.dataDir
  })
  afterAll(() => world.stop())

  const openPlaces = () => new LogPlaces(dataDir, LOG_NAME)
  async function verify(municipality: string) {
    const places = openPlaces()
    const vkey = vkeyText(await places.key(municipality))
    return verifyLog({ place: places.tiles(municipality), vkey })
  }

  test('processes that make the same key at the same moment have one', async () => {
    const keys = await Promise.all(Array.from({ length: 20 }, () => openPlaces().key('borne')))
    expect(new Set(keys.map(vkeyText)).size).toBe(1)
  })

  test('two processes publish one log while purchases come in, and it stays whole', async () => {
    const hands = [1, 2].map(() => ({
      database: openDatabase(world.database.workerUrl, { max: 2 }),
      places: openPlaces(),
    }))
    let recording = true
    const publishing = hands.map(async ({ database, places }) => {
      while (recording) await publishLogs(database, places, registersBook)
    })
    for (let i = 0; i < 60; i++) await world.buy({ municipality: i % 2 === 0 ? 'enschede' : 'hengelo' })
    recording = false
    await Promise.all(publishing)
    await publishLogs(hands[0]!.database, hands[0]!.places, registersBook)
    for (const municipality of ['enschede', 'hengelo']) {
      expect(await verify(municipality)).toMatchObject({ verdict: 'good', size: 30 })
    }
    await Promise.all(hands.map(({ database }) => database.end({ timeout: 5 })))
  })

  test('what another process signed is known before the next step', async () => {
    const places = openPlaces()
    await places.readGuards(['enschede'])
    expect(places.guardSize('enschede')).toBe(30)
    await world.buy()
    await publishLogs(world.worker, openPlaces(), registersBook)
    expect(places.guardSize('enschede')).toBe(30)
    await publishLogs(world.worker, places, registersBook)
    expect(places.guardSize('enschede')).toBe(31)
  })

  test('a checkpoint that is further than a restored guard counts', async () => {
    const guardFile = openPlaces().guardFile('enschede')
    const guard = await readFile(guardFile)
    await rm(guardFile)
    const places = openPlaces()
    await places.readGuards(['enschede'])
    expect(places.guardSize('enschede')).toBe(31)
    await writeFile(guardFile, guard)
  })

  test('lost and damaged tiles are found by verifying and made anew', async () => {
    const places = openPlaces()
    const file = join(places.tiles('hengelo'), 'tile/0/000.p/30')
    await writeFile(file, Buffer.alloc(960))
    await rm(join(places.tiles('enschede'), 'tile'), { recursive: true })
    expect((await verify('hengelo')).verdict).toBe('tampered')
    expect((await verify('enschede')).verdict).toBe('tampered')
    expect(await publishLogs(world.worker, places, registersBook, { repair: true, only: 'hengelo' })).toEqual(
      [{ log: 'hengelo', size: 30 }],
    )
    expect(await verify('hengelo')).toMatchObject({ verdict: 'good', size: 30 })
    expect((await verify('enschede')).verdict).toBe('tampered')
    await publishLogs(world.worker, places, registersBook, { repair: true, only: 'enschede' })
    expect(await verify('enschede')).toMatchObject({ verdict: 'good', size: 31 })
  })

  test('a guard that can not be read stops its own municipality only', async () => {
    const guardFile = openPlaces().guardFile('hengelo')
    const guard = await readFile(guardFile)
    await writeFile(guardFile, 'not a guard')
    await world.buy({ municipality: 'hengelo' })
    await world.buy({ municipality: 'enschede' })
    const places = openPlaces()
    await expect(publishLogs(world.worker, places, registersBook)).rejects.toThrow('is damaged')
    expect(places.guardSize('hengelo')).toBe(Number.MAX_SAFE_INTEGER)
    expect(await verify('enschede')).toMatchObject({ verdict: 'good', size: 32 })
    expect(await verify('hengelo')).toMatchObject({ size: 30 })
    await writeFile(guardFile, guard)
    await publishLogs(world.worker, places, registersBook)
    expect(places.guardSize('hengelo')).toBe(31)
  })

  test('a signed log does not go on under a new key', async () => {
    const file = join(dataDir, 'keys/logs/hengelo.key')
    const key = await readFile(file)
    await rm(file)
    await world.buy({ municipality: 'hengelo' })
    await expect(publishLogs(world.worker, openPlaces(), registersBook)).rejects.toThrow(
      'put the key back from its backup',
    )
    expect(existsSync(file)).toBe(false)
    await writeFile(file, key)
    await publishLogs(world.worker, openPlaces(), registersBook)
    expect(await verify('hengelo')).toMatchObject({ verdict: 'good', size: 32 })
  })
})
