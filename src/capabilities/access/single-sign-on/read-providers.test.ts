import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ConfigError } from '../../../platform/config.ts'
import type { ProviderInput } from './provider-settings.ts'
import { providerProblems, readProviders } from './read-providers.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'helder-sso-'))
  writeFileSync(join(folder, 'secret'), 'a secret\n')
  writeFileSync(join(folder, 'empty'), '')
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  writeFileSync(join(folder, 'key.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }))
  writeFileSync(join(folder, 'public.pem'), publicKey.export({ type: 'spki', format: 'pem' }))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const good: ProviderInput = {
  id: 'eherkenning',
  name: { nl: 'eHerkenning', en: 'eHerkenning' },
  issuer: 'https://broker.example/oidc',
  clientId: 'helder',
  authentication: { method: 'client_secret_basic', secretFile: 'secret' },
  organisationKind: 'dealer',
  assurance: { order: ['eh2plus', 'eh3'], minimum: 'eh3' },
  organisation: { from: 'kvk-number', claim: 'kvk' },
  roles: { from: 'everyone', role: 'dealer-counter' },
}
const police = {
  organisationKind: 'base-team',
  organisation: { from: 'claim', claim: 'team', map: { A: 'enschede' } },
  roles: { from: 'claim', claim: 'groups', map: { A: ['detective'] } },
} as const

function problemsOf(text: string): string[] {
  const file = join(folder, 'sso.json')
  writeFileSync(file, text)
  try {
    readProviders(file)
    return []
  } catch (error) {
    return (error as ConfigError).problems
  }
}
const problemsWith = (...providers: object[]) =>
  problemsOf(JSON.stringify({ providers: providers.map((one) => ({ ...good, ...one })) }))

test('what is good is read, with the secret or key from the file beside it', () => {
  expect(problemsWith({})).toEqual([])
  expect(
    problemsWith({ ...police, authentication: { method: 'private_key_jwt', keyFile: 'key.pem' } }),
  ).toEqual([])
  const [provider] = readProviders(join(folder, 'sso.json'))
  expect(provider!.credential).toMatchObject({ keyId: undefined })
  expect(provider!.claims).toEqual({ subject: 'sub', name: 'name' })
  problemsWith({})
  expect(readProviders(join(folder, 'sso.json'))[0]!.credential).toEqual({ secret: 'a secret' })
})

test.each<[string, object, string]>([
  [
    'plain http elsewhere',
    { issuer: 'http://broker.example' },
    'providers.0.issuer must be an https address',
  ],
  [
    'an address with a query',
    { issuer: 'https://broker.example/?a=1' },
    'providers.0.issuer must be an https',
  ],
  [
    'a citizen’s door',
    { organisationKind: 'citizen' },
    'providers.0.organisationKind must be one of dealer,',
  ],
  [
    'the KvK number as the person',
    { claims: { subject: 'kvk' } },
    'providers.0.claims.subject must not be the claim',
  ],
  [
    'a minimum without a place',
    { assurance: { order: ['a'], minimum: 'b' } },
    'providers.0.assurance.minimum must stand in order',
  ],
  ['no assurance', { assurance: undefined }, 'providers.0.assurance '],
  [
    'a role of another kind',
    { roles: { from: 'claim', claim: 'r', map: { A: ['detective'] } } },
    'providers.0.roles.map.A detective is no role of a dealer',
  ],
  ['owners for everyone', { roles: { from: 'everyone', role: 'dealer' } }, 'providers.0.roles.role'],
  [
    'police for everyone',
    { ...police, roles: { from: 'everyone', role: 'dealer-counter' } },
    'providers.0.roles.from everyone is for dealers only',
  ],
  [
    'KvK numbers of police',
    { ...police, organisation: { from: 'kvk-number', claim: 'kvk' } },
    'providers.0.organisation.from kvk-number is for dealers only',
  ],
  ['a word too many', { secret: 'x' }, 'providers.0 '],
  ['an id with a slash', { id: 'a/b' }, 'providers.0.id must be lower case'],
  ['a scope that is not OpenID Connect', { scopes: ['profile'] }, 'providers.0.scopes must hold openid'],
  [
    'a secret file that is not there',
    { authentication: { method: 'client_secret_basic', secretFile: 'gone' } },
    "provider eherkenning: secretFile can't be read (ENOENT).",
  ],
  [
    'an empty secret',
    { authentication: { method: 'client_secret_basic', secretFile: 'empty' } },
    'provider eherkenning: secretFile is empty.',
  ],
  [
    'a public key',
    { authentication: { method: 'private_key_jwt', keyFile: 'public.pem' } },
    'provider eherkenning: keyFile must be a private RSA or P-256 key in PEM.',
  ],
])('refused: %s', (_name, change, problem) => {
  const problems = problemsWith(change)
  expect(problems).toHaveLength(1)
  expect(problems[0]).toContain(problem)
})

test('everything that is wrong at once', () => {
  const problems = problemsWith({ id: 'A', issuer: 'x' }, { clientId: '' })
  expect(problems).toHaveLength(3)
  expect(problemsWith({}, {})).toEqual(['providers.1.id is there twice.'])
})

test('a file that is not there, or no JSON, is said without quoting it', () => {
  expect(() => readProviders(join(folder, 'gone.json'))).toThrow("It can't be read (ENOENT)")
  expect(problemsOf('{"secret')).toEqual(['It is no JSON: look for a missing comma, bracket or quote.'])
})

test('production does not take a broker of this machine', () => {
  expect(problemsWith({ issuer: 'http://127.0.0.1:3000/demo/broker/police' })).toEqual([])
  const [problem] = providerProblems(readProviders(join(folder, 'sso.json')))
  expect(problem).toContain('a stand-in of this machine: give the https address of a real broker')
  problemsWith({})
  expect(providerProblems(readProviders(join(folder, 'sso.json')))).toEqual([])
})
