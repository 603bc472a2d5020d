import { z } from 'zod'
import { dealerRoles, policeRoles, type Role, supervisionRoles } from '../../kernel/codes.ts'
import { type App, callerOf } from '../../platform/app.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import type { KeyFiles } from '../../platform/key-files.ts'
import { refuse } from '../../platform/problem.ts'
import type { Branches } from './branches.ts'
import { capacityRoutes } from './capacity-routes.ts'
import { dealerList, demoSignInInput, meView } from './contract.ts'
import { listDealers } from './queries.ts'
import { pageQuery } from '../../platform/contract.ts'
import { deleteCitizen } from './delete-citizen.ts'
import { deviceOf } from './device-of.ts'
import { noticeRecovery } from './email/notice-recovery.ts'
import { emailRoutes } from './email/routes.ts'
import { pageAfterSignIn } from './first-page.ts'
import { connectRoutes } from './joining/connect-routes.ts'
import { joiningRoutes } from './joining/routes.ts'
import { type MemberDependencies, memberRoutes } from './members/routes.ts'
import { lookRoutes } from './looks/routes.ts'
import { ownCapacities } from './own-capacities.ts'
import { passkeyRoutes } from './passkeys/routes.ts'
import { SESSION_COOKIE, setSessionCookie } from './session-cookie.ts'
import { sessionRoutes } from './sessions/routes.ts'
import { openSignInBudget } from './sign-in-budget.ts'
import { signInDemo, signOut } from './sign-in-demo.ts'
import { tokenRoutes } from './tokens/routes.ts'

export type AccessDependencies = {
  database: Database
  branches: Branches
  demo: boolean
  /** Where people reach Helder: passkeys belong to its host. */
  baseUrl: string
  keys: KeyFiles
} & Pick<MemberDependencies, 'mailer'>

export function accessRoutes(app: App, dependencies: AccessDependencies): void {
  const { database, branches, demo, baseUrl } = dependencies
  const secureCookies = baseUrl.startsWith('https:')
  // In production this route does not exist, and neither do demo accounts.
  if (demo) demoRoutes(app, { database, secureCookies })
  signInRoutes(app, dependencies, secureCookies)
  memberRoutes(app, dependencies)
  capacityRoutes(app, database)
  tokenRoutes(app, { database })
  lookRoutes(app, { database })

  app.post(
    '/sign-out',
    { schema: { response: { 204: z.null() } }, config: { access: 'open' } },
    async (request, reply) => {
      const secret = request.cookies[SESSION_COOKIE]
      if (secret) await signOut(database, secret)
      return reply.clearCookie(SESSION_COOKIE, { path: '/' }).code(204).send(null)
    },
  )

  app.get(
    '/v1/me',
    { schema: { response: { 200: meView }, tags: ['access'] }, config: { access: 'signed-in' } },
    async (request) => {
      const caller = callerOf(request)
      const [kind, code] = caller.organisationId.split(':') as [string, string]
      return {
        role: caller.role,
        name: caller.accountName,
        organisation: { kind, code, name: caller.organisationName },
        branches: keepsRegisters(caller.role) ? await branches.own(caller) : [],
        manages: caller.manages,
        ...(await ownCapacities(database, caller)),
        demo,
      }
    },
  )

  app.delete(
    '/v1/me',
    { schema: { response: { 204: z.null() }, tags: ['access'] }, config: { access: ['citizen'] } },
    async (request, reply) => {
      const outcome = await deleteCitizen(database, callerOf(request))
      if (!outcome.ok) return refuse(request, reply, outcome)
      return reply.clearCookie(SESSION_COOKIE, { path: '/' }).code(204).send(null)
    },
  )

  app.get(
    '/v1/dealers',
    {
      schema: { querystring: pageQuery, response: { 200: dealerList }, tags: ['dealers'] },
      config: { access: [...supervisionRoles, ...policeRoles, 'administrator'] },
    },
    (request) => inTransaction(database, callerOf(request), (tx) => listDealers(tx, request.query)),
  )
}

/** Passkeys, sessions, invitations and the address of a citizen, under one budget of attempts. */
function signInRoutes(app: App, dependencies: AccessDependencies, secureCookies: boolean): void {
  const { database, keys, demo, baseUrl } = dependencies
  const { hostname: rpId, origin } = new URL(baseUrl)
  const budget = openSignInBudget()
  const both = { database, place: { rpId, origin }, budget }
  passkeyRoutes(app, {
    ...both,
    secureCookies,
    noticeRecovery: (account) => noticeRecovery({ database, keys }, account),
  })
  sessionRoutes(app, { ...both, demo })
  joiningRoutes(app, both)
  connectRoutes(app, dependencies)
  emailRoutes(app, { database, keys, budget })
}

const keepsRegisters = (role: Role) => dealerRoles.some((one) => one === role)

function demoRoutes(
  app: App,
  { database, secureCookies }: { database: Database; secureCookies: boolean },
): void {
  app.post(
    '/demo/sign-in',
    { schema: { body: demoSignInInput, hide: true }, config: { access: 'open' } },
    async (request, reply) => {
      const { role } = request.body
      const secret = await signInDemo(database, role, deviceOf(request.headers['user-agent']))
      if (secret === null) return refuse(request, reply, { ok: false, reason: 'not-found' })
      setSessionCookie(reply, secret, secureCookies)
      // The sign-in page is a plain form and works without script.
      const form = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded')
      return form ? reply.redirect(pageAfterSignIn(role, request.body), 303) : reply.send({ role })
    },
  )
}
