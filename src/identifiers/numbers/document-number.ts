import { compact } from '../compact.ts'

/** A Dutch passport or identity card: two letters, six of A to Z without O or digits, one digit. */
export function isDutchDocumentNumber(text: string): boolean {
  return /^[A-NP-Z]{2}[A-NP-Z0-9]{6}\d$/.test(compact(text))
}

/** A Dutch driving licence: ten digits. */
export function isDutchLicenceNumber(text: string): boolean {
  return /^\d{10}$/.test(compact(text))
}
