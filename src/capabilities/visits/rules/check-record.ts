import type { FieldError } from '../../../kernel/result.ts'
import type { VisitRecord } from '../contract.ts'

/** Clocks of devices run ahead a little. */
const AHEAD_MS_MAX = 5 * 60_000

/** Whether a moment that a device gave has not come yet. */
export function isAhead(at: string, now: Date): boolean {
  return Date.parse(at) > now.getTime() + AHEAD_MS_MAX
}

/** What is wrong in a record, all of it at once; `kinds`: what can be found in the capacity of who sends it. */
export function checkRecord(
  record: VisitRecord,
  { kinds, now }: { kinds: readonly string[]; now: Date },
): FieldError[] {
  const { answers, scans, findings, paper } = record
  const ahead = (list: readonly { at: string }[], name: string) =>
    list.flatMap(({ at }, n) =>
      isAhead(at, now) ? [{ field: `${name}.${n}.at`, code: 'visit.error.ahead' }] : [],
    )
  return [
    ...ahead(answers, 'answers'),
    ...ahead(scans, 'scans'),
    ...ahead(paper?.sample ?? [], 'paper.sample'),
    ...twice(
      answers.map(({ question }) => question),
      'answers',
      'question',
    ),
    ...twice(
      scans.map(({ id }) => id),
      'scans',
      'id',
    ),
    ...twice(
      findings.map(({ id }) => id),
      'findings',
      'id',
    ),
    ...findings.flatMap(({ kind, observedAt }, n) => [
      ...(kinds.includes(kind) ? [] : [{ field: `findings.${n}.kind`, code: 'field.choice' }]),
      ...(isAhead(observedAt, now) ? [{ field: `findings.${n}.observedAt`, code: 'visit.error.ahead' }] : []),
    ]),
  ].map(({ field, code }) => ({ field: `record.${field}`, code }))
}

function twice(keys: readonly string[], name: string, field: string): FieldError[] {
  return keys.flatMap((key, n) =>
    keys.indexOf(key) < n ? [{ field: `${name}.${n}.${field}`, code: 'visit.error.twice' }] : [],
  )
}
