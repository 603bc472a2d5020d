import { describe, expect, test } from 'vitest'
import type { CasePage, CaseView, MeetingView } from './contract.ts'
import { fitsOnePage, printCases } from './print-cases.ts'

const prose = (length: number) =>
  'De handelaar hield zich na de waarschuwing niet aan de regels van het verkoopregister. '
    .repeat(9)
    .slice(0, length)
/** Everything as long as it may be. */
const longest: CasePage = {
  facts: Array.from({ length: 8 }, () => ({
    on: '2026-09-30',
    text: prose(180),
    source: 'other' as const,
    sourceId: null,
    sourceWords: prose(80),
  })),
  done: prose(400),
  partners: { municipality: prose(180), police: prose(180), prosecution: prose(180) },
  options: Array.from({ length: 3 }, () => ({ text: prose(100), consequence: prose(180) })),
  proposal: prose(300),
}
/** As people write it: eight facts of a sentence, three options, a word for each partner. */
const full: CasePage = {
  facts: longest.facts.map((fact) => ({ ...fact, text: prose(85), sourceWords: prose(30) })),
  done: prose(260),
  partners: { municipality: prose(90), police: prose(90), prosecution: prose(90) },
  options: longest.options.map(() => ({ text: prose(45), consequence: prose(90) })),
  proposal: prose(170),
}
const head = { dealerName: 'Tweedehands en Inbrenghuis Van Voorbeeld en Zonen', asked: prose(160) }
const short: CasePage = { ...longest, facts: longest.facts.slice(0, 2), options: longest.options.slice(0, 1) }

describe('one page', () => {
  test('holds eight facts and three options of a sentence, with three reports; not everything as long as it may be', () => {
    expect(fitsOnePage(full, head)).toBe(true)
    expect(fitsOnePage(longest, head)).toBe(false)
  })

  test('does not hold many short lines, which no count of characters would see', () => {
    expect(fitsOnePage({ ...short, done: 'x\n'.repeat(150) }, head)).toBe(false)
    expect(fitsOnePage({ ...short, done: 'x\n'.repeat(5) }, head)).toBe(true)
  })
})

test('the agenda has a page of its own and one per case, tagged, with nothing typed read as markup', () => {
  const one = { ...head, page: { ...short, proposal: '#panic("x") *vet* $x$' }, reports: [] }
  const view = {
    ...one,
    dealerPlace: 'Straat 1, Enschede',
    municipalityName: 'Enschede',
  } as unknown as CaseView
  const meeting = {
    heldOn: '2026-12-10',
    begins: '09:30',
    place: 'Stadhuis',
    municipalityNames: ['Enschede'],
    partnerNames: ['Basisteam Enschede', 'Parket'],
    openTasks: [],
  } as unknown as MeetingView
  const at = new Date('2026-11-27T12:00:00Z')
  const paper = (cases: CaseView[], locale: 'nl' | 'en') =>
    printCases({ cases, meeting, locale, at, today: '2026-11-27' })
  const pdf = paper([view, view], 'nl').toString('latin1')
  expect(pdf.slice(0, 5)).toBe('%PDF-')
  expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(3)
  expect(pdf).toContain('/StructTreeRoot')
  expect(
    paper([view], 'en')
      .toString('latin1')
      .match(/\/Type \/Page\b/g),
  ).toHaveLength(2)
})
