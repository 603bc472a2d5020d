import type { FieldError } from '../../../kernel/result.ts'
import type { Draft } from '../contract.ts'

/**
 * What a draft lacks before it can be signed, all at once: the addressee and whom it is about, a ground to disclose it,
 * and facts that each say when, what and from which source (Awb 3:2: a municipality decides on facts it can weigh).
 * `today` is yyyy-mm-dd.
 */
export function checkDraft(draft: Draft, today: string): FieldError[] {
  const missing = (['municipality', 'branchNumber', 'subject', 'request'] as const).filter(
    (field) => draft[field] === '',
  )
  return [
    ...missing.map((field) => ({ field, code: 'field.required' })),
    ...(draft.basis === null ? [{ field: 'basis', code: 'field.choice' }] : []),
    ...(draft.basis === 'other' && draft.basisText === ''
      ? [{ field: 'basisText', code: 'field.required' }]
      : []),
    ...(draft.facts.length === 0 ? [{ field: 'facts', code: 'disclosure.no-facts' }] : []),
    ...draft.facts.flatMap((fact, index) => [
      ...(['observedOn', 'text', 'source'] as const)
        .filter((field) => fact[field] === '')
        .map((field) => ({ field: `facts.${index}.${field}`, code: 'field.required' })),
      ...(fact.observedOn > today
        ? [{ field: `facts.${index}.observedOn`, code: 'disclosure.in-future' }]
        : []),
    ]),
  ]
}
