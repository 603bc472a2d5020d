import { type LogBook, LogPlaces } from '../registers/public.ts'

/** Name of the access log's own log: no municipality may have it as slug (migration 0019). */
export const LOOK_LOG = 'access'

/** The log of looks: one, for the whole installation; the same make as the registers' (docs/leaf.md). */
export const lookBook: LogBook = {
  log: 'access.look_log',
  leaf: 'access.look_leaf',
  adoption: 'access.look_adoption',
  name: 'log',
  assignIndexes: 'access.assign_log_indexes',
  noteCheckpoint: 'access.note_checkpoint',
}

/** Its key and guard stand beside those of the registers' logs; its tiles apart, and nothing serves them. */
export function lookPlaces(dataDir: string, logName: string): LogPlaces {
  return new LogPlaces(dataDir, logName, 'private')
}
