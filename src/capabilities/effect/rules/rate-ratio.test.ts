import { describe, expect, test } from 'vitest'
import { betaQuantile, incompleteBeta, rateRatio } from './rate-ratio.ts'

/** Values that others published, with where. */
describe('the exact interval gives what others publish', () => {
  test('Stata, "Incidence-rate ratio calculator": iri 41 15 28010 19017', () => {
    const found = rateRatio({ events: 41, exposure: 28_010 }, { events: 15, exposure: 19_017 })!
    expect(found.ratio).toBeCloseTo(1.855759, 6)
    expect(found.low).toBeCloseTo(1.005684, 6)
    expect(found.high).toBeCloseTo(3.6093, 4)
  })

  test.each([
    // Binomial intervals of Clopper and Pearson as their tables print them: 5 of 10 and 0 of 10.
    [5, 10, 0.1871, 0.8129],
    [0, 10, 0, 0.3085],
    [10, 10, 0.6915, 1],
  ])('%d of %d', (events, of, low, high) => {
    const least = events === 0 ? 0 : betaQuantile(0.025, events, of - events + 1)
    const most = events === of ? 1 : betaQuantile(0.975, events + 1, of - events)
    expect(least).toBeCloseTo(low, 4)
    expect(most).toBeCloseTo(high, 4)
  })

  test('whole numbers have a closed form: I_x(2, 3) is the chance of two or more of four', () => {
    const x = 0.3
    const two = 6 * x ** 2 * (1 - x) ** 2 + 4 * x ** 3 * (1 - x) + x ** 4
    expect(incompleteBeta(x, 2, 3)).toBeCloseTo(two, 12)
    expect(incompleteBeta(1 - x, 3, 2)).toBeCloseTo(1 - two, 12)
    expect(incompleteBeta(0.5, 4_000, 4_000)).toBeCloseTo(0.5, 10)
  })
})

test('nothing on one side has no end there, nothing at all says nothing', () => {
  expect(rateRatio({ events: 0, exposure: 12 }, { events: 0, exposure: 12 })).toBeNull()
  expect(rateRatio({ events: 0, exposure: 12 }, { events: 5, exposure: 12 })).toMatchObject({
    ratio: 0,
    low: 0,
  })
  expect(rateRatio({ events: 5, exposure: 12 }, { events: 0, exposure: 12 })).toMatchObject({
    ratio: null,
    high: null,
  })
  const few = rateRatio({ events: 5, exposure: 12 }, { events: 0, exposure: 12 })!
  expect(few.low).toBeCloseTo(0.9168, 3)
})

test('turning the sides round turns the ratio and its interval round', () => {
  const one = rateRatio({ events: 17, exposure: 12 }, { events: 31, exposure: 10 })!
  const other = rateRatio({ events: 31, exposure: 10 }, { events: 17, exposure: 12 })!
  expect(one.ratio! * other.ratio!).toBeCloseTo(1, 12)
  expect(one.low * other.high!).toBeCloseTo(1, 9)
})

/** Draws of a fixed seed (mulberry32). */
function draws(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
/** A Poisson count (Knuth); the mean is small. */
function poisson(mean: number, draw: () => number): number {
  const least = Math.exp(-mean)
  let [count, product] = [0, draw()]
  while (product > least) {
    count++
    product *= draw()
  }
  return count
}

describe('in how many of 2,000 made-up regions the interval holds the true ratio', () => {
  type Interval = { low: number; high: number }
  function held(
    before: number,
    ratio: number,
    intervalOf: (after: number, before: number) => Interval | null,
  ): number {
    const draw = draws(20_261_101)
    let count = 0
    for (let n = 0; n < 2_000; n++) {
      const [b, a] = [poisson(before, draw), poisson(before * ratio, draw)]
      const found = intervalOf(a, b)
      if (found === null || (found.low <= ratio && ratio <= found.high)) count++
    }
    return count / 2_000
  }
  const exact = (a: number, b: number) => {
    const found = rateRatio({ events: a, exposure: 1 }, { events: b, exposure: 1 })
    return found && { low: found.low, high: found.high ?? Infinity }
  }

  test.each([
    [4, 1],
    [20, 1],
    [20, 0.7],
    [60, 1.2],
  ])('a mean of %d, a ratio of %d: at least 95 %%, and not for being endless', (mean, ratio) => {
    const share = held(mean, ratio, exact)
    expect(share).toBeGreaterThanOrEqual(0.945)
    expect(share).toBeLessThan(0.995)
  })

  test('control: an interval of 80 % is found out', () => {
    const narrow = (a: number, b: number) => {
      const found = rateRatio({ events: a, exposure: 1 }, { events: b, exposure: 1 }, 0.8)
      return found && { low: found.low, high: found.high ?? Infinity }
    }
    expect(held(60, 1.2, narrow)).toBeLessThan(0.9)
  })
})
