import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testHelder, type TestHelder } from '../helder.ts'

const root = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'helder-openapi-'))
let helder: TestHelder
let document: { paths: Record<string, Record<string, object>>; info: { version: string } }

beforeAll(async () => {
  helder = await testHelder()
  const answer = await helder.nobody.get('/v1/openapi.json', { origin: 'https://elsewhere.example' })
  expect(answer.headers['access-control-allow-origin']).toBe('*')
  expect(answer.headers['api-version']).toBe('1.0.0')
  document = answer.body as typeof document
})
afterAll(async () => {
  await helder.stop()
  rmSync(folder, { recursive: true })
})

async function lint(content: object): Promise<string[]> {
  const file = join(folder, 'openapi.json')
  writeFileSync(file, JSON.stringify(content))
  const spectral = join(root, 'node_modules/.bin/spectral')
  const ruleset = join(import.meta.dirname, 'nl-gov.spectral.yaml')
  const run = promisify(execFile)(
    spectral,
    ['lint', file, '--ruleset', ruleset, '--format', 'json', '--quiet'],
    {
      maxBuffer: 64 * 1024 * 1024,
    },
  )
  const { stdout } = await run.catch((error: { stdout: string }) => error)
  const found = JSON.parse(stdout || '[]') as {
    code: string
    path: string[]
    severity: number
    message: string
  }[]
  return found.map(({ code, path, message }) => `${code} ${path.join('.')} ${message}`)
}

test('the description keeps the NL GOV API Design Rules', async () => {
  expect(await lint(document)).toEqual([])
})

test('control: what breaks a rule is found', async () => {
  const broken = structuredClone(document)
  broken.paths['/v1/theftReports/'] = broken.paths['/v1/theft-reports']!
  broken.info.version = 'one'
  const found = (await lint(broken)).join('\n')
  for (const rule of ['adr-no-trailing-slash', 'adr-kebab-case', 'adr-semver']) expect(found).toContain(rule)
})

test('a trailing slash is another address, which does not exist', async () => {
  const dealer = await helder.as('dealer')
  expect((await dealer.get('/v1/purchases/')).status).toBe(404)
  expect((await dealer.get('/v1/purchases')).status).toBe(200)
})
