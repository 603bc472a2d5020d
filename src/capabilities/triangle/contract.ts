import { z } from 'zod'
import type { Role } from '../../kernel/codes.ts'
import { day, line, requiredLine, text } from '../../platform/contract.ts'
import { caseLeaders, caseStates, caseStepNames, caseWriters, ownSteps } from './rules/case-table.ts'

/** Who reads what stands on the agenda of their triangle. */
export const triangleRoles = [
  ...caseWriters,
  ...caseLeaders,
  'prosecutor',
  'assistant-prosecutor',
  'fencing-specialist',
] as const satisfies readonly Role[]

// Bounds of each field. Whether all of it fits one A4 says the paper itself (fitsOnePage).
export const FACTS_MAX = 8
export const OPTIONS_MAX = 3
export const REPORTS_MAX = 3
export const CASES_MAX = 20
const TASKS_MAX = 8

export const factSources = ['finding', 'case-file', 'report', 'other'] as const
export const caseFact = z.object({
  on: day,
  text: requiredLine(180),
  source: z.enum(factSources, 'field.choice'),
  /** The finding, case file or received report it is from; null of another source, which `sourceWords` names. */
  sourceId: z.uuid('field.choice').nullable(),
  sourceWords: line(80),
})
export type CaseFact = z.infer<typeof caseFact>

/** The one page of a case. */
export const casePage = z.object({
  facts: z.array(caseFact).min(1, 'triangle.field.facts').max(FACTS_MAX, 'field.too-long'),
  done: text(400).min(1, 'field.required').describe('What was done so far'),
  partners: z
    .object({ municipality: line(180), police: line(180), prosecution: line(180) })
    .describe('What each partner did or can do, in words of the municipality'),
  options: z
    .array(z.object({ text: requiredLine(100), consequence: requiredLine(180) }))
    .min(1, 'triangle.field.options')
    .max(OPTIONS_MAX, 'field.too-long'),
  proposal: text(300).min(1, 'field.required'),
})
export type CasePage = z.infer<typeof casePage>

const caseFields = casePage.extend({
  asked: requiredLine(160).describe('What is asked of the triangle'),
  caseFileId: z.uuid('field.choice').nullable().default(null),
})
/** A case as it is proposed. */
export const caseInput = caseFields.extend({ dealerId: z.uuid('field.choice') })
export type CaseInput = z.infer<typeof caseInput>
/** `version` is the one that the writer saw. */
export const caseChange = caseFields.extend({ version: z.int().min(1) })
export type CaseChange = z.infer<typeof caseChange>

export const taskOwners = ['municipality', 'base-team', 'prosecution'] as const
export const taskStates = ['open', 'done', 'not-done'] as const

/** A task without its answer in words. */
export const taskHead = z.object({
  id: z.uuid(),
  caseId: z.uuid(),
  dealerName: z.string(),
  municipality: z.string(),
  owner: z.enum(taskOwners),
  ownerName: z.string(),
  isOwn: z.boolean().describe('Of the organisation of the reader'),
  what: z.string(),
  dueOn: day,
  decidedOn: day.describe('The day of the meeting'),
  state: z.enum(taskStates),
  answeredOn: day.nullable(),
})
export type TaskHead = z.infer<typeof taskHead>
export const taskList = z.object({ items: z.array(taskHead), next: z.null() })
export const taskAnswer = z.object({
  state: z.enum(['done', 'not-done'], 'field.choice'),
  words: text(600).min(1, 'field.required'),
})

/** What can be read of a case without opening it: no facts and no words of a decision. */
export const caseHead = z.object({
  id: z.uuid(),
  version: z.int(),
  municipality: z.string(),
  municipalityName: z.string(),
  dealerId: z.uuid(),
  dealerName: z.string(),
  dealerPlace: z.string(),
  caseFileId: z.uuid().nullable(),
  asked: z.string(),
  state: z.enum(caseStates),
  proposedOn: day,
  proposedBy: z.string(),
  changedOn: day,
  meeting: z.object({ id: z.uuid(), heldOn: day }).nullable().describe('The last agenda that it stood on'),
  tasks: z.array(taskHead),
  steps: z.array(z.enum(caseStepNames)).describe('What the reader can do with it now'),
})
export type CaseHead = z.infer<typeof caseHead>
export const caseList = z.object({ items: z.array(caseHead), next: z.null() })

