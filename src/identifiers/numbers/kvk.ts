/** A Chamber of Commerce number: 8 digits, no check digit. */
export function isKvkNumber(text: string): boolean {
  return /^\d{8}$/.test(text.trim())
}

/** A branch number (vestigingsnummer): 12 digits, no check digit. */
export function isBranchNumber(text: string): boolean {
  return /^\d{12}$/.test(text.trim())
}
