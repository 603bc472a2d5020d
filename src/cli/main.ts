import { ConfigError } from '../platform/config.ts'
import { EmbeddedPostgresError } from '../platform/embedded-postgres.ts'

/** One file per command in commands/; it is loaded only when asked for. */
type Command = { summary: string; load: () => Promise<{ run: (args: string[]) => Promise<number> }> }

const commands: Record<string, Command> = {
  start: {
    summary: 'everything in one: database, migrations, the fictional Twente when empty, server (npm start)',
    load: () => import('./commands/start.ts'),
  },
  serve: { summary: 'the server, on a migrated database', load: () => import('./commands/serve.ts') },
  migrate: {
    summary: 'bring the database to the newest schema',
    load: () => import('./commands/migrate.ts'),
  },
  seed: { summary: 'the fictional Twente (demo only)', load: () => import('./commands/seed.ts') },
  import: {
    summary:
      'purchases|thefts|crime-figures FILE.csv: record what another system exported; again changes nothing',
    load: () => import('./commands/import.ts'),
  },
  export: {
    summary: 'branches|purchases|hits FILE.csv: write what stands there',
    load: () => import('./commands/export.ts'),
  },
  token: {
    summary: 'create --role R --organisation O: a bearer token for the API',
    load: () => import('./commands/token.ts'),
  },
  application: {
    summary: 'create ID --name NAME | list | revoke ID: who may call the Stop Heling look-up',
    load: () => import('./commands/application.ts'),
  },
  policy: {
    summary: '[show MUNICIPALITY]: which rule holds where, since when, on what basis',
    load: () => import('./commands/policy.ts'),
  },
  verify: {
    summary:
      'log URL|FOLDER, receipt FILE, file FILE.pdf, database, access-log, audit-pack FOLDER: was anything tampered with? (0 no, 1 yes, 2 can not tell)',
    load: () => import('./commands/verify.ts'),
  },
  'audit-pack': {
    summary:
      'FOLDER [--year Y] [--organisation O] [--looks N]: the sample of the yearly audit of police data',
    load: () => import('./commands/audit-pack.ts'),
  },
  log: {
    summary: '[adopt LOG --reason TEXT | rebuild LOG]: the logs and how far they are signed',
    load: () => import('./commands/log.ts'),
  },
  keys: {
    summary: '[list] | make | rotate | backup FILE | restore FILE: the keys outside the database',
    load: () => import('./commands/keys.ts'),
  },
  purge: {
    summary: '[--dry-run] [--on DAY]: forget what is due, as the server does each night, and say what went',
    load: () => import('./commands/purge.ts'),
  },
  hold: {
    summary: '[place ... | end ID --reason TEXT]: people of an entry that must stay past their term',
    load: () => import('./commands/hold.ts'),
  },
  erase: {
    summary: '--branch NUMBER --number N --reason TEXT: the people of one entry go before their term',
    load: () => import('./commands/erase.ts'),
  },
}

/**
 * `helder <command> ...`; gives the exit code. 0 is good; 1 is the command's own bad news (tampering, lines refused);
 * 2 is that it could not do its work.
 */
export async function main(args: string[]): Promise<number> {
  const [name = '--help', ...rest] = args
  if (name === '--help' || name === '-h' || name === 'help') {
    console.log(usage())
    return 0
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) {
    console.error(`helder has no command "${name}".\n\n${usage()}`)
    return 2
  }
  try {
    const { run } = await command.load()
    return await run(rest)
  } catch (error) {
    console.error(sentenceFor(error, name))
    return 2
  }
}

function usage(): string {
  const width = Math.max(...Object.keys(commands).map((name) => name.length))
  const lines = Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`)
  return `Usage: npx --no helder <command> [options]\n\n${lines.join('\n')}`
}

/** PostgreSQL's codes for an unknown role, secret, database, schema, table, column or function. */
const UNPREPARED = ['28000', '28P01', '3D000', '3F000', '42P01', '42703', '42883']

/** A sentence on what to do for what people can mend; the stack for our own mistakes. */
function sentenceFor(error: unknown, name: string): string {
  if (error instanceof ConfigError) return error.message
  if (error instanceof EmbeddedPostgresError) return `${error.message}\n${error.hint}`
  const { code, message } = error as { code?: string; message: string }
  if (code?.startsWith('ERR_PARSE_ARGS_')) return `helder ${name}: ${message}`
  if (code === 'EADDRINUSE')
    return `${message}\nAnother program has this port. Choose another: PORT=3001 npm start`
  if (code === 'ECONNREFUSED' || code === 'CONNECT_TIMEOUT' || code === 'ENOTFOUND') {
    return `The database does not answer: ${message}\nLook at DATABASE_URL and the HELDER_*_DATABASE_URL variables.`
  }
  if (UNPREPARED.includes(code ?? '')) {
    return `The database is not prepared for this Helder: ${message}\nRun: npx --no helder migrate`
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
