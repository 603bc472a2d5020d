import { plainNumber } from './plain-number.ts'

/** A bicycle's or moped's frame number; the Dutch RAI form is two letters and seven digits. */
export const frame = plainNumber({
  format: (canonical) => canonical.replace(/^([A-Z]{2})(\d{7})$/, '$1 $2'),
})

/** True for the form that the Dutch bicycle trade (RAI) has kept since 1985 (generally known). */
export function isRaiFrame(canonical: string): boolean {
  return /^[A-Z]{2}\d{7}$/.test(canonical)
}
