import { z } from 'zod'
import { instant, line, page, pageQuery } from '../../../platform/contract.ts'
import { importColumns } from '../rules/import/columns.ts'
import type { Judgement } from '../rules/import/judge-lines.ts'
import { decisions, outcomes } from '../rules/import/outcomes.ts'
import { LINES_MAX } from '../rules/import/read-file.ts'
import type { LineFacts } from '../rules/import/read-line.ts'

const CELLS_MAX = 200
/** Text that the database can keep: no half characters and no zero byte. */
const kept = (max: number) =>
  z
    .string('field.text')
    .max(max, 'field.too-long')
    .refine((text) => text.isWellFormed() && !text.includes('\0'), 'field.control-characters')
const cell = kept(32_767)
const fact = z.string().nullable()
const column = z.enum(importColumns, 'field.choice').nullable()

/** A file as it was read on the device of who imports it: every line, also blank ones, as it came. */
export const importInput = z.object({
  fileName: line(200).min(1, 'field.required'),
  encoding: z.enum(['utf-8', 'windows-1252', 'xlsx'], 'field.choice'),
  headingLine: z
    .int('field.number')
    .min(0)
    .max(LINES_MAX)
    .describe('The line that names the columns; 0: none does'),
  columns: z
    .array(column)
    .max(CELLS_MAX, 'field.too-many')
    .describe('What each column holds; null: kept only'),
  wholeListOf: z
    .array(line(60))
    .max(50, 'field.too-many')
    .default([])
    .describe('Of these municipalities it is the whole list'),
  lines: z
    .array(
      z.object({
        line: z.int().min(1).max(1_000_000),
        cells: z.array(cell).max(CELLS_MAX, 'field.too-many'),
        raw: kept(200_000).nullable(),
      }),
    )
    .min(1, 'dealer-import.error.no-lines')
    .max(LINES_MAX + 1, 'dealer-import.error.too-many-lines'),
})
export type ImportInput = z.infer<typeof importInput>

/** One import with what its lines turned out to be. */
export const importView = z.object({
  id: z.uuid(),
  fileName: z.string(),
  encoding: z.enum(['utf-8', 'windows-1252', 'xlsx']),
  headings: z.array(z.string()),
  columns: z.array(column),
  wholeListOf: z.array(z.string()),
  startedAt: instant,
  startedBy: z.string(),
  lines: z.int().describe('Lines of the file'),
  counts: z.array(z.object({ outcome: z.enum(outcomes), lines: z.int(), undecided: z.int() })),
})
export type ImportView = z.infer<typeof importView>
export const importList = page(importView)

const change = z.object({ field: z.string(), from: fact, to: fact })
const candidate = z.object({
  id: z.uuid(),
  line: z.int().nullable(),
  name: z.string(),
  address: z.string(),
  reason: z.enum(['address', 'name']),
})
/** One line: as it came, as it was read, what it is and what was decided. */
export const lineView = z.object({
  id: z.uuid(),
  line: z.int().nullable().describe('null: a dealer that the file does not have'),
  raw: z.string().nullable(),
  cells: z.array(z.string()),
  facts: z.record(z.string(), fact) as unknown as z.ZodType<LineFacts>,
  errors: z.array(
    z.object({
      field: z.string(),
      code: z.string(),
      values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
    }),
  ),
  questions: z.array(z.object({ field: z.string(), reason: z.string(), options: z.array(z.string()) })),
  skipped: z.enum(['blank', 'total', 'heading']).nullable(),
  outcome: z.enum(outcomes),
  about: z.object({
    dealerId: z.uuid().optional(),
    version: z.int().optional(),
    changes: z.array(change).optional(),
    line: z.int().optional(),
    candidates: z.array(candidate).optional(),
    isListedElsewhere: z.literal(true).optional(),
  }) as unknown as z.ZodType<Judgement['about']>,
  answeredBy: z.string().nullable(),
  answeredAt: instant.nullable(),
  decision: z.enum(decisions).nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: instant.nullable(),
  dealerId: z.uuid().nullable().describe('The dealer that was written, or that the file does not have'),
})
export type LineView = z.infer<typeof lineView>
export const lineList = page(lineView)
export const linesQuery = pageQuery.extend({ outcome: z.enum(outcomes).optional() })

/** `accept`: the one proposal per question. `same-as`: it is that candidate. `reconsider`: not left as it was after all. */
export const decisionInput = z.object({
  decision: z.enum([...decisions, 'accept', 'same-as', 'reconsider'], 'field.choice'),
  candidateId: z.uuid().optional().describe('Of `same-as`: the candidate'),
})
export type DecisionInput = z.infer<typeof decisionInput>

/** How many new lines were taken over in this call, and how many are left. */
export const takeOverView = z.object({ taken: z.int(), left: z.int() })
