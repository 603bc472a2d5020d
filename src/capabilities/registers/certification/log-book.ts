/**
 * Where the leaves of some logs stand in the database. Each controller keeps its own, in tables of one shape and behind
 * functions that do the same (migrations 0004, 0005 and 0019); `name` is the column that says of which log a row is.
 */
export type LogBook = {
  log: string
  leaf: string
  adoption: string
  name: string
  assignIndexes: string
  noteCheckpoint: string
}

/** The registers: one log per municipality. */
export const registersBook: LogBook = {
  log: 'registers.log',
  leaf: 'registers.leaf',
  adoption: 'registers.adoption',
  name: 'municipality',
  assignIndexes: 'registers.assign_log_indexes',
  noteCheckpoint: 'registers.note_checkpoint',
}
