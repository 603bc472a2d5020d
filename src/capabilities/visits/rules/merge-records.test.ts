import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isEqual, mergeRecords, type Parts, settle } from './merge-records.ts'

const record = fc.dictionary(
  fc.constantFrom('purpose', 'person:1', 'answer:photo', 'finding:a', 'paper'),
  fc.oneof(fc.constantFrom('yes', 'no', 1, null), fc.record({ note: fc.constantFrom('x', 'y') })),
  { noNullPrototype: true },
)
const three = fc.tuple(record, record, record)
const names = (...records: Parts[]) => [...new Set(records.flatMap((one) => Object.keys(one)))]

describe('two devices, one record', () => {
  test('nothing of either is lost: each part is in the outcome, was agreed on, or is put to a person', () => {
    fc.assert(
      fc.property(three, ([base, mine, theirs]) => {
        const { parts, clashes } = mergeRecords(base, mine, theirs)
        for (const part of names(base, mine, theirs)) {
          const clash = clashes.find((one) => one.part === part)
          if (clash) {
            expect(clash).toEqual({ part, mine: mine[part], theirs: theirs[part] })
            expect(isEqual(mine[part], base[part]) || isEqual(theirs[part], base[part])).toBe(false)
            continue
          }
          const changes = [mine[part], theirs[part]].filter((value) => !isEqual(value, base[part]))
          expect(parts[part]).toEqual(changes.length === 0 ? base[part] : changes[0])
        }
      }),
    )
  })

  test('who changed nothing gets what the other wrote, and the other way round', () => {
    fc.assert(
      fc.property(record, record, (base, other) => {
        expect(mergeRecords(base, base, other)).toEqual({ parts: other, clashes: [] })
        expect(mergeRecords(base, other, base)).toEqual({ parts: other, clashes: [] })
      }),
    )
  })

  test('what a person chose stands, part by part', () => {
    fc.assert(
      fc.property(three, fc.func(fc.boolean()), ([base, mine, theirs], choose) => {
        const merged = mergeRecords(base, mine, theirs)
        const chosen = new Set(merged.clashes.map(({ part }) => part).filter((part) => choose(part)))
        const settled = settle(merged, chosen)
        for (const clash of merged.clashes)
          expect(settled[clash.part]).toEqual(chosen.has(clash.part) ? clash.theirs : clash.mine)
        // Sent on what the server holds, it clashes with nothing any more.
        expect(mergeRecords(theirs, settled, theirs)).toEqual({ parts: settled, clashes: [] })
      }),
    )
  })

  test('control: taking the last writer would lose a part that the rule puts to a person', () => {
    const { clashes } = mergeRecords({ paper: 1 }, { paper: 2 }, { paper: 3 })
    expect(Object.assign({}, { paper: 2 }, { paper: 3 })).toEqual({ paper: 3 })
    expect(clashes).toEqual([{ part: 'paper', mine: 2, theirs: 3 }])
  })
})