/** A case, opened. */
export const caseView = caseHead.extend({
  page: casePage,
  reports: z.array(
    z.object({ id: z.uuid(), number: z.string(), from: z.string(), subject: z.string(), on: day }),
  ),
  decisions: z.array(
    z.object({
      meetingId: z.uuid(),
      heldOn: day,
      outcome: z.enum(['decided', 'postponed', 'withdrawn']),
      words: z.string().nullable(),
      by: z.string(),
    }),
  ),
  answers: z.record(z.uuid(), z.object({ words: z.string(), on: day, by: z.string() })).describe('By task'),
  history: z.array(
    z.object({
      step: z.string(),
      on: day,
      words: z.string().nullable(),
      by: z.string(),
      organisation: z.string(),
      disclosedTo: z.array(z.string()).nullable(),
    }),
  ),
})
export type CaseView = z.infer<typeof caseView>

export const stepInput = z.object({
  version: z.int().min(1),
  step: z.enum(ownSteps, 'field.choice'),
  words: text(500).min(1, 'field.required'),
})
export type StepInput = z.infer<typeof stepInput>
export const attachmentInput = z.object({ reportId: z.uuid('field.choice') })

/** What a fact of a page can come from: days and kinds, no words of people. */
export const sourceView = z.object({
  source: z.enum(['finding', 'case-file', 'report']),
  id: z.uuid(),
  on: day,
  label: z.string().describe('Finding: its kind; case file and report: the number'),
  basis: z.string().nullable().describe('The article that held'),
  from: z.string().nullable().describe('Report: who sent it'),
})
export type SourceView = z.infer<typeof sourceView>
export const sourceList = z.object({ items: z.array(sourceView), next: z.null() })

const time = z.string('triangle.field.time').regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'triangle.field.time')
export const meetingInput = z.object({
  heldOn: day,
  begins: time,
  place: requiredLine(120),
  municipalities: z.array(line(40), 'field.choice').min(1, 'field.choice').max(20, 'field.choice'),
  prosecutionId: line(80).min(1, 'field.choice'),
})
export type MeetingInput = z.infer<typeof meetingInput>
export const meetingChange = meetingInput.extend({ version: z.int().min(1) })

export const agendaItem = z.object({
  case: caseHead,
  outcome: z.enum(['decided', 'postponed', 'withdrawn']).nullable(),
})
export const meetingView = meetingInput.extend({
  id: z.uuid(),
  version: z.int(),
  municipalityNames: z.array(z.string()),
  partnerNames: z.array(z.string()).describe('The base team and the office of the prosecution'),
  isLed: z.boolean().describe('Whether the reader makes the agenda'),
  openTasks: z.array(taskHead).describe('Of meetings before, due first'),
  agenda: z.array(agendaItem),
})
export type MeetingView = z.infer<typeof meetingView>
export const meetingList = z.object({ items: z.array(meetingView), next: z.null() })
export const partnerList = z.object({
  items: z.array(
    z.object({
      kind: z.enum(['municipality', 'base-team', 'prosecution']),
      id: z.string(),
      name: z.string(),
    }),
  ),
  next: z.null(),
})
export type Partner = z.infer<typeof partnerList>['items'][number]

export const listingInput = z.object({ caseId: z.uuid('field.choice'), version: z.int().min(1) })
export const orderInput = z.object({
  cases: z.array(z.uuid('field.choice')).max(CASES_MAX, 'field.too-long'),
})
export const taskInput = z.object({
  owner: z.enum(taskOwners, 'field.choice'),
  what: requiredLine(160),
  dueOn: day,
})
export const decisionInput = z.object({
  caseId: z.uuid('field.choice'),
  version: z.int().min(1),
  outcome: z.enum(['decided', 'postponed'], 'field.choice'),
  words: text(500).min(1, 'field.required'),
  tasks: z.array(taskInput).max(TASKS_MAX, 'field.too-long'),
})
export type DecisionInput = z.infer<typeof decisionInput>

/** Counts of a municipality over some days: nobody is in them. */
export type TriangleCounts = {
  municipality: string
  cases: number
  decisions: number
  closed: number
  /** Given by meetings of those days. */
  tasks: number
  tasksDone: number
  tasksNotDone: number
}
