import type { Day } from '../../../kernel/dates.ts'
import type { FieldError } from '../../../kernel/result.ts'
import type { CasePage, SourceView } from '../contract.ts'

/**
 * What is wrong with the case file and the facts of a page: each has a day that came and a source. A finding, case file or report must be one
 * that the municipality has (`known`); of anything else it says in words what it is.
 */
export function checkPage(
  { facts, caseFileId }: Pick<CasePage, 'facts'> & { caseFileId: string | null },
  known: readonly Pick<SourceView, 'id' | 'source'>[],
  today: Day,
): FieldError[] {
  const has = (source: SourceView['source'], id: string | null) =>
    known.some((one) => one.id === id && one.source === source)
  const wrong: FieldError[] =
    caseFileId === null || has('case-file', caseFileId)
      ? []
      : [{ field: 'caseFileId', code: 'triangle.field.source' }]
  const inFacts = facts.flatMap((fact, n) => {
    const errors: FieldError[] = []
    if (fact.on > today) errors.push({ field: `facts.${n}.on`, code: 'triangle.field.fact-later' })
    if (fact.source === 'other' ? fact.sourceId !== null : !has(fact.source, fact.sourceId))
      errors.push({ field: `facts.${n}.sourceId`, code: 'triangle.field.source' })
    if (fact.sourceWords === '') errors.push({ field: `facts.${n}.sourceWords`, code: 'field.required' })
    return errors
  })
  return [...wrong, ...inFacts]
}
