export { parseDecimal, parseMoney } from '../../../../kernel/money.ts'

/** Cents as the field shows them: `1125,00`. */
export function typedMoney(cents: number): string {
  return `${Math.floor(cents / 100)},${String(cents % 100).padStart(2, '0')}`
}

/** A number as the field shows it. */
export function typedDecimal(value: number | null): string {
  return value === null ? '' : String(value).replace('.', ',')
}
