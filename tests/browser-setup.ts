import { startServer } from './server.ts'

/** One real server with the fictional Twente for all browser journeys; its address goes to them by the environment. */
export default async function setup(): Promise<() => Promise<void>> {
  // Behind one proxy: a journey tells its own address, so that none lives on the budget of another (fixtures.ts).
  const server = await startServer({ env: { HELDER_TRUST_PROXY: '1' } })
  process.env['HELDER_TEST_URL'] = server.url
  process.env['HELDER_TEST_DATA'] = server.dataDir
  return server.stop
}
