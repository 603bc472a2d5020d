/** The sentences that the scanner says, from scan.json of the catalogues; whoever opens it hands them in. */
export const scanWordKeys = [
  'scan.again',
  'scan.article',
  'scan.article-use',
  'scan.both',
  'scan.camera-again',
  'scan.check-fails',
  'scan.check-holds',
  'scan.check-none',
  'scan.choose',
  'scan.choose-help',
  'scan.close',
  'scan.confirm',
  'scan.confirm-help',
  'scan.confirm-label',
  'scan.corrected',
  'scan.drag',
  'scan.drop',
  'scan.frame',
  'scan.link',
  'scan.link-number',
  'scan.loading-text',
  'scan.no-code',
  'scan.no-number',
  'scan.other',
  'scan.others',
  'scan.photo',
  'scan.photo-busy',
  'scan.photo-unreadable',
  'scan.read-codes',
  'scan.read-now',
  'scan.read-photo',
  'scan.read-text',
  'scan.reader-failed',
  'scan.reading',
  'scan.reading-text',
  'scan.starting',
  'scan.text-busy',
  'scan.title',
  'scan.torch-off',
  'scan.torch-on',
  'scan.trouble.failed',
  'scan.trouble.failed-help',
  'scan.trouble.in-use',
  'scan.trouble.in-use-help',
  'scan.trouble.insecure',
  'scan.trouble.insecure-help',
  'scan.trouble.none',
  'scan.trouble.none-help',
  'scan.trouble.refused',
  'scan.trouble.refused-help',
  'scan.use',
] as const
export type ScanWord = (typeof scanWordKeys)[number] | `identifier.kind.${string}`

/** `scan.json` and `identifiers.json` of one language together. */
export type ScanWords = Readonly<Record<string, string>>

/** Says a sentence with its gaps filled. */
export type Say = (key: ScanWord, values?: Record<string, string>) => string

/** A missing sentence is a bug of whoever opens the scanner. */
export function sayFrom(words: ScanWords): Say {
  return (key, values = {}) => {
    const text = words[key]
    if (text === undefined) throw new Error(`the scanner was given no words for ${key}`)
    return text.replace(/\{(\w+)\}/g, (gap, name: string) => values[name] ?? gap)
  }
}
