import type { Day } from '../../../kernel/dates.ts'
import type { FieldError } from '../../../kernel/result.ts'
import type { CasePage, SourceView } from '../contract.ts'

/**
 * What is wrong with the facts of a page: each has a day that came and a source. A finding, case file or report must be one
 * that the municipality has (`known`); of anything else it says in words what it is.
 */
export function checkPage(
  { facts }: Pick<CasePage, 'facts'>,
  known: readonly Pick<SourceView, 'id' | 'source'>[],
  today: Day,
): FieldError[] {
  return facts.flatMap((fact, n) => {
    const errors: FieldError[] = []
    if (fact.on > today) errors.push({ field: `facts.${n}.on`, code: 'triangle.field.fact-later' })
    const isKnown = known.some(({ id, source }) => id === fact.sourceId && source === fact.source)
    if (fact.source === 'other' ? fact.sourceId !== null : !isKnown)
      errors.push({ field: `facts.${n}.sourceId`, code: 'triangle.field.source' })
    if (fact.sourceWords === '') errors.push({ field: `facts.${n}.sourceWords`, code: 'field.required' })
    return errors
  })
}
