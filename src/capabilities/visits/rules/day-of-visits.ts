import type { Day } from '../../../kernel/dates.ts'
import { dayInAmsterdam } from '../../../kernel/dates.ts'
import type { VisitListItem } from '../contract.ts'

type OnDevice = VisitListItem & { waits: boolean; sentAt: string | null }
const PAST_MAX = 20

/**
 * The visits of an inspector in the order of doing: what this device still has to send, what was begun, what is planned for
 * today or should have been done, what comes later, and what was. A visit stands in one of them.
 */
export function dayOfVisits(listed: readonly VisitListItem[], onDevice: readonly OnDevice[], today: Day) {
  const held = new Map(onDevice.map((visit) => [visit.id, visit]))
  const waiting = onDevice.filter(({ waits }) => waits)
  const waitingIds = new Set(waiting.map(({ id }) => id))
  const rest = listed
    .filter(({ id }) => !waitingIds.has(id))
    .map((visit) => ({ ...held.get(visit.id), ...visit }))
  const planned = rest
    .filter(({ state }) => state === 'planned')
    .toSorted((a, b) => (a.plannedOn ?? '').localeCompare(b.plannedOn ?? ''))
  const isNow = ({ plannedOn }: VisitListItem) => plannedOn === null || plannedOn <= today
  const last = ({ endedAt, plannedOn }: VisitListItem) =>
    (endedAt && dayInAmsterdam(new Date(endedAt))) ?? plannedOn ?? ''
  return {
    waiting,
    begun: rest.filter(({ state }) => state === 'begun'),
    now: planned.filter(isNow),
    later: planned.filter((visit) => !isNow(visit)),
    past: rest
      .filter(({ state }) => state === 'ended' || state === 'cancelled')
      .toSorted((a, b) => last(b).localeCompare(last(a)))
      .slice(0, PAST_MAX),
  }
}
