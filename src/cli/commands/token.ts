import { parseArgs } from 'node:util'
import {
  createToken,
  kindsWith,
  scopeOf,
  type TokenRole,
  tokenRoles,
} from '../../capabilities/access/public.ts'
import { addDays, isDay, startOfDayInAmsterdam } from '../../kernel/dates.ts'
import { readConfig } from '../../platform/config.ts'
import { openDatabase } from '../../platform/database.ts'
import { operations } from '../../server/operations.ts'
import { openCluster } from '../cluster.ts'

const USAGE = `Usage: helder token create --role ROLE --organisation ORGANISATION [--scopes SCOPES] [--expires DAY]
  --scopes   what it may, with commas: purchases:write,sales:write; absent: all that the role may
  --expires  its last day, as 2027-01-31; absent: it has no end`

/** `helder token create`: prints the bearer token and nothing else; it can't be shown again. */
export async function run(args: string[]): Promise<number> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      role: { type: 'string' },
      organisation: { type: 'string' },
      scopes: { type: 'string' },
      expires: { type: 'string' },
    },
  })
  const role = tokenRoles.find((one) => one === values.role)
  const { organisation } = values
  if (positionals.join(' ') !== 'create' || !role || !organisation) {
    console.error(usage(values.role))
    return 2
  }
  const limits = limitsOf(values)
  if (!limits.ok) {
    console.error(limits.sentence)
    return 2
  }
  const config = readConfig()
  const cluster = await openCluster(config, console.error)
  const admin = openDatabase(cluster.adminUrl, { max: 1, name: 'helder token' })
  try {
    const created = await createToken(admin, role, organisation, limits)
    if (!created.ok) {
      console.error(unknown(role, organisation))
      return 2
    }
    console.log(created.token)
    return 0
  } finally {
    await admin.end({ timeout: 5 })
    await cluster.close()
  }
}

type Limits = { scopes: string[] | undefined; expiresAt: Date | undefined }

function limitsOf(values: {
  scopes?: string | undefined
  expires?: string | undefined
}): ({ ok: true } & Limits) | { ok: false; sentence: string } {
  const scopes = values.scopes?.split(',').map((scope) => scope.trim())
  const unknown = scopes?.find((scope) => !knownScopes().has(scope))
  if (unknown !== undefined) {
    return {
      ok: false,
      sentence: `There is no scope "${unknown}"; one is purchases:read or purchases:write.`,
    }
  }
  const { expires } = values
  if (expires !== undefined && !isDay(expires)) {
    return { ok: false, sentence: `"${expires}" is no day; write it as 2027-01-31.` }
  }
  // It works to the end of that day in Amsterdam.
  const expiresAt = expires === undefined ? undefined : startOfDayInAmsterdam(addDays(expires, 1))
  return { ok: true, scopes, expiresAt }
}

/** Of every operation of the API; whether the role may it, the server tests at each request. */
function knownScopes(): Set<string> {
  return new Set(
    Object.keys(operations).map((operation) => scopeOf(...(operation.split(' ') as [string, string]))),
  )
}

function usage(given: string | undefined): string {
  if (given === undefined || tokenRoles.some((role) => role === given)) return USAGE
  return `There is no role "${given}"; there are ${tokenRoles.join(', ')}.\n${USAGE}`
}

function unknown(role: TokenRole, organisation: string): string {
  const kinds = kindsWith(role)
  const asked = kinds.map((kind) => `the ${kind === 'dealer' ? 'KvK number' : 'slug'} of a ${kind}`)
  return `There is no ${kinds.join(' or ')} "${organisation}". For the role ${role} give ${asked.join(' or ')}.`
}
