import { luhnDigit } from '../src/identifiers/public.ts'
import { checkKey } from '../src/capabilities/check/rules/judge-number.ts'

/** The n-th made-up number: an IMEI, or a serial number of eleven signs, scattered over their ranges. */
export function numberOf(n: number): { kind: 'imei' | 'serial'; value: string } {
  const scattered = (Math.imul(n, 2_654_435_761) >>> 0).toString().padStart(10, '0')
  if (n % 2 === 0) {
    const first14 = `35${String(n % 100).padStart(2, '0')}${scattered}`
    return { kind: 'imei', value: first14 + luhnDigit(first14) }
  }
  const [a, b, c] = [n % 23, (n >>> 5) % 23, (n >>> 10) % 23].map((at) => 'ACDEFGHJKLMNPQRTUVWXYZB'[at]!)
  return { kind: 'serial', value: `${a}${scattered.slice(0, 5)}${b}${c}${scattered.slice(5)}` }
}

/** What stands in the table for the numbers from one to before another. */
export function* stolenKeys(from: number, before: number): Generator<string> {
  for (let n = from; n < before; n++) {
    const { kind, value } = numberOf(n)
    yield checkKey(kind, value)
  }
}
