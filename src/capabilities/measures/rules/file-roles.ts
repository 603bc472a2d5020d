import type { Role } from '../../../kernel/codes.ts'

/** Who works on case files (supervision.writes_files). */
export const fileWriters = ['municipal-officer', 'municipal-lawyer'] as const satisfies readonly Role[]
/** Who reads them (supervision.reads_files). */
export const fileReaders = [
  ...fileWriters,
  'mayors-office',
  'municipal-inspector',
] as const satisfies readonly Role[]
