import { z } from 'zod'
import { day, line, text } from '../../../platform/contract.ts'
import { documentKinds, interestSides, measures } from '../rules/file-states.ts'

/** A day that may still be empty, as everything of a draft. */
const draftDay = z.union([day, z.literal('')], 'field.day').default('')
const someCents = z
  .int('field.cents')
  .min(0, 'field.cents')
  .max(1_000_000_000, 'field.cents')
  .nullable()
  .default(null)
const words = text(8_000).default('')
const short = line(300).default('')
const empty = {} as never

/** A fact that the decision relies on: one violation, with its source, its article and why it counts here. */
export const factFields = z.object({
  findingId: z.uuid(),
  text: text(2_000).default(''),
  observedOn: draftDay,
  source: short,
  article: short,
  publication: short,
  reason: text(2_000).default('').describe('What this fact means for this decision'),
})
export type FactFields = z.infer<typeof factFields>

/** What stands in a document: any of it may still be empty. Each kind uses some of it (rules/elements.ts). */
export const documentFields = z.object({
  addressee: z.object({ name: short, address: short }).default({ name: '', address: '' }),
  date: draftDay,
  signer: z
    .object({
      name: short,
      position: short,
      onBehalfOf: z.enum(['', 'mayor', 'executive']).default(''),
      decree: short.describe('The decree by which the mandate was given'),
      from: draftDay,
      until: draftDay.describe('Empty: it has no end'),
    })
    .prefault(empty),
  measure: z
    .enum(['', ...measures])
    .default('')
    .describe('Of an announcement: what is intended'),
  facts: z.array(factFields).max(50, 'field.too-long').default([]),
  view: z
    .object({
      invitedOn: draftDay,
      until: draftDay,
      receivedOn: draftDay,
      summary: words.describe('What the dealer said, or that nothing came in time'),
      response: words.describe('What the municipality says to it'),
      notAsked: words.describe('Why no view was asked (4:11, 4:12 Awb)'),
    })
    .prefault(empty),
  reasons: words,
  interests: z
    .array(
      z.object({
        side: z.enum(interestSides),
        interest: text(1_000).default(''),
        weighing: text(2_000).default(''),
      }),
    )
    .max(20, 'field.too-long')
    .default([]),
  lighter: z
    .object({ considered: words.describe('Which lighter measure was considered'), whyNot: words })
    .prefault(empty),
  earlierWarning: z
    .object({ on: draftDay, whyNone: words.describe('Why none came before: what makes it urgent') })
    .prefault(empty),
  order: z
    .object({
      actions: z
        .array(text(1_000))
        .max(20, 'field.too-long')
        .default([])
        .describe('What to do or leave, one each'),
      complyUntil: draftDay,
      whyEnough: words,
    })
    .prefault(empty),
  penalty: z
    .object({
      amountCents: someCents,
      per: z.enum(['', 'violation', 'day', 'week']).default(''),
      maximumCents: someCents,
      reason: words,
    })
    .prefault(empty),
  closure: z
    .object({
      article: short,
      from: draftDay,
      until: draftDay,
      effect: words.describe('What it does to the business'),
    })
    .prefault(empty),
  warning: z
    .object({ until: draftDay, asked: words.describe('What the dealer must put in order') })
    .prefault(empty),
  collection: z
    .object({ incurredOn: draftDay, amountCents: someCents, payUntil: draftDay, payTo: short })
    .prefault(empty),
  outcome: z
    .object({
      result: z
        .enum(['', 'upheld', 'changed', 'withdrawn', 'inadmissible', 'complied', 'not-complied'])
        .default(''),
      decisionNumber: short.describe('The number of the decision that it is about'),
      observed: words.describe(
        'What was seen at the re-inspection, or the grounds of the objection and the answer to each',
      ),
      hearing: words.describe('When the dealer was heard, or why not (7:2, 7:3 Awb)'),
    })
    .prefault(empty),
  delivery: z.object({ way: z.enum(['', 'post', 'handed-over', 'signed']).default('') }).prefault(empty),
  objectionClause: z
    .object({ weeks: z.int().nullable().default(null), to: short, relief: z.boolean().default(false) })
    .prefault(empty)
    .describe('Within how many weeks, to whom, and whether provisional relief is named (8:81 Awb)'),
})
export type DocumentFields = z.infer<typeof documentFields>

/** What is missing in a document: the message `measures.element.<element>`, the article that asks for it, and the field to fill. */
export const missingElement = z.object({
  element: z.string(),
  article: z.string(),
  field: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type MissingElement = z.infer<typeof missingElement>

export const documentView = z.object({
  id: z.uuid(),
  kind: z.enum(documentKinds),
  version: z.int(),
  fields: documentFields,
  missing: z.array(missingElement).describe('Of a draft: what must still come in before it can be settled'),
  changedAt: z.iso.datetime(),
  changedBy: z.string(),
  settled: z
    .object({
      number: z.string(),
      at: z.iso.datetime(),
      by: z.string(),
      content: z.string().describe('Canonical JSON (RFC 8785) of number, file, kind and fields'),
      digest: z.string().describe('SHA-256 of the content'),
    })
    .nullable(),
})
export type DocumentView = z.infer<typeof documentView>

/** `version` is the one that the writer saw. */
export const documentChange = z.object({ version: z.int().min(1), fields: documentFields })
export const settlementInput = z.object({ version: z.int().min(1) })
