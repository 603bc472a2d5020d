import { lookBook, lookPlaces } from '../capabilities/audit/public.ts'
import {
  type LogPlaces,
  type Published,
  publishLogs,
  registersBook,
} from '../capabilities/registers/public.ts'
import type { Config } from '../platform/config.ts'
import type { Database } from '../platform/database.ts'
import type { Logger } from '../platform/logger.ts'

type Hands = {
  worker: Database
  places: LogPlaces
  config: Pick<Config, 'dataDir' | 'logName'>
  logger: Logger
}

/**
 * One step of the sequencer for every log there is: those of the registers and that of the looks, side by side. One that
 * fails keeps none of the others back; its error is thrown last. A log that comes to stand still is said once.
 */
export function openPublisher({ worker, places, config, logger }: Hands, indexed: () => void) {
  const looks = lookPlaces(config.dataDir, config.logName)
  return async (): Promise<Published[]> => {
    const outcomes = await Promise.allSettled([
      publishLogs(worker, places, registersBook, { indexed }),
      publishLogs(worker, looks, lookBook),
    ])
    const published = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? outcome.value : []))
    for (const log of published) {
      if ('halted' in log) logger.error(log, 'a log stands still until helder log adopt')
    }
    const failures = outcomes.flatMap((outcome) =>
      outcome.status === 'rejected' ? [outcome.reason as unknown] : [],
    )
    if (failures.length > 1)
      throw new AggregateError(failures, 'neither registers nor looks could be published')
    if (failures.length === 1) throw failures[0]
    return published
  }
}
