import { parseArgs } from 'node:util'

const USAGE = `Usage: helder log                                     the logs and how far they are signed
       helder log adopt LOG --reason TEXT             go on after the database was restored to an older state
       helder log rebuild LOG                         make lost or damaged tiles anew from the database

LOG is a municipality, or access: the log of looks.`

/** `helder log`, `helder log adopt`, `helder log rebuild`. */
export async function run(args: string[]): Promise<number> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: { reason: { type: 'string' } },
  })
  const [verb, municipality, ...rest] = positionals
  const { listLogs, adopt, rebuild } = await import('../logs.ts')
  if (verb === undefined) return listLogs()
  if (municipality !== undefined && rest.length === 0) {
    if (verb === 'rebuild') return rebuild(municipality)
    if (verb === 'adopt' && values.reason?.trim()) return adopt(municipality, values.reason.trim())
  }
  console.error(USAGE)
  return 2
}
