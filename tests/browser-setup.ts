import { startServer } from './server.ts'

/**
 * A real server with the fictional Twente for each worker: journeys of one worker share a register and run one after another,
 * those of two see nothing of each other. Addresses go to them by the environment (playwright.config.ts).
 */
export default async function setup({ workers }: { workers: number }): Promise<() => Promise<void>> {
  // Behind one proxy: a journey tells its own address, so that none lives on the budget of another (fixtures.ts).
  const env = { HELDER_TRUST_PROXY: '1' }
  const servers = await Promise.all(Array.from({ length: workers }, () => startServer({ env })))
  process.env['HELDER_TEST_SERVERS'] = JSON.stringify(servers.map(({ url, dataDir }) => ({ url, dataDir })))
  return async () => void (await Promise.all(servers.map((server) => server.stop())))
}
