import type { FileState, Measure, StepKind } from './file-states.ts'

/** The way of a file as people draw it: fewer places than states. */
export const ladderStages = [
  'findings',
  'announcement',
  'view',
  'decision',
  'in-force',
  're-inspection',
  'collection',
  'end',
] as const
export type LadderStage = (typeof ladderStages)[number]

const stageOf: Record<FileState, LadderStage> = {
  opened: 'findings',
  announced: 'announcement',
  'view-received': 'view',
  'view-lapsed': 'view',
  'warning-decided': 'decision',
  'order-decided': 'decision',
  'closure-decided': 'decision',
  'no-measure': 'end',
  'warning-in-force': 'in-force',
  'warning-expired': 'end',
  'order-in-force': 'in-force',
  'compliance-lapsed': 'in-force',
  'order-complied': 're-inspection',
  'not-complied': 're-inspection',
  'penalty-incurred': 'collection',
  'collection-decided': 'collection',
  'collection-in-force': 'collection',
  'collection-lapsed': 'end',
  settled: 'end',
  'closure-in-force': 'in-force',
  'closure-ended': 'end',
  'order-lifted': 'end',
  withdrawn: 'end',
  closed: 'end',
}
/** The steps with which a stage was reached. */
const reachedBy: Record<LadderStage, readonly StepKind[]> = {
  findings: ['open', 'reopen'],
  announcement: ['announce'],
  view: ['receive-view'],
  decision: ['decide-warning', 'decide-order', 'decide-closure'],
  'in-force': ['deliver'],
  're-inspection': ['find-complied', 'find-not-complied'],
  collection: ['incur'],
  end: [
    'close',
    'pay',
    'waive-collection',
    'lift-order',
    'end-closure',
    'decide-no-measure',
    'end-with-dealer',
  ],
}

export type DrawnStage = {
  stage: LadderStage
  /** `skipped`: the file went past it without it. */
  at: 'done' | 'here' | 'to-come' | 'skipped'
  on: string | null
}

/**
 * The stages of a file with where it stands. A warning and a closure know no re-inspection and no collection. `steps` are
 * those of the file, oldest first.
 */
export function drawLadder(
  state: FileState,
  measure: Measure | null,
  steps: readonly { kind: StepKind; on: string }[],
): DrawnStage[] {
  const here = ladderStages.indexOf(stageOf[state])
  const since = steps.findLastIndex(({ kind }) => reachedBy.findings.includes(kind))
  const present = steps.slice(Math.max(since, 0))
  const hasOrder = measure === null || measure === 'order' || present.some(({ kind }) => kind === 'incur')
  const shown = ladderStages.filter(
    (stage) => hasOrder || (stage !== 're-inspection' && stage !== 'collection'),
  )
  return shown.map((stage) => {
    const index = ladderStages.indexOf(stage)
    const on = present.find(({ kind }) => reachedBy[stage].includes(kind))?.on ?? null
    if (index === here) return { stage, at: 'here', on }
    if (index > here) return { stage, at: 'to-come', on: null }
    return { stage, at: on === null ? 'skipped' : 'done', on }
  })
}
