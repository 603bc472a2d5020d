import type { Day } from '../../../kernel/dates.ts'

export type Bucket = { municipality: string; month: string }

const BUCKET = /^([a-z][a-z-]*)-(\d{4}-(?:0[1-9]|1[0-2]))$/

/** Takes the name of an erasure bucket apart; null for the bucket of a hold, or what is no bucket. */
export function readBucket(name: string): Bucket | null {
  const [, municipality, month] = BUCKET.exec(name) ?? []
  return municipality === undefined || month === undefined ? null : { municipality, month }
}

/** The bucket of an entry under legal hold: one key for each, so that it can go alone. */
export function holdBucket(entryId: string): string {
  return `hold-${entryId}`
}

/** A bucket is due once its month is over in Amsterdam. */
export function isDue(month: string, today: Day): boolean {
  return month < today.slice(0, 7)
}

/** The buckets that are due on a day, oldest first. Buckets of holds never are: they end by their own date. */
export function dueBuckets<T extends { bucket: string }>(buckets: readonly T[], today: Day): (T & Bucket)[] {
  return buckets
    .flatMap((one) => {
      const read = readBucket(one.bucket)
      return read !== null && isDue(read.month, today) ? [{ ...one, ...read }] : []
    })
    .sort((a, b) => (a.month + a.municipality < b.month + b.municipality ? -1 : 1))
}
