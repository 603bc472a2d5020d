import type { Caller } from '../../platform/caller.ts'
import type { Transaction } from '../../platform/database.ts'
import type { MeetingView, Partner } from './contract.ts'
import { listCases } from './list-cases.ts'
import { listTasks } from './list-tasks.ts'

type Row = Omit<MeetingView, 'openTasks' | 'agenda'>
type Item = { meetingId: string; caseId: string; outcome: MeetingView['agenda'][number]['outcome'] }

/** Meetings of the caller's triangle, the newest first, each with its agenda in order and what was still to be done before it. */
export async function listMeetings(
  tx: Transaction,
  caller: Caller,
  id: string | null = null,
): Promise<MeetingView[]> {
  const rows = await tx<Row[]>`
    select m.id, m.version, m.held_on as "heldOn", to_char(m.begins, 'HH24:MI') as begins, m.place, m.municipalities,
           m.prosecution_id as "prosecutionId",
           (select array_agg(p.name order by p.name) from policy.municipality p where p.slug = any (m.municipalities))
             as "municipalityNames",
           array[(select t.name from policy.base_team t where t.slug = m.base_team), m.prosecution_name]
             as "partnerNames",
           triangle.leads() as "isLed"
      from triangle.meeting m where ${id === null ? tx`true` : tx`m.id = ${id}`}
     order by m.held_on desc, m.begins desc, m.id`
  const items = await tx<Item[]>`
    select meeting_id as "meetingId", case_id as "caseId", outcome from triangle.agenda_item order by position`
  const cases = new Map((await listCases(tx, caller)).map((one) => [one.id, one]))
  const open = (await listTasks(tx, caller)).filter(({ state }) => state === 'open')
  return rows.map((row) => ({
    ...row,
    openTasks: open.filter(
      ({ municipality, decidedOn }) => row.municipalities.includes(municipality) && decidedOn < row.heldOn,
    ),
    agenda: items
      .filter(({ meetingId }) => meetingId === row.id)
      .flatMap(({ caseId, outcome }) => {
        const found = cases.get(caseId)
        return found ? [{ case: found, outcome }] : []
      }),
  }))
}

/** With whom the caller's municipality can meet. */
export async function listPartners(tx: Transaction): Promise<Partner[]> {
  return tx<Partner[]>`select kind, id, name from triangle.partners()`
}
