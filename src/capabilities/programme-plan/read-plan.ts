import type { Transaction } from '../../platform/database.ts'
import type { MilestoneView, PlanView } from './contract.ts'

/** More changes than this nobody reads on one page. */
const CHANGES_MAX = 200

type Row = Omit<MilestoneView, 'about'> & { aboutKind: 'campaign' | null; aboutId: string | null }

/** The plan that the caller sees, in the order of its days, and what moved in it. Some tens of milestones a year. */
export async function readPlan(tx: Transaction): Promise<PlanView> {
  const rows = await tx<Row[]>`
    select id, version, title, planned_on as "plannedOn", owner, done_on as "doneOn", note, about_kind as "aboutKind",
           about_id as "aboutId"
      from programme.milestone order by planned_on, id`
  const changes = await tx<(Omit<PlanView['changes'][number], 'changedAt'> & { changedAt: Date })[]>`
    select id, title, was_planned_on as "wasPlannedOn", planned_on as "plannedOn", changed_at as "changedAt",
           changed_by_name as "changedByName"
      from programme.milestone_change order by changed_at desc, id desc limit ${CHANGES_MAX}`
  return {
    items: rows.map(({ aboutKind, aboutId, ...milestone }) => ({
      ...milestone,
      about: aboutKind === null || aboutId === null ? null : { kind: aboutKind, id: aboutId },
    })),
    changes: changes.map((change) => ({ ...change, changedAt: change.changedAt.toISOString() })),
  }
}
