import { startServer } from './server.ts'

/** One real server with the fictional Twente for all browser journeys; its address goes to them by the environment. */
export default async function setup(): Promise<() => Promise<void>> {
  const server = await startServer()
  process.env['HELDER_TEST_URL'] = server.url
  process.env['HELDER_TEST_DATA'] = server.dataDir
  return server.stop
}
