import type { Role } from '../../../kernel/codes.ts'

/** Where a case of the triangle stands. */
export const caseStates = ['proposed', 'on-agenda', 'decided', 'postponed', 'closed', 'withdrawn'] as const
export type CaseState = (typeof caseStates)[number]
export const endStates = ['closed', 'withdrawn'] as const satisfies readonly CaseState[]

/** Who proposes cases of the own municipality. */
export const caseWriters = ['municipal-officer', 'municipal-lawyer'] as const satisfies readonly Role[]
/** Who makes the agenda and notes what was decided. */
export const caseLeaders = ['mayors-office'] as const satisfies readonly Role[]
const municipal = [...caseWriters, ...caseLeaders] as const

type Step = {
  /** Null: there was no case before. */
  from: readonly (CaseState | null)[]
  /** Null: where it stood. */
  to: CaseState | null
  by: readonly Role[]
  /** Whether somebody says why, or what. */
  needsWords: boolean
  /** For docs/triangle-cases.md. */
  deed: string
}

/** Every step of a case: what is not here can't happen. docs/triangle-cases.md is drawn from this table. */
export const caseSteps = {
  propose: { from: [null], to: 'proposed', by: caseWriters, needsWords: false, deed: 'write its page' },
  change: {
    from: ['proposed', 'postponed', 'on-agenda'],
    to: null,
    by: caseWriters,
    needsWords: false,
    deed: 'change its page',
  },
  schedule: {
    from: ['proposed', 'postponed'],
    to: 'on-agenda',
    by: caseLeaders,
    needsWords: false,
    deed: 'put on the agenda of a meeting, which discloses it to the partners',
  },
  'take-off': {
    from: ['on-agenda'],
    to: 'proposed',
    by: caseLeaders,
    needsWords: false,
    deed: 'take off the agenda',
  },
  decide: {
    from: ['on-agenda'],
    to: 'decided',
    by: caseLeaders,
    needsWords: true,
    deed: 'note the decision with its tasks',
  },
  postpone: {
    from: ['on-agenda'],
    to: 'postponed',
    by: caseLeaders,
    needsWords: true,
    deed: 'note at the meeting that it waits, and why',
  },
  return: {
    from: ['decided'],
    to: 'proposed',
    by: municipal,
    needsWords: true,
    deed: 'bring it back, to be discussed again',
  },
  close: {
    from: ['decided'],
    to: 'closed',
    by: municipal,
    needsWords: true,
    deed: 'close it, once every task was answered',
  },
  withdraw: {
    from: ['proposed', 'postponed', 'on-agenda'],
    to: 'withdrawn',
    by: caseWriters,
    needsWords: true,
    deed: 'withdraw it',
  },
} as const satisfies Record<string, Step>
export type CaseStep = keyof typeof caseSteps
export const caseStepNames = Object.keys(caseSteps) as [CaseStep, ...CaseStep[]]
/** Steps that a municipality takes with a case by itself, outside its page and a meeting. */
export const ownSteps = ['return', 'close', 'withdraw'] as const satisfies readonly CaseStep[]

/** Where a step leads from a state (null: no case yet), or null when it can't be taken there. */
export function stepFrom(state: CaseState | null, step: CaseStep): CaseState | null {
  const { from, to }: Step = caseSteps[step]
  return from.includes(state) ? (to ?? state) : null
}

/** The steps that someone of a role can take with a case in a state. */
export function stepsFor(state: CaseState | null, role: Role): CaseStep[] {
  return caseStepNames.filter(
    (step) => stepFrom(state, step) !== null && (caseSteps[step].by as readonly Role[]).includes(role),
  )
}
