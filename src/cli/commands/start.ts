import { parseArgs } from 'node:util'
import { demoAccounts } from '../../../seeds/fixed.ts'
import { roles } from '../../kernel/codes.ts'
import { readConfig, requireMode } from '../../platform/config.ts'
import { migrate } from '../../platform/migrate.ts'
import { openCluster } from '../cluster.ts'
import { seedTwente } from '../seed-twente.ts'
import { serveUntilSignal } from '../serve-until-signal.ts'

/** `helder start`, the last step of `npm start`: a demo with all that it needs, unless HELDER_MODE says otherwise. */
export async function run(args: string[]): Promise<number> {
  parseArgs({ args, options: {} })
  const config = requireMode(
    readConfig({ ...process.env, HELDER_MODE: process.env['HELDER_MODE'] || 'demo' }),
  )
  const cluster = await openCluster(config, console.log)
  try {
    await migrate({ adminUrl: cluster.adminUrl, dataDir: config.dataDir, log: console.log })
    if (config.mode === 'demo') await seedTwente(config, cluster, console.log)
    return await serveUntilSignal(config, cluster, () => {
      if (config.mode === 'demo') console.log(signIns(config.baseUrl))
    })
  } finally {
    await cluster.close()
  }
}

/** One line per role, in the order of the sign-in page: who it is and where to sign in as that person. */
function signIns(baseUrl: string): string {
  const accounts = roles.flatMap((role) => demoAccounts.filter((account) => account.role === role))
  const longest = Math.max(...roles.map(({ length }) => length))
  const lines = accounts.map(
    ({ role, name }) => `  ${role.padEnd(longest)}  ${name.padEnd(18)} ${baseUrl}/inloggen#${role}`,
  )
  return ['', 'Sign in as (all people and goods are made up):', ...lines, ''].join('\n')
}
