import { createPrivateKey, type KeyObject } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { ConfigError } from '../../../platform/config.ts'
import { type ProviderInput, type ProviderSettings, providersFile } from './provider-settings.ts'

export type Credential = { secret: string } | { key: KeyObject; keyId: string | undefined }
/** A provider with what proves to its broker that we are Helder. */
export type Provider = ProviderSettings & { credential: Credential }

/**
 * Reads HELDER_SSO_FILE. Names of files in it count from its folder. Throws a ConfigError with every wrong field and every
 * file that can't be used, at once.
 */
export function readProviders(path: string): Provider[] {
  const read = providersFile.safeParse(readJson(path))
  if (!read.success) {
    throw wrong(
      path,
      read.error.issues.map((issue) => `${issue.path.join('.') || 'the file'} ${issue.message}.`),
    )
  }
  const problems: string[] = []
  const providers = read.data.providers.flatMap((settings) => {
    const outcome = readCredential(settings, dirname(resolve(path)))
    if (outcome.ok) return [{ ...settings, credential: outcome.credential }]
    problems.push(`provider ${settings.id}: ${outcome.problem}`)
    return []
  })
  if (problems.length > 0) throw wrong(path, problems)
  return providers
}

const wrong = (path: string, problems: string[]) =>
  new ConfigError(problems, `HELDER_SSO_FILE (${path}) is wrong:`)

function readJson(path: string): unknown {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    throw wrong(path, [
      `It can't be read (${(error as NodeJS.ErrnoException).code}): give the path of a JSON file.`,
    ])
  }
  try {
    return JSON.parse(text)
  } catch {
    // The parser's own words quote what stands there.
    throw wrong(path, ['It is no JSON: look for a missing comma, bracket or quote.'])
  }
}

type CredentialOutcome = { ok: true; credential: Credential } | { ok: false; problem: string }

function readCredential({ authentication }: ProviderSettings, folder: string): CredentialOutcome {
  const isSecret = authentication.method === 'client_secret_basic'
  const [field, name] = isSecret
    ? (['secretFile', authentication.secretFile] as const)
    : (['keyFile', authentication.keyFile] as const)
  let text: string
  try {
    text = readFileSync(resolve(folder, name), 'utf8').trim()
  } catch (error) {
    return { ok: false, problem: `${field} can't be read (${(error as NodeJS.ErrnoException).code}).` }
  }
  if (isSecret) {
    return text === ''
      ? { ok: false, problem: 'secretFile is empty.' }
      : { ok: true, credential: { secret: text } }
  }
  const key = readPrivateKey(text)
  if (key === null) return { ok: false, problem: 'keyFile must be a private RSA or P-256 key in PEM.' }
  return { ok: true, credential: { key, keyId: authentication.keyId } }
}

function readPrivateKey(pem: string): KeyObject | null {
  try {
    const key = createPrivateKey(pem)
    const fits = key.asymmetricKeyType === 'rsa' || key.asymmetricKeyDetails?.namedCurve === 'prime256v1'
    return fits ? key : null
  } catch {
    return null
  }
}

/** What production does not accept, one sentence each: a broker of this machine is the stand-in, or plain http. */
export function providerProblems(providers: readonly ProviderSettings[]): string[] {
  return providers
    .filter(({ issuer }) => !issuer.startsWith('https:'))
    .map(
      ({ id, issuer }) =>
        `HELDER_SSO_FILE: provider ${id} signs in at ${issuer}, a stand-in of this machine: give the https address of a real broker.`,
    )
}

/** The same without files, for a broker that the demo makes itself. Throws when the settings are wrong: a bug. */
export function standInProvider(settings: ProviderInput, credential: Credential): Provider {
  const [checked] = providersFile.parse({ providers: [settings] }).providers
  return { ...checked!, credential }
}
