import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { municipalities } from '../../seeds/twente.ts'
import { type Arrow, neighbour, shadeOf, shadeSteps, tiles } from './region-tiles.ts'

const slugs = tiles.map(({ municipality }) => municipality)
const all = new Set(slugs)
const arrows: Arrow[] = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']

describe('the tile map', () => {
  it('has a tile for each municipality of Twente, none upon another', () => {
    expect(slugs.toSorted()).toEqual(municipalities.map(({ slug }) => slug))
    for (const a of tiles) {
      const upon = tiles.filter((b) => a !== b && a.y === b.y && Math.abs(a.x - b.x) < 2)
      expect(upon, a.name).toEqual([])
    }
  })

  it.each<[string, Arrow, string]>([
    ['hengelo', 'ArrowRight', 'enschede'],
    ['hengelo', 'ArrowLeft', 'hof-van-twente'],
    ['hengelo', 'ArrowUp', 'almelo'],
    ['hengelo', 'ArrowDown', 'haaksbergen'],
    ['haaksbergen', 'ArrowUp', 'hof-van-twente'],
    ['losser', 'ArrowRight', 'haaksbergen'],
    ['haaksbergen', 'ArrowRight', 'haaksbergen'],
    ['tubbergen', 'ArrowUp', 'tubbergen'],
  ])('from %s by %s to %s', (from, arrow, to) => {
    expect(neighbour(from, arrow, all)).toBe(to)
  })

  it('reaches every tile that can be chosen from every other by arrows', () => {
    fc.assert(
      fc.property(fc.subarray(slugs, { minLength: 1 }), (some) => {
        const among = new Set(some)
        const reached = new Set([some[0]!])
        for (const at of reached) for (const arrow of arrows) reached.add(neighbour(at, arrow, among))
        expect([...reached].toSorted()).toEqual(some.toSorted())
      }),
    )
  })

  it('gives a higher count never a lighter shade, none the lightest, and the highest the darkest from four on', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(500), { minLength: 1 }), (counts) => {
        const steps = shadeSteps(counts)
        const sorted = counts.toSorted((a, b) => a - b).map((count) => shadeOf(count, steps))
        expect(sorted).toEqual(sorted.toSorted((a, b) => a - b))
        expect(shadeOf(0, steps)).toBe(0)
        const highest = Math.max(...counts)
        if (highest > 0) expect(shadeOf(highest, steps)).toBeGreaterThan(0)
      }),
    )
    expect(shadeSteps([0, 4, 2])).toEqual([1, 2, 3, 4])
    expect(shadeOf(71, shadeSteps([71, 42, 2]))).toBe(4)
  })
})
