import { plainNumber } from './plain-number.ts'

/** The product identification number of a machine (ISO 10261, earlier machines have their own forms). */
export const pin = plainNumber()
