import { z } from 'zod'
import { parsePostcode } from '../../identifiers/public.ts'
import { branchKinds } from '../../kernel/codes.ts'
import { day, optionalLine, page, pageQuery, requiredLine } from '../../platform/contract.ts'

/** How far a dealer is with the purchase register; each follows from facts (rules/state-table.ts), nobody types one. */
export const dealerStates = [
  'not-reached',
  'invited',
  'attended',
  'connected',
  'registering',
  'quiet',
  'paper-register',
  'stopped',
] as const
export type DealerState = (typeof dealerStates)[number]

/** What can happen with a dealer (programme.event). Its sentence is the message `dealer-event.<kind>`. */
export const eventKinds = [
  'listed',
  'changed',
  'ended',
  'reopened',
  'paper-register-kept',
  'paper-register-ended',
  'reached',
  'note',
  'notice',
  'letter',
  'mail',
  'undeliverable',
  'invited',
  'answered',
  'attended',
  'attendance-undone',
  'connected',
] as const
export type EventKind = (typeof eventKinds)[number]

/** What someone who meets dealers notes on the page of one. */
export const notableKinds = [
  'note',
  'reached',
  'paper-register-kept',
  'paper-register-ended',
  'ended',
  'reopened',
] as const
export type NotableKind = (typeof notableKinds)[number]
/** How one spoke with a dealer. */
export const reachedWays = ['visit', 'phone', 'mail', 'desk'] as const

export const endReasons = ['stopped', 'moved-away', 'no-trade'] as const
export const dealerSizes = ['1', '2-4', '5-9', '10+'] as const
export const dealerOrigins = ['trade-register', 'announced', 'entered'] as const
/** What an event can be about that has a page of its own. */
export const eventSubjects = ['letter', 'meeting', 'notice', 'import'] as const

/** The dates from which the state of a dealer follows; what is dated later than today is no fact yet. */
export const dealerFacts = z.object({
  listedOn: day,
  endedOn: day.nullable(),
  endReason: z.enum(endReasons).nullable(),
  reopenedOn: day.nullable().describe('Last time that a stopped business went on'),
  changedOn: day.nullable().describe('Last change of what is known of it, such as its address'),
  paperSince: day.nullable().describe('Keeps a register on paper since'),
  writtenOn: day.nullable().describe('Last letter or mail that did not come back'),
  spokenOn: day.nullable().describe('Last call, visit, notice or answer: word from the dealer'),
  undeliverableOn: day.nullable().describe('Last time that post came back'),
  reachedOn: day.nullable().describe('Last letter, mail, call or answer'),
  invitedOn: day.nullable().describe('Last invitation to a meeting'),
  attendedOn: day.nullable().describe('Last meeting attended'),
  joinedOn: day.nullable().describe('Connected to the register'),
  firstEntryOn: day.nullable(),
  lastEntryOn: day.nullable().describe('Last entry in one of the registers'),
  nilStatedOn: day.nullable().describe('Last nil statement that stands'),
  quietAfterDays: z
    .int()
    .describe('Days without an entry or nil statement that are unusual for its kind and size'),
})
export type DealerFacts = z.infer<typeof dealerFacts>

/** One place of business (vestiging) of the inventory. */
export const listedDealer = z.object({
  id: z.uuid(),
  version: z.int(),
  name: z.string(),
  kind: z.enum(branchKinds),
  size: z.enum(dealerSizes).nullable().describe('People who work there, as the trade register classes them'),
  kvkNumber: z.string().nullable(),
  branchNumber: z.string().nullable(),
  street: z.string(),
  houseNumber: z.string(),
  postcode: z.string(),
  town: z.string(),
  municipality: z.string(),
  municipalityName: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  origin: z.enum(dealerOrigins),
  isFocus: z.boolean().describe('In a branch that gets attention first where it stands'),
  state: z.enum(dealerStates),
  since: day.describe('Since when the state holds'),
  facts: dealerFacts,
})
export type ListedDealer = z.infer<typeof listedDealer>
export const listedDealers = page(listedDealer)
export const listedDealersQuery = pageQuery

const optionalDigits = (count: number, message: string) =>
  optionalLine(40).refine((text) => text === null || new RegExp(`^[0-9]{${count}}$`).test(text), message)

/** What people say of one place of business: typed in a form, sent by software or read from a file. */
export const dealerInput = z.object({
  municipality: requiredLine(60).describe('Slug of the municipality'),
  kvkNumber: optionalDigits(8, 'field.kvk'),
  branchNumber: optionalDigits(12, 'dealer-import.error.branch'),
  name: requiredLine(200),
  kind: z.enum(branchKinds, 'field.choice'),
  size: z.union([z.enum(dealerSizes, 'field.choice'), z.literal(''), z.null()], 'field.choice').optional(),
  street: requiredLine(120),
  houseNumber: requiredLine(20).refine(
    (text) => text === '' || /^[0-9]/.test(text),
    'dealer-import.error.house',
  ),
  postcode: requiredLine(20).refine((text) => text === '' || parsePostcode(text).ok, 'field.postcode'),
  town: requiredLine(80),
  email: z
    .union([z.email('field.email').max(200, 'field.too-long'), z.literal(''), z.null()], 'field.email')
    .optional(),
  phone: optionalLine(40),
})
export type DealerInput = z.infer<typeof dealerInput>
/** The same of a dealer that is listed: says which version was seen, so that nobody overwrites another. */
export const dealerChange = dealerInput.extend({ version: z.int('field.number') })
export const listedDealerMade = z.object({ id: z.uuid(), version: z.int() })
