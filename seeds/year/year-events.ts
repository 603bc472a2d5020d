import type { EventKind } from '../../src/capabilities/dealers/contract.ts'
import type { Day } from '../../src/kernel/dates.ts'
import type { Biography } from './biographies.ts'

/** A row of programme.event; those of letters stand with the letters. */
export type EventRow = {
  dealer_id: string
  kind: EventKind
  happened_on: Day
  detail: Record<string, string | number>
  subject_kind: 'meeting' | null
  subject_id: string | null
}

/** What happened with a dealer in its year, as it was written down then. */
export function recordedOf(life: Biography): EventRow[] {
  const dealer_id = life.dealer.id
  const plain = (kind: EventKind, on: Day | null, detail: EventRow['detail'] = {}): EventRow[] =>
    on === null ? [] : [{ dealer_id, kind, happened_on: on, detail, subject_kind: null, subject_id: null }]
  const ofMeetings = life.invitations.flatMap(({ meeting, answer, answeredOn, attended }) => {
    const about = { dealer_id, subject_kind: 'meeting', subject_id: meeting.id } as const
    const detail = { title: meeting.title, heldOn: meeting.on }
    const channel = life.dealer.email === null ? 'letter' : 'mail'
    return [
      { ...about, kind: 'invited' as const, happened_on: meeting.invitedOn, detail: { ...detail, channel } },
      ...(answer && answeredOn
        ? [
            {
              ...about,
              kind: 'answered' as const,
              happened_on: answeredOn,
              detail: answerDetail(detail, answer),
            },
          ]
        : []),
      ...(attended
        ? [{ ...about, kind: 'attended' as const, happened_on: meeting.on, detail: { title: meeting.title } }]
        : []),
    ]
  })
  return [
    ...ofMeetings,
    ...plain('reached', life.visitedOn, { way: 'visit', text: 'Langs geweest in de winkel.' }),
    ...plain('connected', life.joinedOn),
    ...plain('paper-register-kept', life.paperSince),
    ...plain('ended', life.endedOn, { reason: 'stopped' }),
  ]
}

function answerDetail(detail: EventRow['detail'], answer: 'comes' | 'cannot'): EventRow['detail'] {
  return { ...detail, answer, ...(answer === 'comes' && { people: 1 }) }
}
