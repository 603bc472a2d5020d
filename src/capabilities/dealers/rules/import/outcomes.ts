/** What a line of the file turns out to be, in the order in which people look at them. */
export const outcomes = [
  'error',
  'question',
  'possible-duplicate',
  'changed',
  'moved',
  'stopped',
  'new',
  'duplicate',
  'elsewhere',
  'same',
  'no-dealer',
] as const
export type Outcome = (typeof outcomes)[number]

/** What a person decides about a line. All but `leave` write in the inventory. */
export const decisions = ['take-over', 'another', 'has-stopped', 'moved-away', 'leave'] as const
export type Decision = (typeof decisions)[number]

/** Which decisions a line waits for; none: there is nothing to decide. An error is corrected first. */
export const decisionsOf: Record<Outcome, readonly Decision[]> = {
  error: ['leave'],
  question: ['leave'],
  'possible-duplicate': ['another', 'leave'],
  changed: ['take-over', 'leave'],
  moved: ['take-over', 'moved-away', 'leave'],
  stopped: ['has-stopped', 'leave'],
  new: ['take-over', 'leave'],
  duplicate: ['another', 'leave'],
  elsewhere: [],
  same: [],
  'no-dealer': [],
}

/** What waits for a person; a duplicate may stay as it is without being looked at. */
export const waiting: readonly Outcome[] = [
  'error',
  'question',
  'possible-duplicate',
  'changed',
  'moved',
  'stopped',
  'new',
]
