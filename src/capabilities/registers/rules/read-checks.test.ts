import { describe, expect, test } from 'vitest'
import { readChecks, type ReadProof, withoutProofs } from './read-checks.ts'

const now = new Date('2026-11-24T13:05:00.000Z')
const imei = { kind: 'imei', value: '356759040123458' } as const
/** A proof is named here by what it says: number|kind|made at. */
const readProof: ReadProof = (note) => {
  const [number, kind, madeAt] = note.split('|')
  return madeAt ? { number: number!, kind: kind as 'imei', result: 'not-registered', madeAt } : null
}
const read = (number: { kind: 'imei' | 'serial' | 'plate'; value: string }, checkProof?: string | null) =>
  readChecks([{ identifiers: [{ ...number, checkProof }] }], readProof, now)
const fresh = '2026-11-24T13:00:00.000Z'

describe('a proof that came along with a number', () => {
  test('is kept as when and what', () => {
    const { errors, checks } = read(imei, `35 675904 012345 8|imei|${fresh}`)
    expect(errors).toEqual([])
    expect(checks).toEqual([[{ at: fresh, result: 'not-registered' }]])
  })

  test('may call the number by another name', () => {
    expect(
      read({ kind: 'serial', value: '356759040123458' }, `35 675904 012345 8|imei|${fresh}`).errors,
    ).toEqual([])
  })

  test.each([
    ['of another number', `49 015420 323751 8|imei|${fresh}`, 'field.check-proof'],
    ['that is not ours', 'forged', 'field.check-proof'],
    ['of yesterday', '35 675904 012345 8|imei|2026-11-23T13:04:59.000Z', 'field.check-proof-old'],
    ['of tomorrow', '35 675904 012345 8|imei|2026-11-24T13:06:01.000Z', 'field.check-proof-old'],
  ])('%s is refused at its field', (_name, proof, code) => {
    const { errors, checks } = read(imei, proof)
    expect(errors).toEqual([{ field: 'items.0.identifiers.0.checkProof', code }])
    expect(checks).toEqual([[null]])
  })

  test('of a plate says nothing about a serial number that reads the same', () => {
    expect(read({ kind: 'serial', value: 'GB123K' }, `GB-123-K|plate|${fresh}`).errors).toHaveLength(1)
    expect(read({ kind: 'plate', value: 'GB123K' }, `GB-123-K|plate|${fresh}`).errors).toEqual([])
  })

  test('is refused where nobody can read it, and missed by nobody', () => {
    expect(readChecks([{ identifiers: [{ ...imei, checkProof: 'x' }] }], undefined, now).errors).toHaveLength(
      1,
    )
    for (const none of [undefined, null, ''])
      expect(read(imei, none)).toEqual({ errors: [], checks: [[null]] })
  })
})

test('a newer proof of the same number makes no other purchase of it', () => {
  const item = { brand: 'Oppo', identifiers: [{ ...imei, checkProof: 'one' }] }
  expect(withoutProofs([item])).toEqual(
    withoutProofs([{ ...item, identifiers: [{ ...imei, checkProof: 'two' }] }]),
  )
  expect(withoutProofs([item])).not.toEqual(withoutProofs([{ ...item, brand: 'Nokia' }]))
})
