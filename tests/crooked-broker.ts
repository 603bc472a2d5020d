import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import type { ProviderInput } from '../src/capabilities/access/public.ts'
import { listen, writeProviders } from './stand-in-brokers.ts'

/** How the next answer differs from an honest one. */
export type Twist = {
  claims?: Record<string, unknown>
  header?: Record<string, unknown>
  /** Signs with a key that is not the broker's. */
  foreignKey?: boolean
  /** What goes back to the browser besides code, state and iss. */
  answer?: Record<string, string>
  tokenStatus?: number
  metadata?: Record<string, unknown>
}
export type CrookedBroker = {
  /** The settings with which Helder finds it, under three names: police, dealer, invited. */
  file: string
  issuer: string
  twist: (twist: Twist) => void
  /** What the browser asked for last. */
  asked: () => URLSearchParams
  close: () => Promise<void>
}
type Grant = { nonce: string; challenge: string; client: string }

export const ENOUGH = 'high'
export const policeClaims = { team: 'A', groups: ['RECHERCHE'], acr: ENOUGH, name: 'Een Persoon' }
const everyone: Omit<ProviderInput, 'id' | 'issuer' | 'roles' | 'organisation' | 'organisationKind'> = {
  name: { nl: 'Makelaar', en: 'Broker' },
  clientId: 'helder',
  authentication: { method: 'client_secret_basic', secretFile: 'x' },
  assurance: { order: ['low', ENOUGH], minimum: ENOUGH },
}
const teams = { A: 'enschede', B: 'twente-midden' }

function providers(issuer: string): ProviderInput[] {
  const team = { from: 'claim', claim: 'team', map: teams } as const
  return [
    {
      ...everyone,
      id: 'police',
      issuer,
      organisationKind: 'base-team',
      organisation: team,
      roles: { from: 'claim', claim: 'groups', map: { RECHERCHE: ['detective'], AUDIT: ['auditor'] } },
    },
    {
      ...everyone,
      id: 'dealer',
      issuer,
      organisationKind: 'dealer',
      organisation: { from: 'kvk-number', claim: 'kvk' },
      roles: { from: 'everyone', role: 'dealer-counter' },
    },
    {
      ...everyone,
      id: 'invited',
      issuer,
      organisationKind: 'base-team',
      organisation: team,
      roles: { from: 'appointment' },
    },
  ]
}

/** A broker made by hand, of as few parts as OpenID Connect asks: it says yes to everyone and does as it is told. */
export async function openCrookedBroker(): Promise<CrookedBroker> {
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const foreign = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const secret = randomBytes(16).toString('hex')
  const grants = new Map<string, Grant>()
  let twisted: Twist = {}
  let asked = new URLSearchParams()

  const server = await listen((request, response) => void answer(request, response))
  const issuer = server.url

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', issuer)
    if (pathname === '/.well-known/openid-configuration')
      return json(response, 200, { ...metadata(issuer), ...twisted.metadata })
    if (pathname === '/jwks') {
      return json(response, 200, {
        keys: [{ ...keys.publicKey.export({ format: 'jwk' }), alg: 'ES256', use: 'sig' }],
      })
    }
    if (pathname === '/authorize') return authorize(searchParams, response)
    return token(request, response)
  }

  function authorize(parameters: URLSearchParams, response: ServerResponse): void {
    asked = parameters
    const code = randomBytes(8).toString('hex')
    const get = (name: string) => parameters.get(name) ?? ''
    grants.set(code, { nonce: get('nonce'), challenge: get('code_challenge'), client: get('client_id') })
    const back = new URL(get('redirect_uri'))
    const said = { code, state: get('state'), iss: issuer, ...twisted.answer }
    for (const [name, value] of Object.entries(said)) back.searchParams.set(name, value)
    response.writeHead(303, { location: back.href }).end()
  }

  async function token(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const sent = new URLSearchParams(await text(request))
    const grant = grants.get(sent.get('code') ?? '')
    grants.delete(sent.get('code') ?? '')
    const verifier = createHash('sha256')
      .update(sent.get('code_verifier') ?? '')
      .digest('base64url')
    const basic = `Basic ${Buffer.from(`helder:${secret}`).toString('base64')}`
    if (!grant || grant.challenge !== verifier || request.headers.authorization !== basic) {
      return json(response, 400, { error: 'invalid_grant' })
    }
    if (twisted.tokenStatus) return json(response, twisted.tokenStatus, { error: 'server_error' })
    const honest = honestClaims(issuer, grant.nonce)
    const key = twisted.foreignKey ? foreign.privateKey : keys.privateKey
    const idToken = signToken({ alg: 'ES256', ...twisted.header }, { ...honest, ...twisted.claims }, key)
    json(response, 200, { access_token: 'a', token_type: 'Bearer', id_token: idToken })
  }

  const settings = providers(issuer).map((one) => ({ settings: one, credential: { secret } }))
  const written = writeProviders(settings)
  return {
    file: written.file,
    issuer,
    twist: (twist) => {
      twisted = twist
    },
    asked: () => asked,
    async close() {
      written.remove()
      await server.close()
    },
  }
}

function honestClaims(issuer: string, nonce: string) {
  const now = Math.floor(Date.now() / 1000)
  return {
    iss: issuer,
    aud: 'helder',
    iat: now,
    exp: now + 300,
    auth_time: now,
    nonce,
    sub: 'one',
    ...policeClaims,
  }
}

function metadata(issuer: string) {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    response_types_supported: ['code'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['ES256'],
    authorization_response_iss_parameter_supported: true,
  }
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

function signToken(header: object, claims: object, key: KeyObject): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const signed = `${part(header)}.${part(claims)}`
  const signature = sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' })
  return `${signed}.${signature.toString('base64url')}`
}
