import type { DocumentKind, Measure } from './file-states.ts'

/** What a document is made of, in the order in which it is read. */
export const documentParts = [
  'measure',
  'facts',
  'observed',
  'invitation',
  'view',
  'reasons',
  'interests',
  'lighter',
  'earlier-warning',
  'order',
  'penalty',
  'closure',
  'warning',
  'collection',
  'objection',
] as const
export type DocumentPart = (typeof documentParts)[number]

const kindParts: Record<DocumentKind, readonly DocumentPart[]> = {
  announcement: ['measure', 'facts', 'reasons', 'invitation'],
  warning: ['facts', 'view', 'reasons', 'interests', 'warning', 'objection'],
  order: [
    'facts',
    'view',
    'reasons',
    'interests',
    'lighter',
    'earlier-warning',
    'order',
    'penalty',
    'objection',
  ],
  closure: ['facts', 'view', 'reasons', 'interests', 'lighter', 'earlier-warning', 'closure', 'objection'],
  'no-measure': ['facts', 'view', 'reasons'],
  reinspection: ['facts', 'observed', 'reasons'],
  collection: ['facts', 'observed', 'reasons', 'interests', 'collection', 'objection'],
  'objection-decision': ['observed', 'reasons', 'interests', 'objection'],
  lifting: ['observed', 'reasons', 'objection'],
}
/** What an announcement says of the measure that is intended. */
const intendedParts: Record<Measure, readonly DocumentPart[]> = {
  warning: ['warning'],
  order: ['order', 'penalty'],
  closure: ['closure'],
}

/**
 * Which parts a document has: the form asks for these and the paper prints these, so that neither knows more than the other.
 * `measure`: of an announcement, what is intended.
 */
export function partsOf(kind: DocumentKind, measure: Measure | ''): readonly DocumentPart[] {
  if (kind !== 'announcement') return kindParts[kind]
  return [...kindParts.announcement, ...(measure === '' ? [] : intendedParts[measure])]
}
