import { measures } from '../rules/file-states.ts'
import type { DocumentKind } from '../rules/file-states.ts'
import type { DocumentPart } from '../rules/document-parts.ts'

export type FieldSpec = {
  /** Where it stands in the document, as the contract names it. */
  path: string
  as: 'day' | 'area' | 'line' | 'cents' | 'choice' | 'lines' | 'tick' | 'number'
  options?: readonly string[]
  /** Only in documents of these kinds. */
  only?: readonly DocumentKind[]
  wide?: boolean
}

const day = (path: string): FieldSpec => ({ path, as: 'day' })
const area = (path: string, only?: readonly DocumentKind[]): FieldSpec => ({
  path,
  as: 'area',
  ...(only && { only }),
})
const line = (path: string): FieldSpec => ({ path, as: 'line' })
const cents = (path: string): FieldSpec => ({ path, as: 'cents' })
const choice = (path: string, options: readonly string[], only?: readonly DocumentKind[]): FieldSpec => ({
  path,
  as: 'choice',
  options,
  ...(only && { only }),
})

/** Whom it goes to, and when. */
export const headFields: readonly FieldSpec[] = [
  line('addressee.name'),
  line('addressee.address'),
  day('date'),
]
/** Who signs, on whose behalf and by what mandate; how it is delivered. */
export const signerFields: readonly FieldSpec[] = [
  line('signer.name'),
  line('signer.position'),
  choice('signer.onBehalfOf', ['mayor', 'executive']),
  line('signer.decree'),
  day('signer.from'),
  day('signer.until'),
  choice('delivery.way', ['post', 'handed-over', 'signed']),
]

/** What each part asks. Facts and interests are lists, with fields of their own. */
export const partFields: Record<Exclude<DocumentPart, 'facts' | 'interests'>, readonly FieldSpec[]> = {
  measure: [choice('measure', measures)],
  observed: [
    line('outcome.decisionNumber'),
    area('outcome.observed'),
    area('outcome.hearing', ['objection-decision']),
    choice('outcome.result', ['complied', 'not-complied'], ['reinspection']),
    choice('outcome.result', ['upheld', 'changed', 'withdrawn', 'inadmissible'], ['objection-decision']),
  ],
  invitation: [day('view.until'), area('view.notAsked')],
  view: [
    day('view.invitedOn'),
    day('view.until'),
    day('view.receivedOn'),
    area('view.summary'),
    area('view.response'),
    area('view.notAsked'),
  ],
  reasons: [area('reasons')],
  lighter: [area('lighter.considered'), area('lighter.whyNot')],
  'earlier-warning': [day('earlierWarning.on'), area('earlierWarning.whyNone')],
  order: [{ path: 'order.actions', as: 'lines' }, day('order.complyUntil'), area('order.whyEnough')],
  penalty: [
    cents('penalty.amountCents'),
    choice('penalty.per', ['violation', 'day', 'week']),
    cents('penalty.maximumCents'),
    area('penalty.reason'),
  ],
  closure: [line('closure.article'), day('closure.from'), day('closure.until'), area('closure.effect')],
  warning: [area('warning.asked'), day('warning.until')],
  collection: [
    day('collection.incurredOn'),
    cents('collection.amountCents'),
    day('collection.payUntil'),
    line('collection.payTo'),
  ],
  objection: [
    { path: 'objectionClause.weeks', as: 'number' },
    line('objectionClause.to'),
    { path: 'objectionClause.relief', as: 'tick' },
  ],
}
