// Helder's server as `helder serve` assembles it; the steps after recording (sequencer, matcher) run or wait as asked,
// so that the cost of recording and that of all the rest can be told apart.
import { readConfig } from '../../src/platform/config.ts'
import { openLogger } from '../../src/platform/logger.ts'
import { migrate } from '../../src/platform/migrate.ts'
import { repeat } from '../../src/platform/repeat.ts'
import { assemble } from '../../src/server/assemble.ts'

const config = readConfig()
const logger = openLogger('error')
const urls = await migrate({ adminUrl: config.databaseUrl!, dataDir: config.dataDir })
const wake = { recorded: () => undefined, reported: () => undefined }
const helder = await assemble({ ...config, ...urls, mode: 'demo' }, logger, wake)
const steps =
  process.env['BENCH_STEPS'] === 'running'
    ? [helder.publish, helder.match].map((step) => repeat(step, { name: 'step', every_ms: 300, logger }))
    : []
await helder.app.listen({ port: config.port, host: '127.0.0.1' })
console.log('ready')
process.on('SIGTERM', () => {
  void Promise.all(steps.map((step) => step.stop()))
    .then(() => helder.close())
    .then(() => process.exit(0))
})
