import type { Day } from '../../../kernel/dates.ts'
import type { DocumentFields } from '../documents/contract.ts'
import type { LadderValue } from '../ladders/contract.ts'
import type { Ground } from './grounds.ts'
import type { PastMeasure } from './ladder.ts'

/** What a document is checked against. */
export type Checked = {
  /** The number it gets; null: none yet. */
  number: string | null
  grounds: readonly Ground[]
  /** The findings on which the file stands. */
  fileGrounds: readonly string[]
  ladder: LadderValue | null
  past: readonly PastMeasure[]
  /** The announcement of this file, once the step was taken. */
  announcedOn: Day | null
  viewReceivedOn: Day | null
}

/** The field that must be filled, with values for its sentence; null: it is there. */
export type Gap = { field: string; values?: Record<string, string | number> } | null
export const filled = (field: string, value: unknown): Gap =>
  value === '' || value === null ? { field } : null
export const firstOf = (...gaps: Gap[]): Gap => gaps.find((gap) => gap !== null) ?? null

export function findBasisGap({ facts }: DocumentFields, { grounds }: Checked): Gap {
  for (const [n, { findingId, article, publication }] of facts.entries()) {
    const ground = grounds.find(({ id }) => id === findingId)
    const gap = firstOf(
      filled(`facts.${n}.article`, article),
      filled(`facts.${n}.publication`, publication),
      // On the day of the violation, and an article that still holds (Rb. Rotterdam 2023:4898).
      ground !== undefined && (ground.basis === null || !ground.holdsNow)
        ? { field: `facts.${n}.article` }
        : null,
      ground?.basis && ground.basis.article !== article
        ? { field: `facts.${n}.article`, values: { article: ground.basis.article } }
        : null,
    )
    if (gap !== null) return gap
  }
  return null
}

export function findFactGap({ facts }: DocumentFields, { grounds }: Checked): Gap {
  if (facts.length === 0) return { field: 'facts' }
  for (const [n, { findingId, text, observedOn, source }] of facts.entries()) {
    const ground = grounds.find(({ id }) => id === findingId)
    const gap = firstOf(
      ground === undefined || ground.isWithdrawn || ground.weight === 'in-order'
        ? { field: `facts.${n}.findingId` }
        : null,
      filled(`facts.${n}.text`, text),
      filled(`facts.${n}.source`, source),
      observedOn === '' || observedOn !== (ground?.observedOn ?? observedOn)
        ? { field: `facts.${n}.observedOn` }
        : null,
    )
    if (gap !== null) return gap
  }
  return null
}

export function findViewGap({ view }: DocumentFields, { announcedOn, viewReceivedOn }: Checked): Gap {
  if (view.notAsked !== '' && announcedOn === null) return null
  return firstOf(
    view.invitedOn === '' || announcedOn === null ? { field: 'view.invitedOn' } : null,
    filled('view.until', view.until),
    // A view that came in is named, or the dealer reads that it was not read.
    viewReceivedOn !== null && view.receivedOn === '' ? { field: 'view.receivedOn' } : null,
  )
}

/** Each interest is weighed on its own, of the dealer and of the public at least (2022:4223: reasons too general). */
export function findInterestGap({ interests }: DocumentFields): Gap {
  for (const side of ['dealer', 'public'] as const)
    if (!interests.some((one) => one.side === side)) return { field: 'interests', values: { side } }
  return firstOf(
    ...interests.map(({ interest, weighing }, n) =>
      firstOf(filled(`interests.${n}.interest`, interest), filled(`interests.${n}.weighing`, weighing)),
    ),
  )
}

export function findWarningGap({ earlierWarning: { on, whyNone } }: DocumentFields, { past }: Checked): Gap {
  if (on === '') return filled('earlierWarning.whyNone', whyNone)
  return past.some((one) => one.on === on) ? null : { field: 'earlierWarning.on' }
}
