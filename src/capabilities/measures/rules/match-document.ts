import type { StepInput } from '../contract.ts'
import type { DocumentFields } from '../documents/contract.ts'
import type { DocumentKind } from './file-states.ts'

/** A document of the file as a step asks it; `number` null: a draft. */
export type SettledDocument = {
  id: string
  kind: DocumentKind
  number: string | null
  isUsed: boolean
  fields: DocumentFields
}

type Values = Record<string, unknown>

/** What a step repeats of its document: the dealer reads the document, so that is what holds. */
const repeated: Partial<Record<StepInput['kind'], (fields: DocumentFields) => Values>> = {
  announce: ({ measure, view }) => ({ measure, viewUntil: view.until }),
  'decide-warning': ({ warning }) => ({ until: warning.until }),
  'decide-order': ({ order, penalty }) => ({
    complyUntil: order.complyUntil,
    amountCents: penalty.amountCents,
    per: penalty.per,
    maximumCents: penalty.maximumCents,
  }),
  'decide-closure': ({ closure }) => ({ from: closure.from, until: closure.until }),
  'decide-collection': ({ collection }) => ({
    amountCents: collection.amountCents,
    payUntil: collection.payUntil,
  }),
  'decide-objection': ({ outcome }) => ({ outcome: outcome.result }),
}

/** What a settled document says of the values of a step. */
export function valuesOf(kind: StepInput['kind'], fields: DocumentFields): Values {
  return repeated[kind]?.(fields) ?? {}
}

/** The fields in which a step says something else than its document. */
export function differencesFrom(step: StepInput, fields: DocumentFields): string[] {
  const given = step as Values
  return Object.entries(valuesOf(step.kind, fields)).flatMap(([name, value]) =>
    given[name] === value ? [] : [name],
  )
}
