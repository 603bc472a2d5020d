import { addDays, addMonths, type Day } from '../../../kernel/dates.ts'
import type { z } from 'zod'
import type { documentFields } from '../documents/contract.ts'
import type { LadderValue } from '../ladders/contract.ts'
import type { DocumentKind } from './file-states.ts'
import type { FileFacts, FileStep } from './fold-file.ts'
import { type Ground, unusable } from './grounds.ts'
import { type PastMeasure, warnedBefore } from './ladder.ts'
import { lastDayOf, nextOpenDay } from './terms.ts'
import type { Proposal } from '../contract.ts'
import { valueWord } from './value-word.ts'

export type Known = {
  today: Day
  facts: FileFacts
  steps: readonly FileStep[]
  grounds: readonly Ground[]
  ladder: LadderValue | null
  past: readonly PastMeasure[]
  addressee: { name: string; address: string }
  next: Proposal
  /** The number of the document by which the last decision was taken. */
  decisionNumber: string
}
type Draft = z.input<typeof documentFields>

/**
 * What is known of a document before anybody writes: whom it is to, what was found with its article, the view, dates and
 * amounts of the policy. Reasons and weighing stay empty: those are the writer's.
 */
export function draftDocument(kind: DocumentKind, known: Known): Draft {
  const { today, addressee } = known
  return {
    addressee,
    date: today,
    facts: draftFacts(known),
    view: draftView(known),
    objectionClause: { weeks: 6, to: '', relief: false },
    ...drafts[kind]?.(known),
  }
}

const drafts: Partial<Record<DocumentKind, (known: Known) => Draft>> = {
  announcement: ({ next, ladder, today }) => ({
    measure: next.measure ?? '',
    view: { until: nextOpenDay(addDays(today, ladder?.viewDays ?? 14)) },
  }),
  warning: ({ today, ladder }) => ({
    warning: { until: ladder ? addMonths(today, ladder.warningMonths) : '' },
  }),
  order: ({ today, ladder, past }) => ({
    order: { complyUntil: ladder ? addDays(today, ladder.complyDays) : '' },
    penalty: ladder?.penalty ?? {},
    earlierWarning: { on: warningBefore(past, today, ladder) },
  }),
  closure: ({ today, ladder, past }) => ({
    closure: ladder?.closure
      ? { article: ladder.closure.article, from: today, until: addDays(today, ladder.closure.daysMax) }
      : {},
    earlierWarning: { on: warningBefore(past, today, ladder) },
  }),
  collection: ({ today, facts, decisionNumber }) => ({
    collection: {
      incurredOn: facts.incurredOn ?? '',
      amountCents: facts.openCents || null,
      payUntil: lastDayOf('pay', today),
    },
    outcome: { decisionNumber },
  }),
  reinspection: ({ decisionNumber }) => ({ outcome: { decisionNumber } }),
  'objection-decision': ({ decisionNumber }) => ({ outcome: { decisionNumber } }),
  lifting: ({ decisionNumber }) => ({ outcome: { decisionNumber } }),
}

function draftFacts({ facts, grounds, today }: Known): Draft['facts'] {
  const usable = grounds.filter(
    (one) => facts.grounds.includes(one.id) && unusable(one, { on: today, mustBeTold: false }) === null,
  )
  return usable.map(({ id, text, observedOn, recordedBy, basis }) => ({
    findingId: id,
    text,
    observedOn,
    source: recordedBy,
    article: basis?.article ?? '',
    publication: basis?.publication ?? '',
  }))
}

function draftView({ steps }: Known): Draft['view'] {
  const announced = steps.findLast(({ kind }) => kind === 'announce')
  if (announced === undefined) return {}
  const received = steps.findLast(({ kind, on }) => kind === 'receive-view' && on >= announced.on)
  return {
    invitedOn: announced.on,
    until: valueWord(announced.values['viewUntil']),
    receivedOn: received?.on ?? '',
    summary: valueWord(received?.values['text']),
  }
}

function warningBefore(past: readonly PastMeasure[], on: Day, ladder: LadderValue | null): string {
  return warnedBefore(past, on, ladder?.windowMonths ?? 24)?.on ?? ''
}
