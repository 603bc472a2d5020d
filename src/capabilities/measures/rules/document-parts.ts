import type { DocumentKind } from './step-table.ts'

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

/** Which parts each kind has: the form asks for these and the paper prints these, so that neither knows more than the other. */
export const partsOf: Record<DocumentKind, readonly DocumentPart[]> = {
  announcement: ['measure', 'facts', 'invitation', 'reasons', 'order', 'penalty', 'closure', 'warning'],
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
