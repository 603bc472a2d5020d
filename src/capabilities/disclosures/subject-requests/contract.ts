import { z } from 'zod'
import { roles } from '../../../kernel/codes.ts'
import { day, requiredLine } from '../../../platform/contract.ts'
import { signedDocument } from '../contract.ts'

const REPORTS_MAX = 200
/** The dealer that asks, and of which reports the officer gives the content, on what ground. */
export const municipalAnswerInput = z.object({
  kvkNumber: z
    .string('field.text')
    .trim()
    .regex(/^\d{8}$/, 'field.kvk'),
  given: z
    .array(z.object({ id: z.uuid(), ground: requiredLine(200) }))
    .max(REPORTS_MAX, 'field.too-many')
    .default([]),
})
export type MunicipalAnswerInput = z.infer<typeof municipalAnswerInput>

export const answeredReport = z.object({
  id: z.uuid(),
  number: z.string(),
  from: z.string(),
  branchName: z.string(),
  receivedOn: day,
  openings: z
    .array(z.object({ on: day, role: z.enum(roles) }))
    .describe('When it was opened, and in what capacity'),
  given: z.object({ ground: z.string(), document: signedDocument }).nullable().describe('Null: withheld'),
})
export type AnsweredReport = z.infer<typeof answeredReport>
export const municipalAnswer = z.object({ reports: z.array(answeredReport) })
export type MunicipalAnswer = z.infer<typeof municipalAnswer>
