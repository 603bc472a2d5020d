export type { FoundNumber } from './found-number.ts'
export { openScanner } from './open-scanner.ts'
export type { ScannerOptions } from './scanner.ts'
export type { ScanWords } from './words.ts'
