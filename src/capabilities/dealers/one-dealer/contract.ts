import { z } from 'zod'
import { day, line, text } from '../../../platform/contract.ts'
import { eventKinds, eventSubjects, listedDealer, notableKinds } from '../contract.ts'
import { datedFacts } from '../rules/state-table.ts'
import { type WayOut, waysOut } from '../rules/ways-out.ts'

// Loose on purpose: rules/read-event.ts says all that is wrong at once, also what hangs on the dealer and on today.
export const eventInput = z.object({
  kind: z.enum(notableKinds, 'field.choice'),
  on: line(10).optional().describe('The day it is about, yyyy-mm-dd'),
  text: text(2000).optional(),
  way: line(20).optional().describe('Of `reached`: visit, phone, mail or desk'),
  reason: line(20).optional().describe('Of `ended`: stopped, moved-away or no-trade'),
  version: z.int('field.number').optional().describe('The version of the dealer that was on the screen'),
})
export type EventInput = z.infer<typeof eventInput>

/** One thing that happened with a dealer. */
export const dealerEvent = z.object({
  id: z.uuid(),
  kind: z.enum(eventKinds),
  on: day,
  recordedAt: z.iso.datetime(),
  detail: z.record(z.string(), z.unknown()).describe('The values that its sentence needs'),
  about: z.object({ kind: z.enum(eventSubjects), id: z.uuid() }).nullable(),
  by: z.string(),
  organisation: z.string().nullable().describe('Municipality or base team of who noted it'),
})
export type DealerEventView = z.infer<typeof dealerEvent>

/** All of one dealer: who, how far and why, what can be done, and what happened, newest first. */
export const dealerPage = listedDealer.extend({
  because: z.array(z.object({ fact: z.enum(datedFacts), on: day })),
  waysOut: z.array(z.enum(Object.keys(waysOut) as [WayOut, ...WayOut[]])),
  events: z.array(dealerEvent),
  nilStatements: z.array(z.object({ id: z.uuid(), periodFrom: day, statedOn: day })),
})
export type DealerPage = z.infer<typeof dealerPage>
