/** What a check found: good, tampered (something does not fit), or unusable (it could not be checked). */
export type Verdict = 'good' | 'tampered' | 'unusable'

/** One thing that does not fit, and where. */
export type Problem = { where: string; what: string; index?: number }

/** Thrown when a check cannot be made at all: no such folder, no connection, not a key. */
export class Unusable extends Error {}

/** The exit code of the command line for a verdict. */
export function exitCode(verdict: Verdict): 0 | 1 | 2 {
  return verdict === 'good' ? 0 : verdict === 'tampered' ? 1 : 2
}
