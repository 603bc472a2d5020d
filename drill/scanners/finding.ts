export const severities = ['low', 'medium', 'high', 'critical'] as const
export type Severity = (typeof severities)[number]

/** One thing that a scanner said, in its own words. */
export type Finding = { severity: Severity; what: string; where: string }

/** `unfinished`: why this scan says nothing. `remarks`: what it did, for who reads the results. */
export type Scan = { findings: Finding[]; unfinished: string[]; remarks: string[] }

/** Medium or above: what S11 allows none of. */
export function isSerious({ severity }: Finding): boolean {
  return severity !== 'low'
}
