import { addDays, type Day } from '../../kernel/dates.ts'
import type { WorkSource } from '../dealers/public.ts'
import { type CaseHead, triangleRoles } from './contract.ts'
import { listCases } from './list-cases.ts'

/** A proposal waits for an agenda at most about a month: the triangle meets once a month. */
const WAITS_DAYS = 31

/** Own tasks of the triangle; for the mayor's office what waits for an agenda; for who writes cases what can be closed. */
export const listTriangleWork: WorkSource = async (tx, caller, today) => {
  if (!(triangleRoles as readonly string[]).includes(caller.role)) return []
  const cases = await listCases(tx, caller)
  return cases.flatMap((one) => [...ownTasks(one), ...ownCase(one, today)])
}

function ownTasks({ id, dealerId, tasks }: CaseHead) {
  return tasks
    .filter(({ isOwn, state }) => isOwn && state === 'open')
    .map((task) => ({
      key: `triangle-task:${dealerId}:${task.id}`,
      kind: 'decide' as const,
      dealerId,
      reason: 'triangle-task',
      values: { what: task.what, on: task.decidedOn },
      since: task.decidedOn,
      due: task.dueOn,
      isBinding: true,
      to: `/driehoek/${id}`,
    }))
}

function ownCase({ id, dealerId, asked, state, steps, tasks, changedOn }: CaseHead, today: Day) {
  const waits = steps.includes('schedule')
  // Answered in full: somebody says that it is done, or brings it back.
  const isDone =
    state === 'decided' && steps.includes('close') && tasks.every((task) => task.state !== 'open')
  if (!waits && !isDone) return []
  return [
    {
      key: `triangle-case-${waits ? 'waits' : 'done'}:${dealerId}:${id}`,
      kind: 'decide' as const,
      dealerId,
      reason: waits ? 'triangle-case-waits' : 'triangle-case-done',
      values: { asked, on: changedOn },
      since: changedOn,
      due: waits ? addDays(changedOn, WAITS_DAYS) : today,
      isBinding: false,
      to: waits ? '/driehoek' : `/driehoek/${id}`,
    },
  ]
}
