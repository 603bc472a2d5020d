import { generateKeyPairSync, randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { interactionPolicy, Provider as Oidc, type ClientMetadata, type Configuration } from 'oidc-provider'
import { type Provider, standInProvider } from '../../capabilities/access/public.ts'
import type { StandInKind } from './kinds.ts'
import { memoryAdapter } from './memory.ts'
import { answerLogin } from './answer-login.ts'
import { standInProblemPage, standInSignedOutPage, standInSignOutPage } from './stand-in-pages.ts'

/** `issuer` is where the stand-in is reached, `client` where Helder is. */
export type StandInPlace = { issuer: string; client: string }
export type StandIn = {
  /** As HELDER_SSO_FILE would set it. */
  provider: Provider
  /** Answers one request, whose address begins with the path of the issuer. */
  answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>
}

/** A broker of OpenID Connect with made-up people: real messages and signatures, no password. Demo and tests only. */
export function openStandIn(kind: StandInKind, { issuer, client }: StandInPlace): StandIn {
  const secret = randomBytes(32).toString('base64url')
  const clientKeys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const base = new URL(issuer).pathname.replace(/\/$/, '')
  const metadata: ClientMetadata = {
    client_id: 'helder-demo',
    redirect_uris: [`${client}/sign-in/sso/${kind.id}/callback`],
    post_logout_redirect_uris: [`${client}/`],
    id_token_signed_response_alg: 'ES256',
    token_endpoint_auth_method: kind.method,
    ...(kind.method === 'private_key_jwt'
      ? { jwks: { keys: [{ ...clientKeys.publicKey.export({ format: 'jwk' }), alg: 'ES256', use: 'sig' }] } }
      : { client_secret: secret }),
  }
  const oidc = new Oidc(issuer, configuration(kind, metadata, base))
  const callback = oidc.callback()
  const isPrivate = kind.method === 'private_key_jwt'
  return {
    provider: standInProvider(
      {
        ...kind.settings,
        id: kind.id,
        issuer,
        clientId: metadata.client_id,
        authentication: isPrivate
          ? { method: 'private_key_jwt', keyFile: 'in memory' }
          : { method: 'client_secret_basic', secretFile: 'in memory' },
      },
      isPrivate ? { key: clientKeys.privateKey, keyId: undefined } : { secret },
    ),
    async answer(request, response) {
      const url = request.url ?? '/'
      // Mounted under a path: oidc-provider learns it from the difference of the two.
      Object.assign(request, { originalUrl: url, url: url.slice(base.length) || '/' })
      // After its form the browser is sent on to Helder, which stands on another name.
      response.setHeader(
        'content-security-policy',
        `default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self' ${client}`,
      )
      if (request.url!.startsWith('/login/')) return await answerLogin(oidc, kind, request, response)
      await callback(request, response)
    },
  }
}

function configuration(kind: StandInKind, client: ClientMetadata, base: string): Configuration {
  const claims = [...new Set(kind.people.flatMap((person) => Object.keys(person.claims)))]
  const names = (name: string) => `stand-in-${kind.id}-${name}`
  return {
    adapter: memoryAdapter(),
    clients: [client],
    jwks: { keys: [signingKey()] },
    acrValues: kind.levels.map(({ value }) => value),
    claims: { openid: ['sub', 'name', ...claims] },
    conformIdTokenClaims: kind.settings.claimsFrom === 'userinfo',
    findAccount: (_context, id) => {
      const person = kind.people.find((one) => one.id === id)
      return person && { accountId: id, claims: () => ({ ...person.claims, sub: id, name: person.name }) }
    },
    // Nobody is asked for consent: Helder is an application of the organisation itself.
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({
        clientId: oidc.client!.clientId,
        accountId: oidc.session!.accountId!,
      })
      grant.addOIDCScope('openid')
      await grant.save()
      return grant
    },
    interactions: { policy: askEachTime(), url: (_context, { uid }) => `${base}/login/${uid}` },
    cookies: {
      keys: [randomBytes(32).toString('base64url')],
      names: { session: names('session'), interaction: names('asked'), resume: names('resume') },
    },
    ttl: {
      AccessToken: 300,
      AuthorizationCode: 60,
      IdToken: 300,
      Interaction: 600,
      Grant: 600,
      Session: 3600,
    },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: signOut(kind) },
    renderError(context) {
      context.type = 'html'
      context.body = standInProblemPage({ kind, locale: 'nl' })
    },
  }
}

function signOut(kind: StandInKind) {
  const shown = { kind, locale: 'nl' } as const
  return {
    enabled: true,
    logoutSource(context: { body: unknown; type: string }, form: string) {
      const [, action = ''] = /action="([^"]+)"/.exec(form) ?? []
      const [, token = ''] = /name="xsrf" value="([^"]+)"/.exec(form) ?? []
      context.type = 'html'
      context.body = standInSignOutPage(shown, token, action)
    },
    postLogoutSuccessSource(context: { body: unknown; type: string }) {
      context.type = 'html'
      context.body = standInSignedOutPage(shown)
    },
  }
}

function signingKey() {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return {
    ...privateKey.export({ format: 'jwk' }),
    alg: 'ES256',
    use: 'sig',
    kid: randomBytes(8).toString('hex'),
  }
}

/** A demo is for trying people out: the page comes every time, also for who is signed in there. */
function askEachTime(): interactionPolicy.DefaultPolicy {
  const { base, Check } = interactionPolicy
  const policy = base()
  policy
    .get('login')!
    .checks.add(
      new Check('asks_each_time', 'the stand-in asks each time', 'login_required', ({ oidc }) =>
        oidc.result?.login === undefined ? Check.REQUEST_PROMPT : Check.NO_NEED_TO_PROMPT,
      ),
    )
  return policy
}
