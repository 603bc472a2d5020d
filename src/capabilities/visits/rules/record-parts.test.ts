import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { VisitRecord } from '../contract.ts'
import { isEqual, mergeRecords } from './merge-records.ts'
import { completeRecord, emptyPaper, emptyRecord, fromParts, toParts } from './record-parts.ts'

const at = fc
  .uniqueArray(fc.integer({ min: 0, max: 86_399 }), { minLength: 12, maxLength: 12 })
  .map((seconds) =>
    seconds.toSorted((a, b) => a - b).map((s) => new Date(Date.UTC(2026, 10, 24) + s * 1_000).toISOString()),
  )
const id = fc.uuid()

/** A record as a device makes it: each list in the order of noting. */
const record: fc.Arbitrary<VisitRecord> = at.chain((moments) =>
  fc.record({
    participants: fc.array(
      fc.record({
        name: fc.constantFrom('T. Zicht', ''),
        capacity: fc.constant('municipal-inspector' as const),
        ownOrganisation: fc.boolean(),
        identified: fc.boolean(),
      }),
      { maxLength: 2 },
    ),
    spokenWith: fc.constantFrom('owner' as const, null),
    home: fc.constant(null),
    onPaper: fc.boolean(),
    remarks: fc.constantFrom('', 'Dat wist ik niet.'),
    answers: fc
      .subarray(['register-kept', 'register-shown', 'entries-complete'] as const)
      .map((codes) =>
        codes.map((question, n) => ({ question, answer: 'yes' as const, note: '', at: moments[n]! })),
      ),
    scans: fc.array(id, { maxLength: 3 }).map((ids) =>
      ids.map((scanId, n) => ({
        id: scanId,
        kind: 'serial' as const,
        value: 'C02XK1ABJGH5',
        result: 'not-found' as const,
        entryId: null,
        sequenceNumber: null,
        keepUntil: null,
        note: '',
        at: moments[n + 3]!,
      })),
    ),
    findings: fc.array(fc.tuple(id, fc.constantFrom('', 'Gezien.')), { maxLength: 3 }).map((found) =>
      found.map(([findingId, text], n) => ({
        id: findingId,
        kind: 'entry-missing',
        text,
        observedAt: moments[n + 6]!,
        evidence: [],
      })),
    ),
    paper: fc.option(
      fc.array(fc.tuple(id, fc.constantFrom('', '12')), { maxLength: 3 }).map((pages) => ({
        ...emptyPaper,
        sample: pages.map(([pageId, page], n) => ({
          id: pageId,
          page,
          words: '',
          photoIds: [],
          at: moments[n + 9]!,
        })),
      })),
    ),
  }),
)

describe('a record in parts', () => {
  test('put together again it is the same record', () => {
    fc.assert(
      fc.property(record, (whole) => {
        expect(fromParts(toParts(whole))).toEqual(whole)
      }),
    )
  })

  test('what two devices added to one record stands in it, of both', () => {
    fc.assert(
      fc.property(record, record, (mine, theirs) => {
        const merged = mergeRecords(toParts(emptyRecord), toParts(mine), toParts(theirs))
        const { scans, findings } = fromParts(merged.parts)
        const ids = (lists: { id: string }[]) => lists.map((one) => one.id).sort()
        expect(ids(scans)).toEqual(ids([...mine.scans, ...theirs.scans]))
        expect(ids(findings)).toEqual(ids([...mine.findings, ...theirs.findings]))
        for (const { part } of merged.clashes) expect(part).not.toMatch(/^(scan|finding|page):/)
      }),
    )
  })

  test('only what is filled in is sent, and sending it again changes nothing', () => {
    fc.assert(
      fc.property(record, (whole) => {
        const sent = completeRecord(whole)
        expect(completeRecord(sent)).toEqual(sent)
        expect(sent.findings.every(({ text }) => text !== '')).toBe(true)
        expect(sent.participants.every(({ name }) => name !== '')).toBe(true)
        const isWhole = [
          ...whole.findings.map(({ text }) => text),
          ...whole.participants.map(({ name }) => name),
          ...(whole.paper?.sample.map(({ page }) => page) ?? []),
        ].every((text) => text !== '')
        expect(isEqual(sent, whole)).toBe(isWhole)
      }),
    )
  })
})
