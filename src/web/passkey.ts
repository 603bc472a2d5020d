import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser'
import { callApi, postJson } from './api.ts'

/** A passkey that was just used. `prf` is what it gives to derive a key from; null where the device has no PRF. */
export type UsedPasskey = { credentialId: string; prf: Uint8Array<ArrayBuffer> | null }

/** One salt for everyone: what it gives is another for each passkey. Only the vault of a citizen needs it. */
const SALT = new TextEncoder().encode('helder/belongings/1')
const extensions = { prf: { eval: { first: SALT } } }
type Extensions = { prf?: { enabled?: boolean; results?: { first?: BufferSource } } }
type Creation = { options: PublicKeyCredentialCreationOptionsJSON }
type Request = { options: PublicKeyCredentialRequestOptionsJSON }

/** Whether this browser knows passkeys at all. */
export const hasPasskeys = () => browserSupportsWebAuthn()

/** Someone stopped, or it took too long: nothing is broken. */
export function wasStopped(error: unknown): boolean {
  return error instanceof Error && ['NotAllowedError', 'AbortError'].includes(error.name)
}

/** The device has a passkey of this account already. */
export function isKnownHere(error: unknown): boolean {
  return error instanceof Error && error.name === 'InvalidStateError'
}

/** Makes a passkey for a new citizen, or in place of one that was lost; signed in after it. */
export async function createPasskey(
  request: { deed: 'sign-up' } | { deed: 'recover'; recoverySecret: string },
  label: string,
): Promise<UsedPasskey> {
  const { options } = await postJson<Creation>('/v1/passkey-challenges', { ...request, label })
  const made = await make(options)
  await callApi('POST', '/v1/passkeys', { body: { deed: request.deed, ...made.body } })
  const { credentialId, prf, givesLater } = made
  return givesLater ? await signInByPasskey() : { credentialId, prf }
}

/** Makes a passkey with an invitation or a link for this device; signed in after it. */
export async function acceptInvitation(invitation: string, replacesOthers: boolean): Promise<UsedPasskey> {
  const { options } = await postJson<Creation>('/v1/passkey-challenges', { deed: 'join', invitation })
  const { body, credentialId, prf } = await make(options)
  await callApi('POST', '/v1/passkeys', { body: { deed: 'join', invitation, replacesOthers, ...body } })
  return { credentialId, prf }
}

/** Makes a passkey on this device for who is signed in. */
export async function addOwnPasskey(label: string): Promise<UsedPasskey> {
  const { options } = await postJson<Creation>('/v1/me/passkey-challenges', { label })
  const { body, credentialId, prf } = await make(options)
  await callApi('POST', '/v1/me/passkeys', { body })
  return { credentialId, prf }
}

/** Signs in with a passkey of this device, or of a phone nearby. */
export async function signInByPasskey(): Promise<UsedPasskey> {
  const { options } = await postJson<Request>('/v1/passkey-challenges', { deed: 'sign-in' })
  const { body, credentialId, prf } = await use(options)
  await callApi('POST', '/v1/passkey-sessions', { body })
  return { credentialId, prf }
}

/** Shows with a passkey of the signed-in account that its holder is there. */
export async function confirmByPasskey(options: object): Promise<void> {
  const { body } = await use(options as PublicKeyCredentialRequestOptionsJSON)
  await callApi('POST', '/v1/me/confirmations', { body })
}

async function make(options: PublicKeyCredentialCreationOptionsJSON) {
  const made = await startRegistration({ optionsJSON: { ...options, extensions: extensions as never } })
  const { prf } = made.clientExtensionResults as Extensions
  const first = prf?.results?.first
  const used: UsedPasskey = { credentialId: made.id, prf: first ? bytesOf(first) : null }
  return {
    ...used,
    body: {
      credentialId: made.id,
      clientData: made.response.clientDataJSON,
      attestation: made.response.attestationObject,
      transports: made.response.transports ?? [],
    },
    /** Many authenticators say that they can, and give the value at a sign-in only. */
    givesLater: first === undefined && prf?.enabled === true,
  }
}

async function use(options: PublicKeyCredentialRequestOptionsJSON) {
  const used = await startAuthentication({ optionsJSON: { ...options, extensions: extensions as never } })
  const first = (used.clientExtensionResults as Extensions).prf?.results?.first
  return {
    credentialId: used.id,
    prf: first ? bytesOf(first) : null,
    // What PRF gave stays here: only what the server has to verify goes out.
    body: {
      credentialId: used.id,
      clientData: used.response.clientDataJSON,
      authenticatorData: used.response.authenticatorData,
      signature: used.response.signature,
    },
  }
}

function bytesOf(source: BufferSource): Uint8Array<ArrayBuffer> {
  return source instanceof ArrayBuffer
    ? new Uint8Array(source.slice(0))
    : new Uint8Array(source.buffer as ArrayBuffer, source.byteOffset, source.byteLength).slice()
}
