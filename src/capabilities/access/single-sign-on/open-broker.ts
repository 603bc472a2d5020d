import type { KeyObject } from 'node:crypto'
import * as oidc from 'openid-client'
import type { Refusal } from '../../../kernel/result.ts'
import { proofsOf } from './attempts.ts'
import { brokerRefusal, type BrokerReason } from './broker-refusal.ts'
import { type Claims, enoughAssurance } from './judge-claims.ts'
import type { Provider } from './read-providers.ts'

/** A broker that takes longer is out of order for whoever waits. */
const ANSWER_SECONDS_MAX = 5
/** Clocks of two organisations differ by some seconds, not by minutes. */
export const CLOCK_SECONDS_MAX = 30
/** After this the broker's keys and addresses are read anew. */
const DISCOVERY_MINUTES = 60
/** A session at the broker of yesterday brings nobody in today. */
const SIGNED_IN_SECONDS_MAX = 12 * 3600

type Question = { secret: string; redirectUri: string; language: 'nl' | 'en'; confirm: boolean }
export type Outcome<T> = ({ ok: true } & T) | Refusal<BrokerReason, { cause: unknown }>
export type Broker = {
  /** Where the browser goes. `confirm`: the broker asks for the person again, whoever is signed in there. */
  askFor: (question: Question) => Promise<Outcome<{ address: string }>>
  /** The verified claims behind an answer; `url` is the address of ours that the browser came back to. */
  read: (url: URL, secret: string) => Promise<Outcome<{ claims: Claims }>>
  /** Where the broker ends its own session; null when it has no such place. */
  endSession: (backTo: string) => Promise<Outcome<{ address: string | null }>>
}

/** One broker of OpenID Connect. It is looked up at first use, so that its being away keeps nobody else out. */
export function openBroker(provider: Provider): Broker {
  const discover = remember(() => discovery(provider), DISCOVERY_MINUTES * 60_000)
  return {
    askFor: ({ secret, redirectUri, language, confirm }) =>
      attempt(async () => {
        const { state, nonce, verifier } = proofsOf(secret)
        const address = oidc.buildAuthorizationUrl(await discover(), {
          redirect_uri: redirectUri,
          scope: provider.scopes.join(' '),
          state,
          nonce,
          code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
          code_challenge_method: 'S256',
          ui_locales: language,
          ...(provider.assurance.ask && { acr_values: enoughAssurance(provider.assurance).join(' ') }),
          // Also so that the broker says when the person proved who they are: auth_time comes with max_age.
          max_age: String(confirm ? 0 : SIGNED_IN_SECONDS_MAX),
          ...(confirm && { prompt: 'login' }),
        })
        return { address: address.href }
      }),
    read: (url, secret) =>
      attempt(async () => {
        const configuration = await discover()
        const { state, nonce, verifier } = proofsOf(secret)
        const tokens = await oidc.authorizationCodeGrant(configuration, url, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        })
        const claims = tokens.claims()!
        if (provider.claimsFrom === 'id-token') return { claims }
        const more = await oidc.fetchUserInfo(configuration, tokens.access_token, claims.sub)
        // What is signed goes before what is not.
        return { claims: { ...more, ...claims } }
      }),
    endSession: (backTo) =>
      attempt(async () => {
        const configuration = await discover()
        if (!configuration.serverMetadata().end_session_endpoint) return { address: null }
        const address = oidc.buildEndSessionUrl(configuration, { post_logout_redirect_uri: backTo })
        return { address: address.href }
      }),
  }
}

async function discovery({ issuer, clientId, credential }: Provider): Promise<oidc.Configuration> {
  const authentication =
    'secret' in credential
      ? oidc.ClientSecretBasic(credential.secret)
      : oidc.PrivateKeyJwt({
          key: await signingKey(credential.key),
          ...(credential.keyId !== undefined && { kid: credential.keyId }),
        })
  // Signatures are checked although the answer comes over TLS from the broker itself.
  const execute = [oidc.enableNonRepudiationChecks]
  if (issuer.startsWith('http:')) execute.push(oidc.allowInsecureRequests)
  return oidc.discovery(
    new URL(issuer),
    clientId,
    { [oidc.clockTolerance]: CLOCK_SECONDS_MAX },
    authentication,
    { timeout: ANSWER_SECONDS_MAX, execute },
  )
}

/** RS256 or ES256, as the key is. */
function signingKey(key: KeyObject): Promise<CryptoKey> {
  const algorithm =
    key.asymmetricKeyType === 'rsa'
      ? { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
      : { name: 'ECDSA', namedCurve: 'P-256' }
  const bytes = key.export({ type: 'pkcs8', format: 'der' })
  return crypto.subtle.importKey('pkcs8', new Uint8Array(bytes), algorithm, false, ['sign'])
}

async function attempt<T extends object>(work: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, ...(await work()) }
  } catch (cause) {
    return { ok: false, reason: brokerRefusal(cause), cause }
  }
}

/** Asks once for everyone who waits, keeps the answer for a while and a failure not at all. */
function remember<T>(ask: () => Promise<T>, keep_ms: number): () => Promise<T> {
  let kept: { answer: Promise<T>; until: number } | null = null
  return () => {
    if (kept !== null && Date.now() < kept.until) return kept.answer
    const fresh = { answer: ask(), until: Date.now() + keep_ms }
    kept = fresh
    fresh.answer.catch(() => {
      if (kept === fresh) kept = null
    })
    return fresh.answer
  }
}
