import { z } from 'zod'
import { type App, callerOf } from '../../../platform/app.ts'
import type { Caller } from '../../../platform/caller.ts'
import type { Database } from '../../../platform/database.ts'
import type { Mailer } from '../../../platform/mail.ts'
import { localeOf, refuse } from '../../../platform/problem.ts'
import {
  appointmentInput,
  appointmentMade,
  idParams,
  invitationInput,
  invitationMade,
  memberList,
  organisationList,
  organisationQuery,
  roleChangeList,
  roleChangeQuery,
} from './contract.ts'
import { giveRole } from './give-role.ts'
import { listMembers, listOrganisations } from './list-members.ts'
import { listRoleChanges } from './list-role-changes.ts'
import { mailInvitation } from './mail-invitation.ts'
import { invitationPath, makeInvitation, withdrawInvitation } from './make-invitation.ts'
import { takeRole } from './take-role.ts'

export type MemberDependencies = {
  database: Database
  baseUrl: string
  /** Absent where no mail server is set: then the link is handed over. */
  mailer?: Mailer | undefined
}

const tags = ['members']
const config = { access: 'signed-in', manages: true } as const
/** Letting somebody in weighs; keeping somebody out never waits. */
const confirmed = { ...config, confirmed: true } as const
const notFound = { ok: false, reason: 'not-found' } as const

/** Who acts for an organisation: looked at, invited, appointed and relieved by its managers, and by the operator. */
export function memberRoutes(app: App, dependencies: MemberDependencies): void {
  readRoutes(app, dependencies)
  invitationRoutes(app, dependencies)
  appointmentRoutes(app, dependencies)
}

/** The organisation that was asked for; null when it is not the caller's to administer. The database tests it again. */
function organisationOf(caller: Caller, asked: string | undefined): string | null {
  if (asked === undefined || asked === caller.organisationId) return caller.organisationId
  return caller.role === 'administrator' ? asked : null
}

function readRoutes(app: App, { database }: MemberDependencies): void {
  app.get(
    '/v1/organisations',
    {
      schema: { response: { 200: organisationList }, tags },
      config: { ...config, access: ['administrator'] },
    },
    async (request) => ({ items: await listOrganisations(database, callerOf(request)) }),
  )

  app.get(
    '/v1/members',
    { schema: { querystring: organisationQuery, response: { 200: memberList }, tags }, config },
    async (request, reply) => {
      const caller = callerOf(request)
      const organisation = organisationOf(caller, request.query.organisation)
      if (organisation === null) return refuse(request, reply, notFound)
      const outcome = await listMembers(database, caller, organisation)
      return outcome.ok ? outcome : refuse(request, reply, outcome)
    },
  )

  app.get(
    '/v1/role-changes',
    { schema: { querystring: roleChangeQuery, response: { 200: roleChangeList }, tags }, config },
    async (request, reply) => {
      const caller = callerOf(request)
      const organisation = organisationOf(caller, request.query.organisation)
      if (organisation === null) return refuse(request, reply, notFound)
      return listRoleChanges(database, caller, organisation, request.query)
    },
  )
}

function invitationRoutes(app: App, { database, baseUrl, mailer }: MemberDependencies): void {
  app.post(
    '/v1/invitations',
    { schema: { body: invitationInput, response: { 201: invitationMade }, tags }, config: confirmed },
    async (request, reply) => {
      const caller = callerOf(request)
      const input = request.body
      const outcome = await makeInvitation(database, caller, input)
      if (!outcome.ok) return refuse(request, reply, outcome)
      const { id, secret, expiresAt, organisationName } = outcome
      const to = input.kind === 'join' ? input.email : null
      const about = { organisation: organisationName, secret, locale: localeOf(request) }
      return reply.code(201).send({
        id,
        link: `${baseUrl}${invitationPath(secret)}`,
        expiresAt: expiresAt.toISOString(),
        mailed: to !== null && mailer !== undefined && (await mailInvitation(mailer, to, about)),
      })
    },
  )

  app.delete(
    '/v1/invitations/:id',
    { schema: { params: idParams, response: { 204: z.null() }, tags }, config },
    async (request, reply) => {
      const outcome = await withdrawInvitation(database, callerOf(request), request.params.id)
      return outcome.ok ? reply.code(204).send(null) : refuse(request, reply, outcome)
    },
  )
}

function appointmentRoutes(app: App, { database }: MemberDependencies): void {
  app.post(
    '/v1/appointments',
    { schema: { body: appointmentInput, response: { 201: appointmentMade }, tags }, config: confirmed },
    async (request, reply) => {
      const outcome = await giveRole(database, callerOf(request), request.body, new Date())
      if (!outcome.ok) return refuse(request, reply, outcome)
      return reply.code(201).send({ id: outcome.id })
    },
  )

  app.delete(
    '/v1/appointments/:id',
    { schema: { params: idParams, response: { 204: z.null() }, tags }, config },
    async (request, reply) => {
      const outcome = await takeRole(database, callerOf(request), request.params.id)
      return outcome.ok ? reply.code(204).send(null) : refuse(request, reply, outcome)
    },
  )
}
