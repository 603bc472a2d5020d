import type { InjectOptions } from 'fastify'
import { randomBytes } from 'node:crypto'
import { seedFixed } from '../seeds/fixed.ts'
import { secretDigest } from '../src/capabilities/access/public.ts'
import type { Role } from '../src/kernel/codes.ts'
import { readConfig } from '../src/platform/config.ts'
import { type Database, openDatabase } from '../src/platform/database.ts'
import { prepareJobs } from '../src/platform/jobs.ts'
import { openLogger } from '../src/platform/logger.ts'
import { type AssembleConfig, assemble, type Helder } from '../src/server/assemble.ts'
import { type TestDatabase, testDatabase } from './database.ts'

export type Answer = { status: number; headers: Record<string, unknown>; body: unknown; text: string }
export type Client = {
  get: (url: string, headers?: Record<string, string>) => Promise<Answer>
  post: (url: string, payload: unknown, headers?: Record<string, string>) => Promise<Answer>
  put: (url: string, payload: unknown, headers?: Record<string, string>) => Promise<Answer>
  delete: (url: string, headers?: Record<string, string>) => Promise<Answer>
}
export type TestHelder = Helder & {
  database: TestDatabase
  admin: Database
  /** Signed in as the demo account of a role. */
  as: (role: Role) => Promise<Client>
  /** A bearer token of any organisation. */
  token: (role: Role, organisationId: string) => Promise<Client & { secret: string }>
  nobody: Client
  stop: () => Promise<void>
}

type TestOptions = Pick<Partial<AssembleConfig>, 'mode' | 'checking'> & { env?: Record<string, string> }
/** The whole server without a port, on a database of its own with the fixed part of the fictional Twente. */
export async function testHelder(options: TestOptions = {}): Promise<TestHelder> {
  const database = await testDatabase()
  const admin = openDatabase(database.adminUrl, { max: 2 })
  await seedFixed(admin, new Date())
  await prepareJobs(database.jobsUrl)
  const config = readConfig({
    HELDER_DATA: database.dataDir,
    HELDER_BASE_URL: 'http://helder.test',
    // Tests on a port say from which address they come.
    HELDER_TRUST_PROXY: '127.0.0.1',
    ...options.env,
  })
  const quiet = openLogger('silent')
  const wake = { recorded: () => undefined, reported: () => undefined }
  const { env: _, mode = 'demo', ...more } = options
  const helder = await assemble({ ...config, ...database, mode, ...more }, quiet, wake)
  return {
    ...helder,
    database,
    admin,
    nobody: client(helder, {}),
    async as(role) {
      const answer = await helder.app.inject({ method: 'POST', url: '/demo/sign-in', payload: { role } })
      const cookie = String(answer.headers['set-cookie']).split(';')[0]!
      return client(helder, { cookie })
    },
    async token(role, organisationId) {
      const secret = await makeToken(admin, role, organisationId)
      return { ...client(helder, { authorization: `Bearer ${secret}` }), secret }
    },
    async stop() {
      await helder.close()
      await admin.end({ timeout: 5 })
      await database.drop()
    },
  }
}

async function makeToken(admin: Database, role: Role, organisationId: string): Promise<string> {
  const secret = randomBytes(32).toString('base64url')
  await admin.begin(async (tx) => {
    await tx`set local role helder_gate`
    await tx`insert into access.token (digest, organisation_id, role)
      values (${secretDigest(secret)}, ${organisationId}, ${role})`
  })
  return secret
}

function client(helder: Helder, own: Record<string, string>): Client {
  async function send(options: InjectOptions): Promise<Answer> {
    const answer = await helder.app.inject({ ...options, headers: { ...own, ...options.headers } })
    const isJson = String(answer.headers['content-type']).includes('json')
    const { statusCode: status, headers, body: text } = answer
    return { status, headers, text, body: isJson ? (JSON.parse(text) as unknown) : null }
  }
  return {
    get: (url, headers = {}) => send({ method: 'GET', url, headers }),
    post: (url, payload, headers = {}) => send({ method: 'POST', url, payload: payload as object, headers }),
    put: (url, payload, headers = {}) => send({ method: 'PUT', url, payload: payload as object, headers }),
    delete: (url, headers = {}) => send({ method: 'DELETE', url, headers }),
  }
}
