import { z } from 'zod'
import { roles } from '../../../kernel/codes.ts'
import { day, line, page, pageQuery } from '../../../platform/contract.ts'

/** One look at personal data: who, in what capacity, when, why, what; and to whom it was given, where it was. */
export const accessLogEntry = z.object({
  id: z.string(),
  at: z.string(),
  accountId: z.string(),
  accountName: z.string(),
  role: z.string(),
  organisation: z.string(),
  action: z.string(),
  subjectKind: z.string(),
  subject: z.string(),
  purposeCode: z.string(),
  purposeText: z.string().nullable(),
  givenTo: z.string().nullable(),
})
export type AccessLogEntry = z.infer<typeof accessLogEntry>
export const accessLogList = page(accessLogEntry)

const cursor = z
  .string()
  .regex(/^\d{1,18}$/, 'field.choice')
  .optional()
/** Days are those of Amsterdam, both inclusive; `q` is searched in purpose, subject and name. */
export const accessLogQuery = pageQuery.extend({
  after: cursor,
  role: z.enum(roles).optional(),
  from: day.optional(),
  until: day.optional(),
  person: line(60).optional(),
  action: line(60).optional(),
  q: line(100).optional(),
})

export const lookPatterns = ['many-on-a-day', 'no-case', 'same-place', 'colleague', 'standing-in'] as const
/** Something in the looks of one person that is worth a question; not a finding. */
export const lookPattern = z.object({
  pattern: z.enum(lookPatterns),
  accountId: z.string(),
  accountName: z.string(),
  role: z.string(),
  looks: z.int(),
  lastAt: z.string(),
})
export type LookPattern = z.infer<typeof lookPattern>
export const lookPatternList = z.object({ since: day, items: z.array(lookPattern) })
export const lookPatternQuery = z.object({ from: day.optional() })

/** What someone is about to save outside Helder, all that the filters show. */
export const exportInput = z.object({ what: z.enum(['access-log', 'purchases', 'dealers'], 'field.choice') })
export type Exported = z.infer<typeof exportInput>['what']

/** Somebody from outside opened an entry of the own register: when, and in what capacity. */
export const registerOpening = z.object({
  id: z.string(),
  at: z.string(),
  role: z.string(),
  organisation: z.string(),
})
export type RegisterOpening = z.infer<typeof registerOpening>
export const registerOpeningList = page(registerOpening)
export const registerOpeningQuery = pageQuery.extend({ after: cursor })
