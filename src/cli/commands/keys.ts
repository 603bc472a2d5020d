import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from '../../platform/config.ts'

/** What each kind of key in HELDER_DATA/keys is for, and what is lost with it. */
const kinds: { pattern: RegExp; what: string; lost: string }[] = [
  {
    pattern: /^buckets\//,
    what: 'erasure buckets: open the people of entries of one municipality that fall due in one month',
    lost: 'these people can never be read again',
  },
  {
    pattern: /^logs\//,
    what: 'signing keys of the logs, one per municipality',
    lost: 'the log can be verified but not continued',
  },
  {
    pattern: /^guards\//,
    what: 'guards: how far each log was signed (no secret)',
    lost: 'a database that was restored to an older state is not noticed',
  },
  {
    pattern: /^branches\.key$/,
    what: 'master of the branch keys: prove that numbers 1..n of a branch stand in the log',
    lost: 'branch tokens can no longer be proved',
  },
  {
    pattern: /^check-proof\.key$/,
    what: 'signing key of check proofs',
    lost: 'proofs made before hold only for who kept the old verifier key',
  },
  {
    pattern: /^digest\.key$/,
    what: 'keyed digests of requests: tell a repeat from a new one; seals the secrets of applications',
    lost: 'a repeat with the same reference counts as other content; applications need new secrets',
  },
  {
    pattern: /^database\.json$/,
    what: 'secrets of the database roles',
    lost: 'nothing: helder migrate makes new ones',
  },
  {
    pattern: /^postgres-superuser$/,
    what: 'secret of the embedded PostgreSQL',
    lost: 'the embedded database can no longer be opened',
  },
]

/** `helder keys`: lists the keys outside the database, by kind. It prints names, never a key. */
export async function run(args: string[]): Promise<number> {
  parseArgs({ args, options: {} })
  const folder = join(readConfig().dataDir, 'keys')
  if (!existsSync(folder)) {
    console.error(`There are no keys yet in ${folder}; helder migrate and helder serve make them.`)
    return 2
  }
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort()
  console.log(`Keys in ${folder}\n`)
  for (const { pattern, what, lost } of kinds)
    say(
      files.filter((file) => pattern.test(file)),
      what,
      lost,
    )
  say(
    files.filter((file) => !kinds.some(({ pattern }) => pattern.test(file))),
    'other files',
    'unknown',
  )
  console.log(
    'Back this folder up whole, apart from the database: whoever holds both can read everything. Keys are made\n' +
      'when they are first needed. Changing a key (rotation) is not offered yet.',
  )
  return 0
}

function say(files: string[], what: string, lost: string): void {
  if (files.length === 0) return
  const named = files.length <= 3 ? files.join(', ') : `${files[0]} to ${files.at(-1)}`
  console.log(`${files.length}  ${what}\n   ${named}\n   if lost: ${lost}\n`)
}
