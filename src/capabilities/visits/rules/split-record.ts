import type { VisitRecord } from '../contract.ts'

type Dated = { at: string }

/**
 * A record in two: what was noted up to the moment a suspicion arose stays in the visit; what came after is no longer
 * supervision and goes to the investigation. The moment itself counts as before.
 */
export function splitRecord(
  record: VisitRecord,
  arisenAt: string,
): { before: VisitRecord; after: Pick<VisitRecord, 'answers' | 'scans' | 'findings'> & { pages: Dated[] } } {
  const limit = Date.parse(arisenAt)
  const isAfter = ({ at }: Dated) => Date.parse(at) > limit
  const isNotAfter = (one: Dated) => !isAfter(one)
  const seenAfter = ({ observedAt }: { observedAt: string }) => isAfter({ at: observedAt })
  const before: VisitRecord = {
    ...record,
    answers: record.answers.filter(isNotAfter),
    scans: record.scans.filter(isNotAfter),
    findings: record.findings.filter((finding) => !seenAfter(finding)),
    paper: record.paper && { ...record.paper, sample: record.paper.sample.filter(isNotAfter) },
  }
  const after = {
    answers: record.answers.filter(isAfter),
    scans: record.scans.filter(isAfter),
    findings: record.findings.filter(seenAfter),
    pages: record.paper?.sample.filter(isAfter) ?? [],
  }
  return { before, after }
}

/** Whether something in a record was noted after that moment. */
export function isAfterSuspicion(record: VisitRecord, arisenAt: string): boolean {
  return Object.values(splitRecord(record, arisenAt).after).some((list) => list.length > 0)
}
