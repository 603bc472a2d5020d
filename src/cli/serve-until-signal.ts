import type { ServeConfig } from '../platform/config.ts'
import type { RoleUrls } from '../platform/migrate.ts'
import { serve } from '../server/main.ts'
import { onSignal } from './signals.ts'

/** Serves until a signal, then answers what was asked and closes. `Helder ready` is the last line. */
export async function serveUntilSignal(
  config: ServeConfig,
  { appUrl, workerUrl, jobsUrl }: RoleUrls,
  beforeReady: () => void = () => {},
): Promise<number> {
  const asked = new Promise<void>((resolve) => onSignal(resolve))
  const server = await serve({ ...config, appUrl, workerUrl, jobsUrl })
  beforeReady()
  console.log(`Helder ready ${config.baseUrl}`)
  await asked
  await server.close()
  return 0
}
