import { resolve } from 'node:path'
import { z } from 'zod'

/** The environment of architecture.md 6, checked. */
export type Config = {
  port: number
  dataDir: string
  mode: 'demo' | 'production' | undefined
  /** May create roles; only `migrate` and the commands use it. Absent: the embedded PostgreSQL. */
  databaseUrl: string | undefined
  appDatabaseUrl: string | undefined
  workerDatabaseUrl: string | undefined
  jobsDatabaseUrl: string | undefined
  baseUrl: string
  /** False when `baseUrl` is only the laptop's. */
  baseUrlGiven: boolean
  logName: string
  /** What fastify calls trustProxy: nobody, everybody, a number of hops, or addresses and networks. */
  trustProxy: boolean | number | string[]
  smtpUrl: string | undefined
  mailFrom: string | undefined
  /** The open vehicle register; absent: the real one, or in demo mode our own stand-in. */
  rdwUrl: string | undefined
  /** The trade register, without `/api`; absent: the real one, or in demo mode our own stand-in. */
  kvkUrl: string | undefined
  /** Absent: in production nothing is looked up in the trade register. */
  kvkKey: string | undefined
  /** Of its search; absent: recognised. */
  kvkGeneration: 1 | 2 | undefined
  /** Whether registered applications may call the Stop Heling look-up. */
  compatLookUp: boolean
  /** Brokers by which people of organisations sign in (docs/single-sign-on.md); absent: none, in demo mode a stand-in. */
  ssoFile: string | undefined
}
export type ServeConfig = Config & { mode: 'demo' | 'production' }

/** Every wrong variable at once, one sentence each. */
export class ConfigError extends Error {
  readonly problems: string[]

  constructor(problems: string[], heading = 'The settings are wrong:') {
    super(`${heading}\n${problems.map((problem) => `  ${problem}`).join('\n')}`)
    this.name = 'ConfigError'
    this.problems = problems
  }
}

const address = (protocols: string[], example: string) =>
  z.string().refine((value) => protocols.includes(protocolOf(value)), `must be an address like ${example}`)
const database = address(['postgres:', 'postgresql:'], 'postgres://user:secret@host:5432/helder').optional()

const environment = z.object({
  PORT: z
    .string()
    .regex(/^\d+$/, 'must be a number from 1 to 65535')
    .transform(Number)
    .refine((port) => port >= 1 && port <= 65_535, 'must be a number from 1 to 65535')
    .default(3000),
  HELDER_DATA: z.string().default('.data'),
  HELDER_MODE: z.enum(['demo', 'production'], { error: 'must be demo or production' }).optional(),
  DATABASE_URL: database,
  HELDER_APP_DATABASE_URL: database,
  HELDER_WORKER_DATABASE_URL: database,
  HELDER_JOBS_DATABASE_URL: database,
  HELDER_BASE_URL: address(['http:', 'https:'], 'https://helder.example')
    .transform((value) => value.replace(/\/+$/, ''))
    .optional(),
  // A key name of a signed note holds neither spaces nor plus signs (C2SP signed-note).
  HELDER_LOG_NAME: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]*(\/[a-z0-9.-]+)*$/, 'must be a name like helder.example, without https://')
    .default('helder-demo.example'),
  HELDER_TRUST_PROXY: z
    .string()
    .regex(
      /^(true|false|\d+|[0-9a-fA-F.:/]+(\s*,\s*[0-9a-fA-F.:/]+)*)$/,
      'must be true, false, a number of proxies, or addresses',
    )
    .transform(trustProxy)
    .default(false),
  HELDER_SMTP_URL: address(['smtp:', 'smtps:'], 'smtps://user:secret@mail.example:465').optional(),
  HELDER_MAIL_FROM: z.string().includes('@', { error: 'must be a mail address' }).optional(),
  HELDER_COMPAT_LOOKUP: z.enum(['on', 'off'], { error: 'must be on or off' }).default('off'),
  HELDER_SSO_FILE: z.string().optional(),
  HELDER_RDW_URL: address(['http:', 'https:'], 'https://opendata.rdw.nl/resource/m9d7-ebf2.json').optional(),
  HELDER_KVK_URL: address(['http:', 'https:'], 'https://api.kvk.nl').optional(),
  // It goes in a header: neither spaces nor line ends.
  HELDER_KVK_KEY: z
    .string()
    .regex(/^[\x21-\x7e]+$/, 'must be the API key as it was given, without spaces')
    .optional(),
  HELDER_KVK_GENERATION: z
    .enum(['1', '2'], { error: 'must be 1 or 2' })
    .transform((text) => (text === '1' ? 1 : 2))
    .optional(),
})

/** Reads the settings; an empty variable counts as absent. Throws a ConfigError that names every wrong one. */
export function readConfig(env: Record<string, string | undefined> = process.env): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  )
  const read = environment.safeParse(given)
  if (!read.success) {
    throw new ConfigError(read.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`))
  }
  const values = read.data
  return {
    port: values.PORT,
    dataDir: resolve(values.HELDER_DATA),
    mode: values.HELDER_MODE,
    databaseUrl: values.DATABASE_URL,
    appDatabaseUrl: values.HELDER_APP_DATABASE_URL,
    workerDatabaseUrl: values.HELDER_WORKER_DATABASE_URL,
    jobsDatabaseUrl: values.HELDER_JOBS_DATABASE_URL,
    baseUrl: values.HELDER_BASE_URL ?? `http://localhost:${values.PORT}`,
    baseUrlGiven: values.HELDER_BASE_URL !== undefined,
    logName: values.HELDER_LOG_NAME,
    trustProxy: values.HELDER_TRUST_PROXY,
    smtpUrl: values.HELDER_SMTP_URL,
    mailFrom: values.HELDER_MAIL_FROM,
    rdwUrl: values.HELDER_RDW_URL,
    kvkUrl: values.HELDER_KVK_URL,
    kvkKey: values.HELDER_KVK_KEY,
    kvkGeneration: values.HELDER_KVK_GENERATION,
    ssoFile: values.HELDER_SSO_FILE,
    compatLookUp: values.HELDER_COMPAT_LOOKUP === 'on',
  }
}

/** For `serve`: whoever starts it says which world this is, since demo sign-in opens every door. */
export function requireMode(config: Config): ServeConfig {
  if (config.mode === undefined) {
    throw new ConfigError(['HELDER_MODE must be set to demo or production.'])
  }
  return { ...config, mode: config.mode }
}

function trustProxy(value: string): boolean | number | string[] {
  if (value === 'true' || value === 'false') return value === 'true'
  return /^\d+$/.test(value) ? Number(value) : value.split(/\s*,\s*/)
}

function protocolOf(value: string): string {
  return URL.canParse(value) ? new URL(value).protocol : ''
}
