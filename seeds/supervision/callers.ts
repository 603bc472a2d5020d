import type { Role } from '../../src/kernel/codes.ts'
import { type Caller, withoutSession } from '../../src/platform/caller.ts'
import { demoAccounts } from '../fixed.ts'
import { municipalities } from '../twente.ts'
import { inspectorOf } from './people.ts'

/** Somebody of a municipality in a role; in Enschede the account of the demo. */
export function municipalCaller(slug: string, role: Role): Caller {
  const place = municipalities.find((one) => one.slug === slug)!
  const account = demoAccounts.find(
    (one) => one.role === role && one.organisationId === `municipality:${slug}`,
  )
  return {
    organisationId: `municipality:${slug}`,
    organisationName: `Gemeente ${place.name}`,
    role,
    accountId: 'seed',
    accountName: account?.name ?? inspectorOf(slug, 'municipal-inspector').name,
    ...withoutSession,
  }
}

/** The account of the demo in a role. */
export function demoCaller(role: Role): Caller {
  const { name, organisationId } = demoAccounts.find((one) => one.role === role)!
  return {
    organisationId,
    organisationName: organisationId,
    role,
    accountId: 'seed',
    accountName: name,
    ...withoutSession,
  }
}

/** What a use case made; the seed asks nothing that it may refuse. */
export function good<T extends { ok: boolean }>(outcome: T, deed: string): Extract<T, { ok: true }> {
  if (!outcome.ok) throw new Error(`${deed} was refused: ${JSON.stringify(outcome)}`)
  return outcome as Extract<T, { ok: true }>
}
