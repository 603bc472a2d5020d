import { type App, callerOf } from '../../platform/app.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import { translate } from '../../platform/messages/index.ts'
import { localeOf, refuse } from '../../platform/problem.ts'
import { countingRoles, crimeImportInput, crimeImportList, crimeImportView } from './contract.ts'
import { importCrime, listCrimeImports } from './import-crime.ts'

/** Burglaries and thefts that others publish: a file comes in, good lines stand, wrong ones are named. */
export function crimeRoutes(app: App, database: Database): void {
  const tags = ['crime-imports']
  const config = { access: countingRoles }
  app.get('/v1/crime-imports', { schema: { response: { 200: crimeImportList }, tags }, config }, (request) =>
    inTransaction(database, callerOf(request), async (tx) => ({ items: await listCrimeImports(tx) })),
  )
  app.post(
    '/v1/crime-imports',
    { schema: { body: crimeImportInput, response: { 201: crimeImportView }, tags }, config },
    async (request, reply) => {
      const now = new Date()
      const locale = localeOf(request)
      const { source, publishedOn } = request.body
      const done = await inTransaction(database, callerOf(request), (tx) =>
        importCrime(tx, request.body, now),
      )
      if (!done.ok) return refuse(request, reply, done)
      const { ok: _, errors, ...counts } = done
      return reply.code(201).send({
        ...counts,
        source,
        publishedOn,
        importedAt: now.toISOString(),
        errors: errors.map(({ line, column, code, values }) => ({
          line,
          column,
          message: translate(locale, code, values ?? {}),
        })),
      })
    },
  )
}
