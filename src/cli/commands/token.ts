import { parseArgs } from 'node:util'
import { createToken, kindsWith, type TokenRole, tokenRoles } from '../../capabilities/access/public.ts'
import { readConfig } from '../../platform/config.ts'
import { openDatabase } from '../../platform/database.ts'
import { openCluster } from '../cluster.ts'

const USAGE = 'Usage: helder token create --role ROLE --organisation ORGANISATION'

/** `helder token create`: prints the bearer token and nothing else; it can't be shown again. */
export async function run(args: string[]): Promise<number> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: { role: { type: 'string' }, organisation: { type: 'string' } },
  })
  const role = tokenRoles.find((one) => one === values.role)
  const { organisation } = values
  if (positionals.join(' ') !== 'create' || !role || !organisation) {
    console.error(usage(values.role))
    return 2
  }
  const config = readConfig()
  const cluster = await openCluster(config, console.error)
  const admin = openDatabase(cluster.adminUrl, { max: 1, name: 'helder token' })
  try {
    const created = await createToken(admin, role, organisation)
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

function usage(given: string | undefined): string {
  if (given === undefined || tokenRoles.some((role) => role === given)) return USAGE
  return `There is no role "${given}"; there are ${tokenRoles.join(', ')}.\n${USAGE}`
}

function unknown(role: TokenRole, organisation: string): string {
  const kinds = kindsWith(role)
  const asked = kinds.map((kind) => `the ${kind === 'dealer' ? 'KvK number' : 'slug'} of a ${kind}`)
  return `There is no ${kinds.join(' or ')} "${organisation}". For the role ${role} give ${asked.join(' or ')}.`
}
