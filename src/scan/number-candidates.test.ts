import { describe, expect, it } from 'vitest'
import { mergeLooks, numberCandidates } from './number-candidates.ts'

/** A line of recognised text; `unsure` are the places (from 0, without spaces) of characters seen badly. */
const line = (text: string, unsure: number[] = []) => {
  let place = 0
  const words = text
    .split(' ')
    .map((word) =>
      [...word].map((character) => ({ text: character, confidence: unsure.includes(place++) ? 70 : 99 })),
    )
  return [{ words }]
}
const imei = '356759040123458'

describe('numbers in recognised print', () => {
  it.each([
    'IMEI: 356759040123458',
    'IMEI 1: 35 675904 012345 8',
    '356759-04-012345-8',
    '(IMEI)356759040123458',
  ])('reads %s', (text) => {
    expect(numberCandidates(line(text))[0]).toMatchObject({
      value: imei,
      kind: 'imei',
      check: 'holds',
      corrected: [],
    })
  })

  it('puts letters right where only digits belong, and says so', () => {
    const [best] = numberCandidates(line('IMEI: 3567S9O4O123458'))
    expect(best).toMatchObject({ value: imei, check: 'holds', corrected: [4, 6, 8] })
  })

  it('mends one badly seen digit when that makes the check digit hold', () => {
    const candidates = numberCandidates(line('IMEI: 356759040128458', [15, 16]))
    expect(candidates[0]).toMatchObject({ value: imei, check: 'holds' })
    expect(candidates[0]!.corrected).toHaveLength(1)
    expect(candidates.find(({ value }) => value === '356759040128458')).toMatchObject({ check: 'fails' })
  })

  it('mends nothing that was seen well: the number is shown as wrong', () => {
    expect(numberCandidates(line('IMEI: 356759040128458'))[0]).toMatchObject({
      check: 'fails',
      corrected: [],
    })
  })

  it('reads a chassis number without I, O and Q', () => {
    expect(numberCandidates(line('VIN: WVWZZZ1KZ8WO12345'))[0]).toMatchObject({
      value: 'WVWZZZ1KZ8W012345',
      kind: 'vin',
      check: 'none',
    })
    expect(numberCandidates(line('1M8GDM9AXKP042788'))[0]).toMatchObject({ kind: 'vin', check: 'holds' })
  })

  it('knows an article number by its check digit', () => {
    expect(numberCandidates(line('8 710103 012344'))[0]).toMatchObject({ kind: 'gtin', check: 'holds' })
  })

  it('takes what a label names, and words that look like a number, as unsure', () => {
    expect(numberCandidates(line('Model A2111 S/N: FVFXC2ABJ1WK'))).toMatchObject([
      { value: 'FVFXC2ABJ1WK', kind: 'serial', check: 'none', sure: false },
    ])
    expect(numberCandidates(line('BA 4312345'))[0]).toMatchObject({ check: 'none', sure: false })
    expect(numberCandidates(line('Made in Germany'))).toEqual([])
  })

  it('is never sure: a person compares each of them', () => {
    const texts = [`IMEI: ${imei}`, 'S/N: FVFXC2ABJ1WK', '1M8GDM9AXKP042788', 'GB-123-K']
    for (const text of texts) expect(numberCandidates(line(text)).some(({ sure }) => sure)).toBe(false)
  })

  it('prefers what a label names to another word, whatever line it stands on', () => {
    const lines = [...line('Model A2111X7'), ...line('S/N: FVFXC2ABJ1WK')]
    expect(numberCandidates(lines)[0]).toMatchObject({ value: 'FVFXC2ABJ1WK', labelled: true })
  })

  it('puts first what two looks agree on', () => {
    const one = numberCandidates(line('IMEI: 490154203237518'))
    const two = numberCandidates(line(`IMEI: ${imei}`))
    expect(mergeLooks([one, two, two])[0]).toMatchObject({ value: imei, looks: 2 })
  })
})
