import type { Role } from '../kernel/codes.ts'

/** Who asks, as the database sees it: row level security decides on these values. */
export type Caller = {
  organisationId: string
  organisationName: string
  role: Role
  accountId: string
  accountName: string
  via: 'session' | 'token'
  /** Whether they may invite people into the organisation, give roles and take them. */
  manages: boolean
  /** Of a session; null for a token. */
  sessionId: string | null
  /** When the holder of the session last proved to be there; null for a token. */
  confirmedAt: Date | null
  /** What a token may do, as '<resource>:read' or '<resource>:write'; null is everything the role may. */
  scopes: readonly string[] | null
}

/** What a caller without a session has: the rights of a token that may do all its role may. */
export const withoutSession = {
  via: 'token',
  manages: false,
  sessionId: null,
  confirmedAt: null,
  scopes: null,
} as const
