import { z } from 'zod'
import { branchKinds } from '../../../kernel/codes.ts'
import { day, instant, page, pageQuery, requiredLine } from '../../../platform/contract.ts'
import { listedDealer } from '../contract.ts'
import { announcerRoles, noticeKinds } from '../rules/notice-fields.ts'
import { tradeAnswer } from '../trade-register/contract.ts'

export const noticeStates = ['open', 'right', 'not-right'] as const
export type NoticeState = (typeof noticeStates)[number]

/** One field as typed; rules/notice-fields.ts says what is wrong with all of them at once. */
const typed = z.string('field.text').max(1_000, 'field.too-long').nullish()
/** What a dealer announces; of a move also where to. */
export const noticeInput = z.object({
  id: z.uuid().optional().describe('Made by the sender: the same again is the same notice'),
  kind: typed.describe('start, move or stop'),
  municipality: typed.describe('Slug of where the business is, or will be'),
  kvkNumber: typed,
  branchNumber: typed,
  name: typed,
  trade: typed.describe('In what it trades'),
  street: typed,
  houseNumber: typed,
  postcode: typed,
  town: typed,
  toMunicipality: typed.describe('Of a move: slug of where it goes'),
  newStreet: typed,
  newHouseNumber: typed,
  newPostcode: typed,
  newTown: typed,
  happensOn: typed.describe('First day there, or last day'),
  announcerName: typed,
  announcerRole: typed,
  email: typed,
  phone: typed,
})
export type NoticeInput = z.infer<typeof noticeInput>

const address = z.object({
  street: z.string(),
  houseNumber: z.string(),
  postcode: z.string(),
  town: z.string(),
  municipality: z.string(),
  municipalityName: z.string(),
})
export type NoticeAddress = z.infer<typeof address>

export const noticeView = z.object({
  id: z.uuid(),
  reference: z.string(),
  kind: z.enum(noticeKinds),
  name: z.string(),
  trade: z.enum(branchKinds).nullable(),
  kvkNumber: z.string().nullable(),
  branchNumber: z.string().nullable(),
  at: address,
  to: address.nullable().describe('Of a move'),
  happensOn: day,
  receivedAt: instant,
  lastDay: day.describe('Last day on which it would have been in time'),
  daysLate: z.int(),
  decideBy: day.describe('When it is to be decided, five working days after it came in'),
  state: z.enum(noticeStates),
  canDecide: z.boolean().describe('False where the move of a dealer led to'),
  decided: z
    .object({ at: instant, by: z.string(), reason: z.string().nullable(), dealerId: z.uuid().nullable() })
    .nullable(),
})
export type NoticeView = z.infer<typeof noticeView>
export const noticeList = page(noticeView).extend({ counts: z.record(z.enum(['open', 'decided']), z.int()) })
export type NoticeList = z.infer<typeof noticeList>
export const noticeListQuery = pageQuery.extend({ state: z.enum(['open', 'decided']).default('open') })

export const noticePage = noticeView.extend({
  contact: z
    .object({
      name: z.string(),
      role: z.enum(announcerRoles),
      email: z.string().nullable(),
      phone: z.string().nullable(),
    })
    .nullable()
    .describe('Who announced it; null where it is forgotten, or not for the caller'),
  questions: z.array(z.object({ at: instant, by: z.string(), text: z.string() })),
  candidates: z
    .array(listedDealer)
    .describe('Dealers of the inventory that it may be about, likeliest first'),
})
export type NoticePage = z.infer<typeof noticePage>

export const registerLookUp = z.object({ asked: z.enum(['branch', 'kvk', 'name']), answer: tradeAnswer })
export type RegisterLookUp = z.infer<typeof registerLookUp>

export const decisionInput = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('right'),
    /** Null: of a start, a dealer that the inventory doesn't have yet. */
    dealerId: z.uuid().nullable(),
    version: z.int().nullable().describe('Of the dealer, as it was seen'),
    noAdvertisement: z.boolean().nullable().describe('As the trade register said; null: it did not say'),
    branchNumber: z
      .string()
      .regex(/^\d{12}$/, 'field.branch')
      .nullable()
      .describe('As the trade register said; null: as the notice says'),
  }),
  z.object({ outcome: z.literal('not-right'), reason: requiredLine(500) }),
])
export type DecisionInput = z.infer<typeof decisionInput>
export const questionInput = z.object({ question: requiredLine(500) })
