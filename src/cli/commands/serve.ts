import { parseArgs } from 'node:util'
import { readConfig, requireMode } from '../../platform/config.ts'
import { openForServing } from '../cluster.ts'
import { serveUntilSignal } from '../serve-until-signal.ts'

/** `helder serve`: the server on a database that `helder migrate` prepared. */
export async function run(args: string[]): Promise<number> {
  parseArgs({ args, options: {} })
  const config = requireMode(readConfig())
  const cluster = await openForServing(config, console.error)
  try {
    return await serveUntilSignal(config, cluster)
  } finally {
    await cluster.close()
  }
}
