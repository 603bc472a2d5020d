/**
 * The "eleven test" of a citizen service number: weights 9 to 2 and -1, modulo 11; eight digits (before 2007) count
 * with a zero in front. A field that passes is refused: the law forbids keeping a BSN here (art. 46 UAVG).
 */
export function isBsn(text: string): boolean {
  const digits = text.replace(/[\s.-]/g, '')
  if (!/^\d{8,9}$/.test(digits) || /^0+$/.test(digits)) return false
  const nine = digits.padStart(9, '0')
  let sum = -Number(nine[8])
  for (let i = 0; i < 8; i++) sum += Number(nine[i]) * (9 - i)
  return sum % 11 === 0
}

/**
 * True when free text holds nine digits that may be a BSN. One in eleven passes by accident, and passports of other
 * countries have nine digits, so a form asks to confirm and does not refuse.
 */
export function textMayHoldBsn(text: string): boolean {
  const runs = text.match(/(?<!\d)\d(?:[ .-]?\d){8}(?!\d)/g) ?? []
  return runs.some(isBsn)
}
