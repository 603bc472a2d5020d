import { z } from 'zod'
import { categories, roles } from '../../../kernel/codes.ts'
import { day, requiredLine } from '../../../platform/contract.ts'

const REFERENCES_MAX = 20
/** Who asks, as the identity document has it, and the references that they give. */
export const policeAnswerInput = z.object({
  name: requiredLine(120),
  references: z
    .array(
      z.object({
        reference: requiredLine(40).describe('Of a goods list, or the registration number of a theft report'),
        isTheirReport: z
          .boolean()
          .describe('The officer saw in the police register that who asks made this report'),
      }),
      'field.required',
    )
    .min(1, 'field.required')
    .max(REFERENCES_MAX, 'field.too-many'),
  mentionHits: z.boolean().describe('Say on which day a hit on a thing was confirmed; nothing else of it'),
})
export type PoliceAnswerInput = z.infer<typeof policeAnswerInput>

const text = z.string().nullable()
const thing = z.object({
  category: z.enum(categories),
  brand: text,
  model: text,
  colour: text,
  description: text,
  numbers: z.array(z.string()),
  endedOn: day.nullable(),
  confirmedOn: z.array(day),
})
const look = z.object({ on: day, role: z.enum(roles) })

/** A goods list as police keep it, with when its owner was looked at and in what capacity. */
export const givenList = z.object({
  reference: z.string(),
  state: z.enum(['received', 'refused', 'in-system', 'withdrawn']),
  committedOn: day,
  sentOn: day,
  removedOn: day.nullable(),
  registrationNumber: text,
  owner: z.object({ name: text, phone: text, email: text }),
  pictures: z.int(),
  looks: z.array(look),
  items: z.array(thing),
})
export type GivenList = z.infer<typeof givenList>
export const givenReport = z.object({
  registrationNumber: z.string(),
  source: z.string(),
  committedOn: day,
  place: z.string(),
  recordedOn: day,
  removedOn: day.nullable(),
  items: z.array(thing),
})
export type GivenReport = z.infer<typeof givenReport>

/** `not-established`: nothing shows that it concerns who asks. */
export const referenceOutcomes = ['given', 'other-person', 'not-established', 'not-found'] as const
export const answeredReference = z.object({
  reference: z.string(),
  outcome: z.enum(referenceOutcomes),
  lists: z.array(givenList),
  reports: z.array(givenReport),
})
export type AnsweredReference = z.infer<typeof answeredReference>
export const policeAnswer = z.object({ references: z.array(answeredReference) })
export type PoliceAnswer = z.infer<typeof policeAnswer>
