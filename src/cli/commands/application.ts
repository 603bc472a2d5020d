import { parseArgs } from 'node:util'
import { createApplication, listApplications, revokeApplication } from '../../capabilities/check/public.ts'
import { readConfig } from '../../platform/config.ts'
import { type Database, openDatabase } from '../../platform/database.ts'
import { KeyFiles } from '../../platform/key-files.ts'
import { openCluster } from '../cluster.ts'

const USAGE = `Usage: helder application create ID --name NAME
       helder application list
       helder application revoke ID`

/** `helder application`: who may call the Stop Heling look-up. `create` prints the secret and nothing else, this once. */
export async function run(args: string[]): Promise<number> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: { name: { type: 'string' } },
  })
  const [verb, id, ...more] = positionals
  const isCreate = verb === 'create' && id !== undefined && values.name !== undefined
  const isKnown = isCreate || (verb === 'list' && id === undefined) || (verb === 'revoke' && id !== undefined)
  if (!isKnown || more.length > 0) {
    console.error(USAGE)
    return 2
  }
  const config = readConfig()
  const cluster = await openCluster(config, console.error)
  const admin = openDatabase(cluster.adminUrl, { max: 1, name: 'helder application' })
  try {
    if (isCreate) return await create(admin, new KeyFiles(config.dataDir), id, values.name!)
    if (verb === 'revoke') return await revoke(admin, id!)
    for (const one of await listApplications(admin)) {
      const state = one.revokedAt ? `revoked ${one.revokedAt.toISOString().slice(0, 10)}` : 'may call'
      console.log(`${one.id}  ${state}  since ${one.createdAt.toISOString().slice(0, 10)}  ${one.name}`)
    }
    return 0
  } finally {
    await admin.end({ timeout: 5 })
    await cluster.close()
  }
}

async function create(admin: Database, keys: KeyFiles, id: string, name: string): Promise<number> {
  const created = await createApplication(admin, keys, { id, name })
  if (created.ok) {
    console.log(created.secret)
    return 0
  }
  console.error(
    created.reason === 'id-in-use'
      ? `There is an application "${id}" already; an id is given once, also after it was revoked.`
      : 'An id has 3 to 40 letters, digits, - or _.',
  )
  return 2
}

async function revoke(admin: Database, id: string): Promise<number> {
  if (await revokeApplication(admin, id)) return 0
  console.error(`There is no application "${id}" that may call.`)
  return 2
}
