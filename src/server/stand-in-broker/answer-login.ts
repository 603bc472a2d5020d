import type { IncomingMessage, ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import type { Provider as Oidc } from 'oidc-provider'
import type { StandInKind } from './kinds.ts'
import { standInLoginPage, standInProblemPage } from './stand-in-pages.ts'

/** The page on which a made-up person is chosen, and what was chosen there. */
export async function answerLogin(
  oidc: Oidc,
  kind: StandInKind,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  response.setHeader('content-type', 'text/html; charset=utf-8')
  const asked = await oidc.interactionDetails(request, response).catch(() => null)
  const locale = asked?.params['ui_locales'] === 'en' ? 'en' : 'nl'
  const shown = { kind, locale } as const
  if (asked === null) {
    response.statusCode = 400
    response.end(standInProblemPage(shown))
    return
  }
  if (request.method !== 'POST') {
    response.end(standInLoginPage(shown))
    return
  }
  const sent = new URLSearchParams(await text(request))
  const person = kind.people.find(({ id }) => id === sent.get('person'))
  const level = kind.levels.find(({ value }) => value === sent.get('level'))
  const chosen =
    sent.has('cancel') || !person || !level
      ? { error: 'access_denied', error_description: 'cancelled' }
      : { login: { accountId: person.id, acr: level.value } }
  const onward = await oidc.interactionResult(request, response, chosen, { mergeWithLastSubmission: false })
  if (person) await leaveOther(oidc, asked.session?.uid, person.id)
  response.writeHead(303, { location: onward }).end()
}

/** Who signs in after another takes the session over; oidc-provider would ask by a script to end it first. */
async function leaveOther(oidc: Oidc, session: string | undefined, person: string): Promise<void> {
  const open = session === undefined ? undefined : await oidc.Session.findByUid(session)
  if (!open || open.accountId === person) return
  delete open.accountId
  await open.persist()
}
