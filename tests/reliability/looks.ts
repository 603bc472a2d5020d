import type { Caller } from '../../src/platform/caller.ts'
import type { Database } from '../../src/platform/database.ts'

export type LookOptions = {
  action?: string
  subject?: string
  purposeCode?: string
  purposeText?: string | null
  givenTo?: string | null
}

/** Records a look by this caller, as every door does; gives the number of its row. */
export async function look(
  admin: Database,
  caller: Pick<Caller, 'organisationId' | 'accountId' | 'role'>,
  {
    action = 'open-lead',
    subject = 'lead-1',
    purposeCode = 'investigation-theft',
    purposeText = null,
    givenTo = null,
  }: LookOptions = {},
): Promise<number> {
  const [row] = await admin.begin(async (tx) => {
    await tx.unsafe('set local role helder_app')
    await tx`select set_config('helder.organisation', ${caller.organisationId}, true),
      set_config('helder.role', ${caller.role}, true), set_config('helder.account', ${caller.accountId}, true)`
    await tx`select access.record_look(${action}, 'lead', ${subject}, ${caller.organisationId}, ${purposeCode}, ${purposeText}, ${givenTo})`
    await tx.unsafe('reset role')
    return tx<{ id: number }[]>`select max(id) as id from access.log`
  })
  return row!.id
}
