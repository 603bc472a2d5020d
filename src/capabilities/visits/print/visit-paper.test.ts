import { describe, expect, test } from 'vitest'
import type { VisitView } from '../contract.ts'
import { emptyRecord } from '../rules/record-parts.ts'
import { visitPaper } from './visit-paper.ts'

const at = '2026-11-24T13:05:00.000Z'
const photo = crypto.randomUUID()
const findingId = crypto.randomUUID()
const basis = {
  part: 'sales-register',
  article: 'art. 2:67 APV',
  publication: 'Gemeenteblad 2014',
  from: null,
  until: null,
}

const visit: VisitView = {
  id: crypto.randomUUID(),
  kind: 'periodic',
  state: 'ended',
  dealerId: crypto.randomUUID(),
  dealerName: 'Juwelier Voorbeeld',
  dealerAddress: 'Langestraat 1, Enschede',
  dealerKind: 'jeweller',
  municipality: 'enschede',
  organisationName: 'Gemeente Enschede',
  capacity: 'municipal-inspector',
  plannedOn: null,
  begunAt: at,
  endedAt: '2026-11-24T14:00:00.000Z',
  stepId: null,
  jointMark: null,
  questionsStoppedAt: null,
  findingCount: 1,
  version: 3,
  need: 'Controle op het verkoopregister.',
  record: {
    ...emptyRecord,
    participants: [
      { name: 'Lotte Nepnaam', capacity: 'municipal-inspector', ownOrganisation: true, identified: true },
    ],
    answers: [{ question: 'sales-complete', answer: 'no', note: 'Drie keer.', at }],
    findings: [
      {
        id: findingId,
        kind: 'sale-incomplete',
        text: 'Bij drie verkopen staat geen koper.',
        observedAt: at,
        evidence: [{ kind: 'photo', words: 'Bladzijde van het register', ref: photo, digest: null }],
      },
    ],
    remarks: 'Dat wist ik niet.',
  },
  checklist: {
    asked: [
      { code: 'sales-register-kept', part: 'sales-register', basis, suggests: 'sales-register-missing' },
      { code: 'sales-complete', part: 'sales-register', basis, suggests: 'sale-incomplete' },
    ],
    notAsked: [],
  },
  findings: [
    {
      id: findingId,
      kind: 'sale-incomplete',
      weight: 'slight',
      article: 'art. 2:67 APV',
      publication: 'Gemeenteblad 2014',
      text: 'Bij drie verkopen staat geen koper.',
      observedAt: at,
      recordedBy: 'Lotte Nepnaam',
      capacity: 'municipal-inspector',
      answerUntil: '2026-12-08',
      withdrawn: null,
    },
  ],
  photos: [],
  cancelReason: null,
  createdBy: 'Lotte Nepnaam',
  paperSince: null,
}

describe('the report of a visit', () => {
  test('says who in what capacity, what was answered on which article, what was found and until when to answer', () => {
    const paper = visitPaper(visit, [photo])
    expect(paper.people).toEqual([
      { name: 'Lotte Nepnaam', capacity: 'Toezichthouder van de gemeente', identification: 'getoond' },
    ])
    // A question that nobody answered was not asked.
    expect(paper.groups).toEqual([
      {
        title: 'Verkoopregister',
        basis: 'art. 2:67 APV, Gemeenteblad 2014',
        rows: [
          { question: 'Staat bij elke verkoop alles wat verplicht is?', answer: 'Nee', note: 'Drie keer.' },
        ],
      },
    ])
    expect(paper.findings[0]).toMatchObject({
      title: 'Een verkoop was niet volledig ingeschreven',
      pictures: [{ photo: 0, words: 'Bladzijde van het register' }],
      by: 'Gezien om 14:05 en vastgelegd door Lotte Nepnaam, Toezichthouder van de gemeente',
    })
    expect(paper.next.join(' ')).toContain('dinsdag 8 december 2026')
    expect(paper.said).toEqual(['Dat wist ik niet.'])
  })

  test('a photo that can not be opened leaves no hole, and findings that were not told promise no term', () => {
    const untold = { ...visit, findings: visit.findings.map((one) => ({ ...one, answerUntil: null })) }
    const paper = visitPaper(untold, [])
    expect(paper.findings[0]!.pictures).toEqual([])
    expect(paper.next.join(' ')).not.toMatch(/reageren tot en met/)
  })

  test('where a suspicion arose it says when the questions stopped, and nothing of what it was', () => {
    const stopped = visitPaper({ ...visit, questionsStoppedAt: '2026-11-24T13:30:00.000Z' }, [])
    expect(stopped.stopped?.title).toBe('Om 14:30 zijn de vragen gestopt.')
    expect(visitPaper(visit, []).stopped).toBeNull()
    expect(JSON.stringify(stopped)).not.toMatch(/gestolen/i)
  })
})
