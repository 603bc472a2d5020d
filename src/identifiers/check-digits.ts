/** The Luhn digit (ISO/IEC 7812-1 annex B) that belongs behind a row of digits. */
export function luhnDigit(digits: string): string {
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const doubled = (digits.length - i) % 2 === 1
    const value = Number(digits[i]) * (doubled ? 2 : 1)
    sum += value > 9 ? value - 9 : value
  }
  return String((10 - (sum % 10)) % 10)
}

/** The check digit of a MEID: Luhn in base 16 (3GPP2 X.S0008). */
export function luhnHexDigit(digits: string): string {
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const doubled = (digits.length - i) % 2 === 1
    const value = Number.parseInt(digits[i]!, 16) * (doubled ? 2 : 1)
    sum += value > 15 ? value - 15 : value
  }
  return ((16 - (sum % 16)) % 16).toString(16).toUpperCase()
}

/** The GS1 check digit: weights 3, 1 from the right (GS1 General Specifications 7.9.1). */
export function gs1Digit(digits: string): string {
  let sum = 0
  for (let i = 0; i < digits.length; i++) sum += Number(digits[i]) * ((digits.length - i) % 2 === 1 ? 3 : 1)
  return String((10 - (sum % 10)) % 10)
}

/** The ISBN-10 check character, modulo 11 with X for ten (ISO 2108:1992). */
export function isbn10Digit(nine: string): string {
  let sum = 0
  for (let i = 0; i < 9; i++) sum += Number(nine[i]) * (10 - i)
  const digit = (11 - (sum % 11)) % 11
  return digit === 10 ? 'X' : String(digit)
}

/** An eUICC identifier is a number that leaves 1 when divided by 97 (GSMA SGP.02 annex J). */
export function isEid(digits: string): boolean {
  return digits.length === 32 && BigInt(digits) % 97n === 1n
}

const vinWeights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2]
const vinValues: Record<string, number> = {}
for (const row of ['ABCDEFGH', 'JKLMN P R', ' STUVWXYZ']) {
  for (let i = 0; i < row.length; i++) if (row[i] !== ' ') vinValues[row[i]!] = i + 1
}
for (let digit = 0; digit <= 9; digit++) vinValues[String(digit)] = digit

/** The character that belongs on place 9 of a VIN (49 CFR 565.15, GB 16735), or null for letters no VIN has. */
export function vinDigit(vin: string): string | null {
  let sum = 0
  for (let i = 0; i < 17; i++) {
    const value = vinValues[vin[i] ?? '']
    if (value === undefined) return null
    sum += value * vinWeights[i]!
  }
  return sum % 11 === 10 ? 'X' : String(sum % 11)
}
