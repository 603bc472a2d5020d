/** The measures of a ladder, lightest first. */
export const measures = ['warning', 'order', 'closure'] as const
export type Measure = (typeof measures)[number]

/** The kinds of document of a case file. */
export const documentKinds = [
  'announcement',
  'warning',
  'order',
  'closure',
  'no-measure',
  'reinspection',
  'collection',
  'objection-decision',
  'lifting',
] as const
export type DocumentKind = (typeof documentKinds)[number]

/** Where a case file stands. It is stored nowhere: it follows from its steps and from the day (fold-file.ts). */
export const fileStates = [
  'opened',
  'announced',
  'view-received',
  'view-lapsed',
  'warning-decided',
  'order-decided',
  'closure-decided',
  'no-measure',
  'warning-in-force',
  'warning-expired',
  'order-in-force',
  'compliance-lapsed',
  'order-complied',
  'not-complied',
  'penalty-incurred',
  'collection-decided',
  'collection-in-force',
  'collection-lapsed',
  'settled',
  'closure-in-force',
  'closure-ended',
  'order-lifted',
  'withdrawn',
  'closed',
] as const
export type FileState = (typeof fileStates)[number]

export const stepKinds = [
  'open',
  'add-findings',
  'announce',
  'receive-view',
  'decide-warning',
  'decide-order',
  'decide-closure',
  'decide-no-measure',
  'deliver',
  'find-complied',
  'find-not-complied',
  'incur',
  'decide-collection',
  'waive-collection',
  'demand-payment',
  'pay',
  'lift-order',
  'end-closure',
  'object',
  'ask-relief',
  'decide-relief',
  'decide-objection',
  'close',
  'end-with-dealer',
  'reopen',
] as const
export type StepKind = (typeof stepKinds)[number]

/** Where a request for an exemption stands. */
export const exemptionStates = ['received', 'extended', 'granted', 'refused'] as const

/** Whose interests are weighed (3:4 Awb). */
export const interestSides = ['dealer', 'public', 'others'] as const
