import type { App } from '../../../platform/app.ts'
import type { Caller } from '../../../platform/caller.ts'
import { type Database, inTransaction } from '../../../platform/database.ts'
import { beginQuery, leave, PATH } from './journey.ts'

/**
 * Sends the holder of a session to where they show again that they are there: the provider that opened it, or the page
 * Sign in. Whoever asks for a confirmation needs to know no more than this address.
 */
export function signInAgainRoute(app: App, { database }: { database: Database }): void {
  app.get(
    '/sign-in/again',
    { schema: { hide: true, querystring: beginQuery }, config: { access: 'open' } },
    async (request, reply) => {
      const { returnTo = '', language } = request.query
      const provider = request.caller && (await providerOf(database, request.caller))
      if (provider === null) {
        return leave(
          reply,
          `/inloggen?${new URLSearchParams({ ...(language === 'en' && { taal: 'en' }), terug: returnTo })}`,
        )
      }
      return leave(
        reply,
        `${PATH}/${provider}?${new URLSearchParams({ deed: 'confirm', returnTo, language })}`,
      )
    },
  )
}

async function providerOf(database: Database, caller: Caller): Promise<string | null> {
  const [row] = await inTransaction(
    database,
    caller,
    (tx) =>
      tx<
        { provider: string | null }[]
      >`select access.session_provider(${caller.sessionId}::uuid) as provider`,
  )
  return row!.provider
}
