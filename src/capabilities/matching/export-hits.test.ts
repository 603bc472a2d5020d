import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newImei, openWorld, type World } from '../../../tests/factories.ts'
import { exportHits } from './export-hits.ts'

const folder = mkdtempSync(join(tmpdir(), 'helder-export-'))
let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(async () => {
  await world.stop()
  rmSync(folder, { recursive: true, force: true })
})

test('hits by the numbers of both sides: the own number of the dealer, else the sequence number', async () => {
  for (const reference of ['K-17, "oud"', undefined, 'K-18']) {
    const identifiers = [{ kind: 'imei' as const, value: newImei() }]
    await world.report({ item: { reference: `G-${reference ?? 'zonder'}`, identifiers } })
    const entry = await world.buy({ ...(reference && { reference }), item: { identifiers } })
    // A correction has no number of its own.
    if (reference === 'K-18') await world.correct(entry, { item: { identifiers } })
    await world.matchAll()
  }
  const file = join(folder, 'hits.csv')
  expect(await exportHits(world.admin, file)).toBe(3)
  const [header, ...lines] = readFileSync(file, 'utf8').trimEnd().split('\r\n')
  expect(header).toBe('purchase_reference,theft_source,theft_reference,level,score,created_at')
  expect(lines).toEqual([
    expect.stringMatching(/^"K-17, ""oud""",BVH,"G-K-17, ""oud""",certain,\d+,\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    expect.stringMatching(/^\d+,BVH,G-zonder,certain,\d+,/),
    expect.stringMatching(/^K-18,BVH,G-K-18,certain,\d+,/),
  ])
})

test('an export to a folder that is not there fails and makes nothing', async () => {
  const file = join(folder, 'missing', 'hits.csv')
  await expect(exportHits(world.admin, file)).rejects.toThrow('ENOENT')
  expect(existsSync(file)).toBe(false)
})
