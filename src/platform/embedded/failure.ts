export type FailureCode =
  | 'not-writable'
  | 'disk-full'
  | 'foreign-owner'
  | 'wrong-version'
  | 'missing-binary'
  | 'secret-lost'
  | 'folder-broken'
  | 'root-refused'
  | 'start-failed'

/** The embedded PostgreSQL can't run. `hint` is a sentence for the terminal that says what to do about it. */
export class EmbeddedPostgresError extends Error {
  readonly code: FailureCode
  readonly hint: string

  constructor(code: FailureCode, message: string, hint: string, cause?: unknown) {
    super(message, cause === undefined ? {} : { cause })
    this.name = 'EmbeddedPostgresError'
    this.code = code
    this.hint = hint
  }
}

/** Translates what the file system or PostgreSQL said into a failure; `place` is the folder it was about. */
export function failureFrom(said: string, place: string, cause?: unknown): EmbeddedPostgresError {
  if (/no space left|ENOSPC|disk quota|EDQUOT|check free disk space|wrote only \d+ of/i.test(said)) {
    return new EmbeddedPostgresError(
      'disk-full',
      `No space left on the disk of ${place}.`,
      `Free at least 500 MB there, or choose another disk with HELDER_DATA=/path npm start.`,
      cause,
    )
  }
  if (/EACCES|EPERM|EROFS|permission denied|read-only file system/i.test(said)) {
    return new EmbeddedPostgresError(
      'not-writable',
      `Helder may not write in ${place}.`,
      `Give this user the rights to that folder, or choose another with HELDER_DATA=/path npm start.`,
      cause,
    )
  }
  if (/loading shared libraries|GLIBC_|ENOENT|not found/i.test(said)) {
    return new EmbeddedPostgresError(
      'missing-binary',
      `The embedded PostgreSQL does not run on this machine: ${lastLine(said)}`,
      'Run npm ci again; on a system without glibc set DATABASE_URL to a PostgreSQL 15 to 18 of your own.',
      cause,
    )
  }
  return new EmbeddedPostgresError(
    'start-failed',
    `PostgreSQL did not start: ${lastLine(said) || 'it said nothing'}`,
    `Read the end of the file postgres.log beside ${place}; with a PostgreSQL of your own set DATABASE_URL.`,
    cause,
  )
}

function lastLine(text: string): string {
  const lines = text.trim().split('\n')
  const telling = lines.filter((line) => /fatal|error|could not|panic/i.test(line))
  return (telling.at(-1) ?? lines.at(-1) ?? '').trim()
}
