import type { ReaderOptions } from 'zxing-wasm/reader'

/** The codes that stand on goods, their boxes and papers. */
export const codeFormats = [
  'Code128',
  'Code39',
  'EAN13',
  'EAN8',
  'UPCA',
  'UPCE',
  'ITF',
  'QRCode',
  'DataMatrix',
  'Aztec',
  'PDF417',
] as const
export type CodeFormat = (typeof codeFormats)[number]

/** Formats without a check of their own: what a smudge can turn into another number. */
export const uncheckedFormats: ReadonlySet<string> = new Set(['Code39', 'ITF'])

/** Formats of bars: their reads say on how many lines of the picture they were seen. */
export const linearFormats: ReadonlySet<string> = new Set([
  'Code128',
  'Code39',
  'EAN13',
  'EAN8',
  'UPCA',
  'UPCE',
  'ITF',
])

/** How codes are read, in the browser and in the trial on real pictures alike. */
export const readerOptions: ReaderOptions = {
  formats: [...codeFormats],
  // As it stands in the code: the separators of GS1 tell its fields apart.
  textMode: 'Plain',
  tryHarder: true,
  tryRotate: true,
  tryInvert: true,
  tryDownscale: true,
  maxNumberOfSymbols: 16,
}
