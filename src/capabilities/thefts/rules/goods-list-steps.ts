// The workflow of a goods list that a citizen sends, as data: drawn in docs/goods-lists.md and kept in the database's
// own table (thefts.goods_step), which decides whether a step may be taken. A test keeps the three equal.

export const listStates = ['received', 'refused', 'in-system', 'withdrawn'] as const
export type ListState = (typeof listStates)[number]

export const itemStates = [
  'listed',
  'in-system',
  'found',
  'found-at-home',
  'back',
  'home',
  'ended',
  'taken-off',
] as const
export type ItemState = (typeof itemStates)[number]

export type Side = 'citizen' | 'police'
export type Step<S extends string, N extends string> = { step: N; by: Side; from: readonly S[]; to: S }

/** What can be done with a whole list. It starts as `received`, when it is sent. */
export const listSteps = [
  { step: 'accept', by: 'police', from: ['received', 'refused'], to: 'in-system' },
  { step: 'refuse', by: 'police', from: ['received'], to: 'refused' },
  { step: 'send-again', by: 'citizen', from: ['refused'], to: 'received' },
  // Follows by itself when the last item is taken off.
  { step: 'withdraw', by: 'citizen', from: ['received', 'refused'], to: 'withdrawn' },
] as const satisfies readonly Step<ListState, string>[]
export type ListStep = (typeof listSteps)[number]['step']

/**
 * What can be done with one item. It starts as `listed`. That it was found is told to the owner by an explicit deed of
 * the police and never by itself, since that could harm an investigation.
 */
export const itemSteps = [
  // Follows from the acceptance of its list.
  { step: 'take-in', by: 'police', from: ['listed'], to: 'in-system' },
  { step: 'take-off', by: 'citizen', from: ['listed'], to: 'taken-off' },
  { step: 'tell-found', by: 'police', from: ['in-system'], to: 'found' },
  { step: 'search-on', by: 'police', from: ['found'], to: 'in-system' },
  { step: 'give-back', by: 'police', from: ['found'], to: 'back' },
  { step: 'report-home', by: 'citizen', from: ['in-system', 'found'], to: 'found-at-home' },
  { step: 'still-missing', by: 'citizen', from: ['found-at-home'], to: 'in-system' },
  { step: 'end', by: 'police', from: ['found-at-home'], to: 'home' },
  // Follow what police do with the stolen item on its report.
  { step: 'search-ends', by: 'police', from: ['in-system', 'found', 'found-at-home'], to: 'ended' },
  { step: 'search-reopens', by: 'police', from: ['back', 'home', 'ended'], to: 'in-system' },
] as const satisfies readonly Step<ItemState, string>[]
export type ItemStep = (typeof itemSteps)[number]['step']

/** Steps that only follow from another one: nobody presses them. */
export const followingSteps: readonly string[] = ['take-in', 'withdraw', 'search-ends', 'search-reopens']

/** Where a list or an item may rest for good. */
export const finalStates = {
  list: ['in-system', 'refused', 'withdrawn'],
  item: ['back', 'home', 'ended', 'taken-off'],
} as const satisfies { list: readonly ListState[]; item: readonly ItemState[] }

/** On which ground something seized goes back to its owner (art. 116 Sv): without one there is no such step. */
export const returnGrounds = ['waiver', 'notice-passed', 'court'] as const
export type ReturnGround = (typeof returnGrounds)[number]

type AnyStep = Step<string, string>

/** The state after a step, or null when that side may not take it from here. */
export function stateAfter(
  steps: readonly AnyStep[],
  state: string,
  { step, by }: { step: string; by: Side },
): string | null {
  return steps.find((one) => one.step === step && one.by === by && one.from.includes(state))?.to ?? null
}

/** What one side can do from a state, in the order of the table. */
export function stepsFrom(steps: readonly AnyStep[], state: string, by: Side): string[] {
  return steps
    .filter((one) => one.by === by && one.from.includes(state) && !followingSteps.includes(one.step))
    .map(({ step }) => step)
}

/** Draws a table of steps as a Mermaid state diagram; its names take no hyphens, so each state gets a label. */
export function drawSteps(steps: readonly AnyStep[], start: string, ends: readonly string[]): string {
  const id = (state: string) => state.replaceAll('-', '_')
  const states = [...new Set([start, ...steps.flatMap(({ from, to }) => [...from, to])])]
  const arrows = steps.flatMap(({ step, by, from, to }) =>
    from.map((state) => `  ${id(state)} --> ${id(to)}: ${step} (${by})`),
  )
  return [
    '```mermaid',
    'stateDiagram-v2',
    ...states.map((state) => `  ${id(state)}: ${state}`),
    `  [*] --> ${id(start)}`,
    ...arrows,
    ...ends.map((state) => `  ${id(state)} --> [*]`),
    '```',
  ].join('\n')
}
