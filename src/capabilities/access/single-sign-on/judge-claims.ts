import type { Role } from '../../../kernel/codes.ts'
import type { Refusal } from '../../../kernel/result.ts'
import type { ProviderSettings } from './provider-settings.ts'

export type Claims = Record<string, unknown>
/** What a broker's claims mean here. */
export type Person = {
  subject: string
  /** Empty when the broker gives none. */
  name: string
  /** Null when the claims name none that takes part, or more than one. */
  organisationId: string | null
  /** Roles that the claims give; null where they come from appointments alone. */
  roles: Role[] | null
  /** The claims name the one place where someone works, so roles elsewhere that came from them end. */
  everywhere: boolean
  assurance: string
}
type Settings = Pick<ProviderSettings, 'claims' | 'assurance' | 'organisation' | 'organisationKind' | 'roles'>
const NAME_MAX = 200

/** Reads what a verified answer of a broker says; every way in which it is not enough is a refusal. */
export function judgeClaims(
  claims: Claims,
  settings: Settings,
): ({ ok: true } & Person) | Refusal<'no-subject' | 'assurance-too-low'> {
  const subject = textOf(claims[settings.claims.subject])
  if (subject === null) return { ok: false, reason: 'no-subject' }
  const assurance = assuranceOf(claims, settings.assurance)
  if (assurance === null) return { ok: false, reason: 'assurance-too-low' }
  return {
    ok: true,
    subject,
    name: (textOf(claims[settings.claims.name]) ?? '').slice(0, NAME_MAX),
    organisationId: organisationOf(claims, settings),
    roles: rolesOf(claims, settings.roles),
    everywhere: settings.organisation.from !== 'kvk-number',
    assurance,
  }
}

/** The strongest value that counts, when it is enough. */
function assuranceOf(claims: Claims, { claim, order, minimum }: Settings['assurance']): string | null {
  const reached = Math.max(...valuesOf(claims[claim]).map((value) => order.indexOf(value)), -1)
  return reached >= order.indexOf(minimum) ? (order[reached] ?? null) : null
}

/** The values that are enough, weakest first: what acr_values asks for. */
export function enoughAssurance({ order, minimum }: Settings['assurance']): string[] {
  return order.slice(order.indexOf(minimum))
}

function organisationOf(claims: Claims, { organisation, organisationKind }: Settings): string | null {
  if (organisation.from === 'fixed') return `${organisationKind}:${organisation.code}`
  const values = valuesOf(claims[organisation.claim])
  // Of two organisations nobody says for which one someone is here.
  const [value] = values.length === 1 ? values : []
  if (value === undefined) return null
  if (organisation.from === 'kvk-number') return /^\d{8}$/.test(value) ? `dealer:${value}` : null
  const code = Object.hasOwn(organisation.map, value) ? organisation.map[value] : undefined
  return code === undefined ? null : `${organisationKind}:${code}`
}

function rolesOf(claims: Claims, follow: Settings['roles']): Role[] | null {
  if (follow.from === 'appointment') return null
  if (follow.from === 'everyone') return [follow.role]
  const given = valuesOf(claims[follow.claim]).flatMap((value) =>
    Object.hasOwn(follow.map, value) ? follow.map[value]! : [],
  )
  return [...new Set(given)]
}

function valuesOf(claim: unknown): string[] {
  return [claim].flat().flatMap((value) => textOf(value) ?? [])
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}
