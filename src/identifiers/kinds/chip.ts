import { plainNumber } from './plain-number.ts'

/** A transponder built into a bicycle or tool; 15 digits when it follows ISO 11784. */
export const chip = plainNumber({
  format: (canonical) => canonical.replace(/^(\d{3})(\d{4})(\d{4})(\d{4})$/, '$1 $2 $3 $4'),
})
