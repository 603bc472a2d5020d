/** What the rules on fencing of a municipality consist of; the first is law of the country and holds everywhere. */
export const bylawParts = [
  'purchase-register',
  'document',
  'photo',
  'holding',
  'sales-register',
  'notice',
  'refusal',
  'exemption',
  'designation',
  'inspectors',
  'enforcement-policy',
] as const
export type BylawPart = (typeof bylawParts)[number]
/** The parts that a municipality decides itself. */
export type LocalPart = Exclude<BylawPart, 'purchase-register'>
export const localParts = bylawParts.slice(1) as [LocalPart, ...LocalPart[]]
