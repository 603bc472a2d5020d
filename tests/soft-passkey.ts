import { isoCBOR } from '@simplewebauthn/server/helpers'
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

/** An authenticator in software (WebAuthn level 3, section 6): one ES256 passkey for one host, with user verification. */
export type SoftPasskey = {
  id: string
  /** Answers options for making a passkey, as POST /v1/passkeys takes it. */
  register: (options: Options, overrides?: Overrides) => object
  /** Answers options for signing in, as POST /v1/passkey-sessions takes it; counts its signatures. */
  assert: (options: Options, overrides?: Overrides) => object
}
export type Options = { challenge: string }
/** What a page or device that means harm would say. */
export type Overrides = { origin?: string; rpId?: string; flags?: number; count?: number }

const PRESENT_AND_VERIFIED = 0x05
const WITH_CREDENTIAL = 0x40

export function softPasskey(place: { rpId: string; origin: string }): SoftPasskey {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const jwk = publicKey.export({ format: 'jwk' })
  const id = randomBytes(32)
  let count = 0

  const clientData = (type: string, { challenge }: Options, origin = place.origin) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
  const head = (flags: number, { rpId = place.rpId, count: given }: Overrides) => {
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(given ?? count)
    return Buffer.concat([createHash('sha256').update(rpId).digest(), Buffer.from([flags]), counter])
  }
  const credentialId = id.toString('base64url')

  function register(options: Options, overrides: Overrides = {}): object {
    const key = new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, new Uint8Array(Buffer.from(jwk.x!, 'base64url'))],
      [-3, new Uint8Array(Buffer.from(jwk.y!, 'base64url'))],
    ])
    const authData = Buffer.concat([
      head((overrides.flags ?? PRESENT_AND_VERIFIED) | WITH_CREDENTIAL, overrides),
      Buffer.alloc(16),
      Buffer.from([0, id.length]),
      id,
      isoCBOR.encode(key),
    ])
    const attestation = new Map<string, unknown>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', new Uint8Array(authData)],
    ])
    return {
      credentialId,
      clientData: clientData('webauthn.create', options, overrides.origin).toString('base64url'),
      attestation: Buffer.from(isoCBOR.encode(attestation as never)).toString('base64url'),
      transports: ['internal'],
    }
  }

  function assert(options: Options, overrides: Overrides = {}): object {
    count += 1
    const authData = head(overrides.flags ?? PRESENT_AND_VERIFIED, overrides)
    const client = clientData('webauthn.get', options, overrides.origin)
    const signed = Buffer.concat([authData, createHash('sha256').update(client).digest()])
    return {
      credentialId,
      clientData: client.toString('base64url'),
      authenticatorData: authData.toString('base64url'),
      signature: sign('sha256', signed, privateKey).toString('base64url'),
    }
  }
  return { id: credentialId, register, assert }
}
