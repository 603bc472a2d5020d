import { z } from 'zod'
import { branchKinds } from '../../kernel/codes.ts'
import { day, instant, line, requiredLine, text } from '../../platform/contract.ts'

export const answers = ['comes', 'cannot', 'no-trade'] as const
export type Answer = (typeof answers)[number]
/** How the invitation reached the dealer. */
export const channels = ['letter', 'mail', 'hand'] as const

export const PEOPLE_MAX = 20
const SEATS_MAX = 10_000
const time = z.string('meetings.field.time').regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'meetings.field.time')

/** A meeting as an organiser fills it in. */
export const meetingInput = z.object({
  title: requiredLine(120),
  heldOn: day,
  begins: time,
  ends: time,
  place: requiredLine(120),
  address: requiredLine(200),
  municipalities: z.array(line(40), 'field.choice').min(1, 'field.choice').max(100, 'field.choice'),
  agenda: text(2_000),
  contact: requiredLine(200).describe('Whom dealers can call or write to about it'),
  seats: z.int('field.number').min(1, 'field.number').max(SEATS_MAX, 'field.number').nullable(),
})
export type MeetingInput = z.infer<typeof meetingInput>
/** `version` is the one that the writer saw. */
export const meetingChange = meetingInput.extend({ version: z.int().min(1) })

/** Of the dealers of the municipalities that the reader works for. */
export const meetingCounts = z.object({
  invited: z.int(),
  coming: z.int(),
  peopleComing: z.int(),
  came: z.int(),
  connected: z.int().describe('Came and can sign in now'),
})
export type MeetingCounts = z.infer<typeof meetingCounts>

export const meetingView = meetingInput.extend({
  id: z.uuid(),
  version: z.int(),
  organiserName: z.string(),
  municipalityNames: z.array(z.string()),
  cancelledOn: day.nullable(),
  cancelReason: z.string().nullable(),
  mayPlan: z.boolean(),
  counts: meetingCounts,
})
export type MeetingView = z.infer<typeof meetingView>
export const meetingList = z.object({
  items: z.array(meetingView),
  municipalities: z
    .array(z.object({ slug: z.string(), name: z.string() }))
    .describe('For which the reader may plan'),
})
export type MeetingList = z.infer<typeof meetingList>

export const handoutQuery = z.object({ language: z.enum(['nl', 'en'], 'field.choice').default('nl') })
export const cancellationInput = z.object({ reason: requiredLine(500) })

/** A dealer that was invited or came. */
export const guest = z.object({
  dealerId: z.uuid(),
  name: z.string(),
  kind: z.enum(branchKinds),
  street: z.string(),
  houseNumber: z.string(),
  town: z.string(),
  municipalityName: z.string(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  invitedOn: day.nullable(),
  channel: z.enum(channels).nullable(),
  answer: z.enum(answers).nullable(),
  people: z.int().nullable(),
  answeredAt: z.string().nullable(),
  isThere: z.boolean(),
  isConnected: z.boolean().describe('Has a register'),
  ownerSince: z.string().nullable().describe('Since when somebody of the business can sign in'),
  linkUntil: z.string().nullable().describe('Until when the link of the owner holds'),
  firstEntryAt: z.string().nullable(),
})
export type Guest = z.infer<typeof guest>
export const guestList = z.object({ items: z.array(guest) })

const SELECTION_MAX = 1_000
export const personalLinksInput = z.object({
  dealers: z.array(z.uuid('field.choice')).min(1, 'field.choice').max(SELECTION_MAX, 'field.too-long'),
  channel: z.enum(channels, 'field.choice'),
})
/** Links are shown this once: the server keeps digests. By letter or e-mail they go out in a series instead. */
export const personalLinks = z.object({
  items: z.array(z.object({ dealerId: z.uuid(), code: z.string(), link: z.string() })),
  series: z.object({ id: z.uuid(), letters: z.int(), mails: z.int() }).nullable(),
  leftOut: z.array(z.object({ dealerId: z.uuid(), name: z.string(), reason: z.string() })),
})
export type PersonalLinks = z.infer<typeof personalLinks>

export const attendanceInput = z.object({
  isThere: z.boolean('field.choice'),
  tappedAt: instant.describe('Of the tap itself, which may be sent later'),
})
