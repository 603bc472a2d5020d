import { z } from 'zod'
import { dayInAmsterdam } from '../../kernel/dates.ts'
import { type App, callerOf } from '../../platform/app.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import { refuse } from '../../platform/problem.ts'
import { answerTask } from './answer-task.ts'
import { taskAnswer, taskHead, taskList, triangleRoles } from './contract.ts'
import { listTasks } from './list-tasks.ts'

const tags = ['triangle-tasks']
const byId = z.object({ id: z.uuid() })
const config = { access: triangleRoles } as const

/** What the triangle asked of each partner, and what came of it. */
export function taskRoutes(app: App, { database }: { database: Database }): void {
  app.get(
    '/v1/triangle-tasks',
    { schema: { response: { 200: taskList }, tags }, config },
    async (request) => {
      const caller = callerOf(request)
      return { items: await inTransaction(database, caller, (tx) => listTasks(tx, caller)), next: null }
    },
  )

  app.get(
    '/v1/triangle-tasks/:id',
    { schema: { params: byId, response: { 200: taskHead }, tags }, config },
    async (request, reply) => {
      const caller = callerOf(request)
      const { id } = request.params
      const [task] = await inTransaction(database, caller, (tx) => listTasks(tx, caller, { id }))
      return task ?? refuse(request, reply, { ok: false, reason: 'not-found' })
    },
  )

  app.post(
    '/v1/triangle-tasks/:id/answers',
    { schema: { params: byId, body: taskAnswer, response: { 201: taskHead }, tags }, config },
    async (request, reply) => {
      const caller = callerOf(request)
      const { id } = request.params
      const outcome = await inTransaction(database, caller, async (tx) => {
        const done = await answerTask(tx, caller, { id, ...request.body }, dayInAmsterdam(new Date()))
        return done.ok ? { ok: true as const, task: (await listTasks(tx, caller, { id }))[0]! } : done
      })
      return outcome.ok ? reply.code(201).send(outcome.task) : refuse(request, reply, outcome)
    },
  )
}
