import type { VisitRecord } from '../contract.ts'
import type { Parts } from './merge-records.ts'

type Page = NonNullable<VisitRecord['paper']>['sample'][number]

export const emptyRecord: VisitRecord = {
  participants: [],
  spokenWith: null,
  home: null,
  onPaper: false,
  answers: [],
  scans: [],
  paper: null,
  findings: [],
  remarks: '',
}
export const emptyPaper: NonNullable<VisitRecord['paper']> = {
  certified: 'not-looked',
  certifiedOn: null,
  certifiedBy: null,
  pagesSeen: '',
  gaps: '',
  sample: [],
}

/** A record in the parts that two devices can change without hindering each other; `fromParts` puts them together. */
export function toParts(record: VisitRecord): Parts {
  const { participants, spokenWith, home, onPaper, remarks, answers, scans, findings, paper } = record
  const parts: Record<string, unknown> = { participants, spokenWith, home, onPaper, remarks }
  for (const answer of answers) parts[`answer:${answer.question}`] = answer
  for (const scan of scans) parts[`scan:${scan.id}`] = scan
  for (const finding of findings) parts[`finding:${finding.id}`] = finding
  if (paper !== null) {
    const { sample, ...book } = paper
    parts['paper'] = book
    for (const page of sample) parts[`page:${page.id}`] = page
  }
  return parts
}

const byMoment =
  <T>(momentOf: (one: T) => string) =>
  (a: T, b: T) =>
    Date.parse(momentOf(a)) - Date.parse(momentOf(b))

/** The record that parts make, each list in the order of noting. */
export function fromParts(parts: Parts): VisitRecord {
  const all = <T>(kind: string) =>
    Object.entries(parts)
      .filter(([name]) => name.startsWith(`${kind}:`))
      .map(([, value]) => value as T)
  const sample = all<Page>('page').toSorted(byMoment(({ at }) => at))
  const book = parts['paper'] as Omit<NonNullable<VisitRecord['paper']>, 'sample'> | undefined
  return {
    participants: (parts['participants'] ?? []) as VisitRecord['participants'],
    spokenWith: (parts['spokenWith'] ?? null) as VisitRecord['spokenWith'],
    home: (parts['home'] ?? null) as VisitRecord['home'],
    onPaper: parts['onPaper'] === true,
    remarks: (parts['remarks'] ?? '') as string,
    answers: all<VisitRecord['answers'][number]>('answer').toSorted(byMoment(({ at }) => at)),
    scans: all<VisitRecord['scans'][number]>('scan').toSorted(byMoment(({ at }) => at)),
    findings: all<VisitRecord['findings'][number]>('finding').toSorted(
      byMoment(({ observedAt }) => observedAt),
    ),
    paper: book === undefined && sample.length === 0 ? null : { ...emptyPaper, ...book, sample },
  }
}

/** What of a record can be sent: a person without a name, a finding without words or a page without a number waits. */
export function completeRecord(record: VisitRecord): VisitRecord {
  const isFilled = (text: string) => text.trim() !== ''
  return {
    ...record,
    participants: record.participants.filter(({ name }) => isFilled(name)),
    findings: record.findings.filter(({ text }) => isFilled(text)),
    paper: record.paper && {
      ...record.paper,
      sample: record.paper.sample.filter(({ page }) => isFilled(page)),
    },
  }
}
