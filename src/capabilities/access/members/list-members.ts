import { type OrganisationKind, type Role, rolesOf } from '../../../kernel/codes.ts'
import type { Refusal } from '../../../kernel/result.ts'
import type { Caller } from '../../../platform/caller.ts'
import { type Database, inTransaction, type Transaction } from '../../../platform/database.ts'
import type { InvitationView, MemberList, MemberView, OrganisationView } from './contract.ts'

/** The people of an organisation with their roles, and who is invited. A look at another than the own one is recorded. */
export async function listMembers(
  database: Database,
  caller: Caller,
  organisationId: string,
): Promise<({ ok: true } & MemberList) | Refusal<'not-found'>> {
  return inTransaction(database, caller, async (tx) => {
    const members = toMembers(await readAppointments(tx, organisationId), caller)
    const invitations = await readInvitations(tx, organisationId)
    const [known] = await tx<{ name: string }[]>`
      select name from access.organisation where id = ${organisationId} and id not like 'citizen:%'`
    if (!known) return { ok: false, reason: 'not-found' } as const
    const kind = organisationId.split(':')[0] as OrganisationKind
    return {
      ok: true,
      organisation: { id: organisationId, kind, name: known.name },
      roles: [...rolesOf[kind]],
      items: members,
      invitations,
    } as const
  })
}

type Row = {
  accountId: string
  name: string
  email: string | null
  elsewhere: boolean
  id: string
  role: Role
  manages: boolean
  forId: string | null
  forName: string | null
  startsAt: Date
  endsAt: Date | null
  givenAt: Date
  givenBy: string
}

async function readAppointments(tx: Transaction, organisationId: string): Promise<Row[]> {
  return await tx<Row[]>`
    select account_id as "accountId", name, email, elsewhere, appointment_id as id, role, manages, stands_in_for as "forId",
           stands_in_for_name as "forName", starts_at as "startsAt", ends_at as "endsAt", given_at as "givenAt",
           given_by as "givenBy"
      from access.list_members(${organisationId})`
}

function toMembers(rows: Row[], caller: Caller): MemberView[] {
  const members = new Map<string, MemberView>()
  for (const row of rows) {
    const { accountId, name, email } = row
    const member = members.get(accountId) ?? {
      accountId,
      name,
      email,
      isSelf: accountId === caller.accountId,
      worksElsewhere: row.elsewhere,
      appointments: [],
    }
    member.appointments.push({
      id: row.id,
      role: row.role,
      manages: row.manages,
      standsInFor: row.forId === null ? null : { accountId: row.forId, name: row.forName ?? '' },
      startsAt: row.startsAt.toISOString(),
      endsAt: row.endsAt?.toISOString() ?? null,
      givenAt: row.givenAt.toISOString(),
      givenBy: row.givenBy,
    })
    members.set(accountId, member)
  }
  return [...members.values()]
}

async function readInvitations(tx: Transaction, organisationId: string): Promise<InvitationView[]> {
  const rows = await tx<
    (Omit<InvitationView, 'createdAt' | 'expiresAt'> & { createdAt: Date; expiresAt: Date })[]
  >`
    select id, kind, name, email, role, manages, created_at as "createdAt", created_by as "createdBy", expires_at as "expiresAt"
      from access.list_invitations(${organisationId})`
  return rows.map((row) => ({
    ...row,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
  }))
}

/** Every organisation that people work for, by name: for the operator, who makes the first manager of each. */
export async function listOrganisations(database: Database, caller: Caller): Promise<OrganisationView[]> {
  return inTransaction(
    database,
    caller,
    (tx) => tx<OrganisationView[]>`
      select id, split_part(id, ':', 1) as kind, name from access.organisation where id not like 'citizen:%'
       order by lower(name), id`,
  )
}
