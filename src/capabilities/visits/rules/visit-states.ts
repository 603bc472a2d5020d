/**
 * The states of a visit and the steps between them; docs/architecture.md draws this table. A begun visit can't be cancelled:
 * a power was used, and the report says so, also when the door was closed.
 */
export const visitStates = ['planned', 'begun', 'ended', 'cancelled'] as const
export type VisitState = (typeof visitStates)[number]

export const visitSteps = {
  begin: { from: 'planned', to: 'begun' },
  end: { from: 'begun', to: 'ended' },
  cancel: { from: 'planned', to: 'cancelled' },
} as const satisfies Record<string, { from: VisitState; to: VisitState }>
export type VisitStep = keyof typeof visitSteps

/** What can be done with a visit in a state. */
export function stepsFrom(state: VisitState): VisitStep[] {
  return (Object.keys(visitSteps) as VisitStep[]).filter((step) => visitSteps[step].from === state)
}
