import type { z } from 'zod'
import { programmeRoles, type Role, supervisionRoles } from '../../../kernel/codes.ts'
import { dayInAmsterdam } from '../../../kernel/dates.ts'
import { type App, callerOf } from '../../../platform/app.ts'
import { type Database, inTransaction } from '../../../platform/database.ts'
import { refuse } from '../../../platform/problem.ts'
import { postponementInput, rhythmList, type rhythmView, workItemView, workList } from './contract.ts'
import { listWork, type WorkSource } from './list-work.ts'
import { postpone } from './postpone.ts'

/** Who reads the work list: the office of the programme, and who supervises dealers. */
const readers: readonly Role[] = [...supervisionRoles, 'programme-officer']
/** Who does what stands on it, and so may put it off. */
const doers: readonly Role[] = [
  'municipal-officer',
  'programme-officer',
  'municipal-inspector',
  'enforcement-officer',
  'police-inspector',
]

/** The work list and what "quiet" stands on. `sources`: what other capabilities ask. */
export function workListRoutes(
  app: App,
  { database, sources }: { database: Database; sources: readonly WorkSource[] },
): void {
  app.get(
    '/v1/work-items',
    { schema: { response: { 200: workList }, tags: ['work-items'] }, config: { access: readers } },
    async (request) => {
      const caller = callerOf(request)
      const today = dayInAmsterdam(new Date())
      const items = await inTransaction(database, caller, (tx) => listWork(tx, caller, today, sources))
      return { items, next: null }
    },
  )

  app.post(
    '/v1/postponements',
    {
      schema: { body: postponementInput, response: { 201: workItemView }, tags: ['work-items'] },
      config: { access: doers },
    },
    async (request, reply) => {
      const caller = callerOf(request)
      const today = dayInAmsterdam(new Date())
      const { item } = request.body
      const outcome = await inTransaction(database, caller, (tx) =>
        postpone(tx, caller, request.body, { today, sources }),
      )
      if (!outcome.ok) return refuse(request, reply, outcome)
      const items = await inTransaction(database, caller, (tx) => listWork(tx, caller, today, sources))
      return reply.code(201).send(items.find(({ key }) => key === item)!)
    },
  )

  app.get(
    '/v1/rhythms',
    {
      schema: { response: { 200: rhythmList }, tags: ['work-items'] },
      config: { access: [...programmeRoles, 'programme-coordinator'] },
    },
    async (request) => {
      const rows = await inTransaction(
        database,
        callerOf(request),
        (tx) => tx<(z.infer<typeof rhythmView> & { week: string })[]>`
          select week, kind, size, usual_days as "usualDays", quiet_after_days as "quietAfterDays", dealers
            from programme.rhythm where week = (select max(week) from programme.rhythm)
           order by kind nulls last, size nulls last`,
      )
      const week = rows[0]?.week ?? null
      return { items: rows.map(({ week: _, ...row }) => row), next: null, week }
    },
  )
}
