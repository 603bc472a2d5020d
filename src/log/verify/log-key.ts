import { createPrivateKey, createPublicKey } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { Unusable } from './verdict.ts'

const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex')

/** The verifier key that belongs to a signing key file (`PRIVATE+KEY+name+id+base64(0x01 || seed)`); null without file. */
export function vkeyOfKeyFile(file: string): string | null {
  if (!existsSync(file)) return null
  const [, , name, id, ...encoded] = readFileSync(file, 'utf8').trim().split('+')
  const bytes = Buffer.from(encoded.join('+'), 'base64')
  if (!name || !id || bytes.length !== 33 || bytes[0] !== 1)
    throw new Unusable(`${file} is not a signing key`)
  const der = Buffer.concat([PKCS8_ED25519, bytes.subarray(1)])
  const spki = createPublicKey(createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })).export({
    format: 'der',
    type: 'spki',
  })
  return `${name}+${id}+${Buffer.concat([Buffer.from([1]), spki.subarray(-32)]).toString('base64')}`
}

/** How far the guard says that the log was signed; null without guard. */
export function guardSizeOf(file: string): number | null {
  if (!existsSync(file)) return null
  const size: unknown = (JSON.parse(readFileSync(file, 'utf8')) as { size?: unknown }).size
  if (typeof size !== 'number') throw new Unusable(`${file} is not a guard`)
  return size
}
