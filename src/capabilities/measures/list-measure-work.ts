import { addDays } from '../../kernel/dates.ts'
import type { WorkItem, WorkSource } from '../dealers/public.ts'
import { listExemptions } from './exemptions/list-exemptions.ts'
import { type FileRow, readFiles } from './list-files.ts'
import type { TermName } from './rules/terms.ts'

/** What a term asks, and who does it; a term that needs nothing of us (a warning, the objection term) makes no work. */
const kindOf: Partial<Record<TermName, WorkItem['kind']>> = {
  view: 'decide',
  reinspect: 'visit',
  comply: 'visit',
  closure: 'decide',
  collect: 'decide',
  'objection-decision': 'decide',
}

/** Case files and exemption requests in which a term runs out or something waits: one item for each term. */
export const listMeasureWork: WorkSource = async (tx, caller, today) => {
  if (
    caller.role !== 'municipal-officer' &&
    caller.role !== 'municipal-lawyer' &&
    caller.role !== 'municipal-inspector'
  )
    return []
  const files = await readFiles(tx, today)
  const exemptions = await listExemptions(tx, today)
  return [
    ...files.flatMap((file) => [...termWork(file), ...waitingWork(file)]),
    ...exemptions
      .filter(({ decision }) => decision === null)
      .map(({ id, dealerId, receivedOn, decideUntil, number }) => ({
        key: `exemption:${dealerId}:${id}`,
        kind: 'decide' as const,
        dealerId,
        reason: 'exemption',
        values: { number, on: receivedOn },
        since: receivedOn,
        due: decideUntil,
        isBinding: true,
        to: `/vrijstellingen`,
      })),
  ]
}

function termWork({ head: { id, dealerId, number, since, terms } }: FileRow): WorkItem[] {
  return terms.flatMap(({ name, stepId, until, isBinding }) => {
    const kind = kindOf[name]
    if (kind === undefined) return []
    return [
      item(`measure-${name}`, {
        kind,
        dealerId,
        number,
        since,
        due: until,
        isBinding,
        fileId: id,
        subjectId: stepId,
      }),
    ]
  })
}

/** How long something that was decided, or a view that came in, may lie: good practice, no term of a law. */
const SOON_DAYS = 14

/** Decided and not yet delivered, or a view to answer. */
function waitingWork({ head }: FileRow): WorkItem[] {
  const { id, dealerId, number, since, state } = head
  const about = {
    dealerId,
    number,
    since,
    due: addDays(since, SOON_DAYS),
    isBinding: false,
    fileId: id,
    subjectId: id,
  }
  if (state === 'view-received' || state === 'view-lapsed')
    return [item('measure-decide', { ...about, kind: 'decide' })]
  if (state.endsWith('-decided')) return [item('measure-deliver', { ...about, kind: 'write' })]
  return []
}

type About = Omit<WorkItem, 'key' | 'reason' | 'values' | 'to' | 'about'> & {
  fileId: string
  subjectId: string
  number: string
}
function item(reason: string, { fileId, subjectId, number, ...rest }: About): WorkItem {
  return {
    ...rest,
    key: `${reason}:${rest.dealerId}:${subjectId}`,
    reason,
    values: { number, until: rest.due },
    to: `/dossiers/${fileId}`,
  }
}
