import type { Caller } from '../../platform/caller.ts'
import type { Transaction } from '../../platform/database.ts'
import type { TaskHead } from './contract.ts'

/** Tasks that the caller may read, what is due first: of some cases, or of all that are open or were answered lately. */
export async function listTasks(
  tx: Transaction,
  caller: Pick<Caller, 'organisationId'>,
  where: { caseIds?: readonly string[]; id?: string } = {},
): Promise<TaskHead[]> {
  return tx<TaskHead[]>`
    select t.id, t.case_id as "caseId", c.dealer_name as "dealerName", c.municipality,
           split_part(t.owner_organisation_id, ':', 1) as owner, t.owner_name as "ownerName",
           t.owner_organisation_id = ${caller.organisationId} as "isOwn", t.what, t.due_on as "dueOn",
           m.held_on as "decidedOn", t.state, t.answered_on as "answeredOn"
      from triangle.task t join triangle.triangle_case c on c.id = t.case_id join triangle.meeting m on m.id = t.meeting_id
     where ${where.caseIds ? tx`t.case_id = any (${[...where.caseIds]}::uuid[])` : tx`true`}
       and ${where.id ? tx`t.id = ${where.id}` : tx`true`}
     order by t.state <> 'open', t.due_on, m.held_on, t.position, t.id`
}
