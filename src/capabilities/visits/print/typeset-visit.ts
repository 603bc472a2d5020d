import { typeset } from '../../../platform/print/typeset.ts'

type Fact = { name: string; value: string }
/** A picture by its place in `photos`, with the words for who can't see it. */
type Picture = { photo: number; words: string }

/** All that stands in the report of a visit, in sentences; `visit-paper.ts` makes it of a visit. */
export type VisitPaper = {
  title: string
  organisation: string
  reference: string
  facts: Fact[]
  people: { name: string; capacity: string; identification: string }[]
  /** Consent to enter a home; null where no home was entered. */
  home: string | null
  /** Where the questions stopped, as a suspicion arose; null when they did not. */
  stopped: { title: string; text: string } | null
  groups: {
    title: string
    basis: string
    rows: { question: string; answer: string; note: string | null }[]
  }[]
  scans: { number: string; answer: string; note: string | null; at: string }[]
  paperRegister: { facts: Fact[]; gaps: string[]; pictures: Picture[] } | null
  findings: {
    title: string
    basis: string
    text: string
    evidence: string[]
    pictures: Picture[]
    by: string
  }[]
  said: string[]
  next: string[]
}

/**
 * The report as a tagged PDF (PDF/UA-1). `photos` are JPEG or PNG bytes that `pictures` point at. The same visit at the same
 * moment gives the same bytes.
 */
export function typesetVisit(paper: VisitPaper, photos: readonly Uint8Array[], at: Date): Buffer {
  const data = { ...paper, photos: photos.map((bytes) => [...bytes]) }
  return typeset({ template: 'capabilities/visits/print/report.typ', data, at })
}
