import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser'
import { callApi, postJson } from '../../../web/api.ts'
import type { Bytes } from './vault-crypto.ts'

/** A passkey that was just used. `prf` is what it gives to derive a key from; null where the device has no PRF. */
export type UsedPasskey = { credentialId: string; prf: Bytes | null }

/** One salt for everyone: what it gives is another for each passkey. */
const SALT = new TextEncoder().encode('helder/belongings/1')
const extensions = { prf: { eval: { first: SALT } } }
type Extensions = { prf?: { enabled?: boolean; results?: { first?: BufferSource } } }

/** Whether this browser knows passkeys at all. */
export const hasPasskeys = () => browserSupportsWebAuthn()

/** Someone stopped, or it took too long: nothing is broken. */
export function wasStopped(error: unknown): boolean {
  return error instanceof Error && ['NotAllowedError', 'AbortError'].includes(error.name)
}

/** Makes a passkey for a new citizen, or in place of one that was lost; signed in after it. */
export async function createPasskey(
  request: { deed: 'sign-up' } | { deed: 'recover'; recoverySecret: string },
  label: string,
): Promise<UsedPasskey> {
  const { options } = await postJson<{ options: PublicKeyCredentialCreationOptionsJSON }>(
    '/v1/passkey-challenges',
    { ...request, label },
  )
  const made = await startRegistration({ optionsJSON: { ...options, extensions: extensions as never } })
  await callApi('POST', '/v1/passkeys', {
    body: {
      deed: request.deed,
      credentialId: made.id,
      clientData: made.response.clientDataJSON,
      attestation: made.response.attestationObject,
      transports: made.response.transports ?? [],
    },
  })
  const { prf } = made.clientExtensionResults as Extensions
  if (prf?.results?.first) return { credentialId: made.id, prf: bytesOf(prf.results.first) }
  // Many authenticators say that they can, and give the value at a sign-in only.
  return prf?.enabled ? await signInByPasskey() : { credentialId: made.id, prf: null }
}

/** Signs in with a passkey of this device, or of a phone nearby. */
export async function signInByPasskey(): Promise<UsedPasskey> {
  const { options } = await postJson<{ options: PublicKeyCredentialRequestOptionsJSON }>(
    '/v1/passkey-challenges',
    { deed: 'sign-in' },
  )
  const used = await startAuthentication({ optionsJSON: { ...options, extensions: extensions as never } })
  // What PRF gave stays here: only what the server has to verify goes out.
  await callApi('POST', '/v1/passkey-sessions', {
    body: {
      credentialId: used.id,
      clientData: used.response.clientDataJSON,
      authenticatorData: used.response.authenticatorData,
      signature: used.response.signature,
    },
  })
  const first = (used.clientExtensionResults as Extensions).prf?.results?.first
  return { credentialId: used.id, prf: first ? bytesOf(first) : null }
}

function bytesOf(source: BufferSource): Bytes {
  return source instanceof ArrayBuffer
    ? new Uint8Array(source.slice(0))
    : new Uint8Array(source.buffer as ArrayBuffer, source.byteOffset, source.byteLength).slice()
}
