import { openCluster } from '../src/cli/cluster.ts'
import { readConfig } from '../src/platform/config.ts'
import { openDatabase } from '../src/platform/database.ts'

// npm run tamper: does what nobody may, as someone with the database's own password could, so that `helder verify` has
// something to find. It lowers the price in the entry of the README's session; a second time puts it back.

const config = readConfig()
const cluster = await openCluster(config, console.error)
const admin = openDatabase(cluster.adminUrl, { max: 1, name: 'tamper' })
try {
  const changed = await admin<{ price_cents: number }[]>`
    update registers.item set price_cents = 26400 - price_cents
     where entry_id in (select id from registers.entry where reference = 'SESSION-1') returning price_cents`
  if (changed.length === 0) {
    console.error('There is no purchase SESSION-1: run the lines of the README before this one.')
    process.exitCode = 2
  }
  for (const { price_cents } of changed) {
    console.log(`The register now says ${price_cents / 100} euro for the purchase SESSION-1.`)
  }
} finally {
  await admin.end({ timeout: 5 })
  await cluster.close()
}
