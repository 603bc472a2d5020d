import { z } from 'zod'
import { isDay } from '../kernel/dates.ts'

// The message of every check here is a key of the catalogues, so that the form and the API say the same sentence.

/** Control characters, and the marks that turn the direction of text around. */
const unprintable = /[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/

/** A line of text a person typed: trimmed, without control characters, at most `max` characters. */
export const line = (max: number) =>
  z
    .string('field.text')
    .trim()
    .max(max, 'field.too-long')
    .refine((text) => !unprintable.test(text), 'field.control-characters')

/** Some paragraphs a person typed: as `line`, but new lines stay. */
export const text = (max: number) =>
  z
    .string('field.text')
    .trim()
    .max(max, 'field.too-long')
    .refine((typed) => !unprintable.test(typed.replaceAll(/[\r\n\t]/g, '')), 'field.control-characters')

export const requiredLine = (max: number) => line(max).min(1, 'field.required')

/** Absent, null and the empty string all mean "not given": till software sends each of the three. */
export const optionalLine = (max: number) =>
  z
    .union([line(max), z.null()], 'field.text')
    .optional()
    .transform((text) => text || null)

/** A calendar day, `yyyy-mm-dd`. */
export const day = z.string('field.day').refine(isDay, 'field.day')

/** RFC 3339 with an offset: a bare date says nothing about the moment. */
export const instant = z.iso.datetime({ offset: true, message: 'field.instant' })

/** Whole euro cents, at most ten million euro. */
export const cents = z.int('field.cents').min(0, 'field.cents').max(1_000_000_000, 'field.cents')

/** `application/problem+json` (RFC 9457) with every wrong field at once. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  reason: z.string().optional(),
  errors: z.array(z.object({ field: z.string(), code: z.string(), message: z.string() })).optional(),
})
export type Problem = z.infer<typeof problem>

/** Cursor pages: `next` is the value for `?after=`; null on the last page. */
export const page = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next: z.string().nullable() })

export const pageQuery = z.object({
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
