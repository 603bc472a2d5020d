import { plainNumber } from './plain-number.ts'

/** The number on an engine block or in the motor of an electric bicycle. */
export const engine = plainNumber()
