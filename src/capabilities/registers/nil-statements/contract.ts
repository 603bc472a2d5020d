import { z } from 'zod'
import { day, page, pageQuery, requiredLine } from '../../../platform/contract.ts'

export const nilStatementInput = z.object({ branchNumber: requiredLine(12) })
export type NilStatementInput = z.infer<typeof nilStatementInput>

/** A branch bought nothing from `periodFrom` until `statedOn`, both inclusive. */
export const nilStatementView = z.object({
  id: z.uuid(),
  branchNumber: z.string(),
  periodFrom: day,
  statedOn: day,
  isUndone: z.boolean().describe('Taken back on the day it was made'),
})
export type NilStatementView = z.infer<typeof nilStatementView>

export const nilStatementsQuery = pageQuery.extend({
  after: z.uuid().optional(),
  branchNumber: z.string().max(12).optional(),
})
export const nilStatementList = page(nilStatementView).extend({
  periods: z
    .array(
      z.object({
        branchNumber: z.string(),
        from: day.describe('The last purchase recorded or nil statement; else the day of joining'),
        isDue: z.boolean().describe('Nothing came in for a week or more'),
      }),
    )
    .describe('Per branch what a nil statement of today would cover'),
})
export type NilStatementList = z.infer<typeof nilStatementList>
