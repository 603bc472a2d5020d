// Helder's whole server as `helder serve` assembles it, with so many made-up stolen numbers in the table besides those of
// the database. The budget counts as always, and is wide enough for a bench.
import { readConfig } from '../../src/platform/config.ts'
import { openLogger } from '../../src/platform/logger.ts'
import { migrate } from '../../src/platform/migrate.ts'
import { assemble } from '../../src/server/assemble.ts'
import { stolenKeys } from '../stolen-keys.ts'

const config = readConfig()
const urls = await migrate({ adminUrl: config.databaseUrl!, dataDir: config.dataDir })
const wake = { recorded: () => undefined, reported: () => undefined }
const checking = {
  free: { address: Number.MAX_SAFE_INTEGER },
  also: () => stolenKeys(0, Number(process.env['BENCH_NUMBERS'])),
}
const helder = await assemble({ ...config, ...urls, mode: 'demo', checking }, openLogger('error'), wake)
await helder.app.listen({ port: config.port, host: '127.0.0.1' })
console.log('ready')
process.on('SIGTERM', () => void helder.close().then(() => process.exit(0)))
