/** A ratio of two rates with its interval; null where it has no end (nothing was counted on one side). */
export type RateRatio = { ratio: number | null; low: number; high: number | null }
type Counted = { events: number; exposure: number }

/**
 * The ratio of two Poisson rates with the exact interval that conditions on their sum: given that sum, the events of the
 * first are binomial, and the interval of Clopper and Pearson (Biometrika 26, 1934) on that share becomes one on the ratio.
 * It holds the true ratio at least as often as `level` says. Null when nothing was counted at all.
 */
export function rateRatio(first: Counted, second: Counted, level = 0.95): RateRatio | null {
  const [a, b] = [first.events, second.events]
  if (a + b === 0) return null
  const tail = (1 - level) / 2
  const scale = second.exposure / first.exposure
  const low = a === 0 ? 0 : betaQuantile(tail, a, b + 1)
  const high = b === 0 ? 1 : betaQuantile(1 - tail, a + 1, b)
  return {
    ratio: b === 0 ? null : (a / b) * scale,
    low: odds(low) * scale,
    high: high === 1 ? null : odds(high) * scale,
  }
}

const odds = (share: number) => share / (1 - share)

/** The share below which `part` of a beta distribution lies; halving 80 times is exact to the last bits of a double. */
export function betaQuantile(part: number, a: number, b: number): number {
  let [low, high] = [0, 1]
  for (let n = 0; n < 80; n++) {
    const middle = (low + high) / 2
    if (incompleteBeta(middle, a, b) < part) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** The regularised incomplete beta function I_x(a, b), by its continued fraction (DLMF 8.17.22, in the form of Lentz). */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  // The fraction converges fast on this side only; the other is its mirror.
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a)
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x))
  return (front * fraction(x, a, b)) / a
}

const TINY = 1e-300
const STEPS_MAX = 10_000

function fraction(x: number, a: number, b: number): number {
  const safe = (value: number) => (Math.abs(value) < TINY ? TINY : value)
  let c = 1
  let d = 1 / safe(1 - ((a + b) * x) / (a + 1))
  let result = d
  for (let m = 1; m <= STEPS_MAX; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / safe(1 + even * d)
    c = safe(1 + even / c)
    result *= c * d
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / safe(1 + odd * d)
    c = safe(1 + odd / c)
    const step = c * d
    result *= step
    if (Math.abs(step - 1) < 1e-15) break
  }
  return result
}

// Lanczos, g = 7 with nine terms: better than 1e-14 for what is counted here.
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
]

/** The logarithm of the gamma function for arguments of at least 1/2. */
function logGamma(x: number): number {
  const z = x - 1
  const sum = LANCZOS.reduce((total, term, n) => total + (n === 0 ? term : term / (z + n)))
  const t = z + 7.5
  return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(sum)
}
