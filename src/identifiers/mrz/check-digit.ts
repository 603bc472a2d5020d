/** ICAO 9303-3, 4.9: weights 7 3 1, A = 10 to Z = 35, filler = 0. */
export function mrzDigit(field: string): string {
  let sum = 0
  for (let i = 0; i < field.length; i++) sum += value(field[i]!) * [7, 3, 1][i % 3]!
  return String(sum % 10)
}

function value(character: string): number {
  if (character === '<') return 0
  return /\d/.test(character) ? Number(character) : character.charCodeAt(0) - 55
}
