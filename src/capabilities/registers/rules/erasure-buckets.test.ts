import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, addMonths } from '../../../kernel/dates.ts'
import { bucketName } from '../entry-keys.ts'
import { dueBuckets, holdBucket, isDue, readBucket } from './erasure-buckets.ts'
import { erasureMonth } from './holding.ts'

const slug = fc.stringMatching(/^[a-z]+(-[a-z]+){0,3}$/)
const days = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

describe('which buckets are due', () => {
  test('scenario: a bucket goes on the first day of the next month, not before', () => {
    const buckets = [{ bucket: 'enschede-2030-11' }, { bucket: 'hof-van-twente-2030-10' }]
    expect(dueBuckets(buckets, '2030-10-31')).toEqual([])
    expect(dueBuckets(buckets, '2030-11-01').map(({ bucket }) => bucket)).toEqual(['hof-van-twente-2030-10'])
    expect(dueBuckets(buckets, '2030-11-30')).toHaveLength(1)
    expect(dueBuckets(buckets, '2030-12-01').map(({ municipality, month }) => [municipality, month])).toEqual(
      [
        ['hof-van-twente', '2030-10'],
        ['enschede', '2030-11'],
      ],
    )
  })

  test('a hold never is, and what is no bucket is none', () => {
    const hold = holdBucket('01a21d92-c176-7ec2-85cb-e0a4d91fc253')
    for (const bucket of [hold, '2030-11', 'enschede-2030-13', 'enschede-2030', '../enschede-2030-11']) {
      expect(readBucket(bucket), bucket).toBeNull()
      expect(dueBuckets([{ bucket }], '2099-01-01')).toEqual([])
    }
  })

  test('any municipality and month is read as it was named', () => {
    fc.assert(
      fc.property(slug, days, (municipality, day) => {
        const month = day.slice(0, 7)
        expect(readBucket(bucketName(municipality, month))).toEqual({ municipality, month })
      }),
    )
  })

  test('nobody goes before the term is over, and everyone within the month after it', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 240 }), (recordedOn, months) => {
        const month = erasureMonth(recordedOn, { months })
        const termEnds = addMonths(recordedOn, months)
        expect(isDue(month, termEnds)).toBe(false)
        expect(isDue(month, addDays(termEnds, 31))).toBe(true)
      }),
    )
  })
})
