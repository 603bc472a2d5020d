import type { Role } from '../kernel/codes.ts'

/** Who asks, as the database sees it: row level security decides on these values. */
export type Caller = {
  organisationId: string
  organisationName: string
  role: Role
  accountId: string
  accountName: string
  via: 'session' | 'token'
}
