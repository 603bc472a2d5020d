import { z } from 'zod'
import { organisationKinds, roles } from '../../../kernel/codes.ts'
import { daysBetween } from '../../../kernel/dates.ts'
import { day, page, pageQuery, requiredLine } from '../../../platform/contract.ts'

/** Standing in and tokens end: a year at most. */
export const DAYS_MAX = 365

/** An organisation whose people someone administers: its kind, a colon, its KvK number or slug. Absent: the own one. */
const organisation = z
  .string()
  .regex(
    new RegExp(`^(${organisationKinds.filter((kind) => kind !== 'citizen').join('|')}):[a-z0-9-]{1,80}$`),
    'field.choice',
  )
  .optional()

const role = z.enum(
  roles.filter((one) => one !== 'citizen'),
  'field.choice',
)

const appointmentView = z.object({
  id: z.string(),
  role: z.enum(roles),
  manages: z.boolean(),
  standsInFor: z.object({ accountId: z.string(), name: z.string() }).nullable(),
  startsAt: z.string(),
  endsAt: z.string().nullable(),
  givenAt: z.string(),
  /** An account's name, or the command that gave it. */
  givenBy: z.string(),
})
export type AppointmentView = z.infer<typeof appointmentView>

export const memberView = z.object({
  accountId: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  isSelf: z.boolean(),
  /** Also works for another organisation: only the operator makes a link to a new device. */
  worksElsewhere: z.boolean(),
  appointments: z.array(appointmentView),
})
export type MemberView = z.infer<typeof memberView>

export const invitationView = z.object({
  id: z.string(),
  kind: z.enum(['join', 'new-device']),
  name: z.string(),
  email: z.string().nullable(),
  role: z.enum(roles).nullable(),
  manages: z.boolean(),
  createdAt: z.string(),
  createdBy: z.string(),
  expiresAt: z.string(),
})
export type InvitationView = z.infer<typeof invitationView>

const organisationView = z.object({ id: z.string(), kind: z.enum(organisationKinds), name: z.string() })
export const organisationQuery = z.object({ organisation })
/** All people of one organisation at once: some hundreds at most. */
export const memberList = z.object({
  organisation: organisationView,
  /** The roles that this organisation can give. */
  roles: z.array(z.enum(roles)),
  items: z.array(memberView),
  invitations: z.array(invitationView),
})
export type MemberList = z.infer<typeof memberList>
export const organisationList = z.object({ items: z.array(organisationView) })
export type OrganisationView = z.infer<typeof organisationView>

export const invitationInput = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('join'),
    organisation,
    name: requiredLine(80),
    email: z
      .union([z.email('field.email').max(200, 'field.too-long'), z.literal(''), z.null()], 'field.email')
      .optional()
      .transform((address) => address || null),
    role,
    manages: z.boolean('field.choice').default(false),
  }),
  z.object({ kind: z.literal('new-device'), organisation, accountId: z.uuid('field.choice') }),
])
export type InvitationInput = z.infer<typeof invitationInput>
export const invitationMade = z.object({
  id: z.string(),
  /** Shown this once: the server keeps a digest of its secret. */
  link: z.string(),
  expiresAt: z.string(),
  /** Whether it was mailed; false: hand it over. */
  mailed: z.boolean(),
})
export type InvitationMade = z.infer<typeof invitationMade>

export const appointmentInput = z.object({
  organisation,
  accountId: z.uuid('field.choice'),
  role,
  manages: z.boolean('field.choice').default(false),
  /** Beside whom, from and until which day; both days count. */
  standsIn: z
    .object({ forAccountId: z.uuid('field.choice'), from: day, until: day })
    .refine(({ from, until }) => until >= from, { path: ['until'], message: 'field.until-before-from' })
    .refine(({ from, until }) => daysBetween(from, until) <= DAYS_MAX, {
      path: ['until'],
      message: 'field.year-at-most',
    })
    .optional(),
})
export type AppointmentInput = z.infer<typeof appointmentInput>
export const appointmentMade = z.object({ id: z.string() })

/** What was decided about people and tokens, with who decided it. */
export const roleChangeEvents = [
  'given',
  'taken',
  'invited-join',
  'invited-new-device',
  'withdrawn-join',
  'withdrawn-new-device',
  'used-join',
  'used-new-device',
  'token-made',
  'token-revoked',
] as const
const roleChange = z.object({
  id: z.string(),
  at: z.string(),
  event: z.enum(roleChangeEvents),
  /** Whom it is about; of a token its name. */
  who: z.string(),
  by: z.string(),
  role: z.enum(roles).nullable(),
  manages: z.boolean(),
  standsInFor: z.string().nullable(),
  startsAt: z.string().nullable(),
  endsAt: z.string().nullable(),
})
export type RoleChange = z.infer<typeof roleChange>
export const roleChangeList = page(roleChange)
export const roleChangeQuery = pageQuery.extend({
  organisation,
  /** The id of a change: its moment, what, and which. */
  after: z
    .string()
    .regex(/^[\dT:.-]{26} [a-z-]{1,30} [\da-f-]{36}$/, 'field.choice')
    .optional(),
})

export const idParams = z.object({ id: z.uuid('field.choice') })
