import type { Caller } from '../../platform/caller.ts'
import type { Transaction } from '../../platform/database.ts'
import type { CaseHead } from './contract.ts'
import { listTasks } from './list-tasks.ts'
import { stepsFor } from './rules/case-table.ts'

type Where = { ids?: readonly string[] }

/** Cases of the own municipality and those on an agenda of the caller's triangle, the newest first; what they say is behind a look. */
export async function listCases(tx: Transaction, caller: Caller, where: Where = {}): Promise<CaseHead[]> {
  const rows = await tx<Omit<CaseHead, 'tasks' | 'steps'>[]>`
    select c.id, c.version, c.municipality, p.name as "municipalityName", c.dealer_id as "dealerId",
           c.dealer_name as "dealerName", c.dealer_place as "dealerPlace", c.case_file_id as "caseFileId", c.asked, c.state,
           c.proposed_on as "proposedOn", c.proposed_by_name as "proposedBy", c.changed_on as "changedOn",
           (select jsonb_build_object('id', m.id, 'heldOn', m.held_on) from triangle.agenda_item i
              join triangle.meeting m on m.id = i.meeting_id where i.case_id = c.id order by i.outcome is not null, m.held_on desc limit 1)
             as meeting
      from triangle.triangle_case c join policy.municipality p on p.slug = c.municipality
     where ${where.ids ? tx`c.id = any (${[...where.ids]}::uuid[])` : tx`true`}
     order by c.proposed_on desc, c.id desc`
  const tasks = await listTasks(tx, caller, where.ids ? { caseIds: where.ids } : {})
  return rows.map((row) => ({
    ...row,
    tasks: tasks.filter(({ caseId }) => caseId === row.id),
    steps:
      `municipality:${row.municipality}` === caller.organisationId ? stepsFor(row.state, caller.role) : [],
  }))
}
