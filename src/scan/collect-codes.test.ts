import { describe, expect, it } from 'vitest'
import { collectCodes } from './collect-codes.ts'

const code = (text: string) => ({ format: 'Code128', text, isGs1: false, lines: 20, corners: [] })
const texts = (codes: { text: string }[] | null) => codes?.map(({ text }) => text)

describe('codes over several frames', () => {
  it('tells all codes of a view together, once each was seen twice and the view has settled', () => {
    const collector = collectCodes()
    expect(collector.add([code('A')], 0)).toBeNull()
    expect(collector.add([code('A')], 100)).toBeNull()
    expect(collector.add([code('B')], 300)).toBeNull()
    expect(collector.add([code('B'), code('smudge')], 500)).toBeNull()
    expect(texts(collector.add([], 700))).toEqual(['A', 'B'])
  })

  it('tells the same view once', () => {
    const collector = collectCodes()
    for (const at_ms of [0, 100]) collector.add([code('A')], at_ms)
    expect(texts(collector.add([code('A')], 700))).toEqual(['A'])
    for (const at_ms of [800, 900, 1600, 2400]) expect(collector.add([code('A')], at_ms)).toBeNull()
  })

  it('never tells what was seen in one frame only', () => {
    const collector = collectCodes()
    for (let frame = 0; frame < 40; frame++)
      expect(collector.add([code(`smudge ${frame}`)], frame * 100)).toBeNull()
  })
})
