import { z } from 'zod'

/** The files of an audit pack. Nothing else stands in the folder; SHA256SUMS is as `sha256sum -c` reads it. */
export const LOOKS_FILE = 'looks.json'
export const DELETIONS_FILE = 'deletions.json'
export const REPORT_FILE = 'LEESMIJ.txt'
export const SUMS_FILE = 'SHA256SUMS'

const log = z.strictObject({ origin: z.string(), vkey: z.string() })
const proven = z.strictObject({
  index: z.int().min(0),
  leaf: z.base64(),
  inclusionProof: z.array(z.base64()).max(64),
})
const opened = z.strictObject({ value: z.json(), key: z.base64() })
/** What the database says about it now; no leaf commits to this. */
const recorded = z.strictObject({
  accountName: z.string().nullable(),
  authorisation: z
    .strictObject({
      role: z.string(),
      givenAt: z.string(),
      givenBy: z.string(),
      standsIn: z.boolean(),
      until: z.string().nullable(),
    })
    .nullable(),
})

/** A leaf in the order of the draw. Chosen: all six groups opened. Passed over: only when and in what capacity. */
const drawn = proven.extend({
  opened: z.partialRecord(z.enum(['who', 'capacity', 'when', 'purpose', 'what', 'givenTo']), opened),
  recorded: recorded.optional(),
})
export type Drawn = z.infer<typeof drawn>

export const looksFile = z.strictObject({
  format: z.literal('helder-audit-looks-1'),
  log,
  checkpoint: z.string(),
  asked: z.strictObject({
    year: z.int(),
    organisation: z.string().nullable(),
    looks: z.int().min(1),
    word: z.string().nullable(),
  }),
  drawn: z.array(drawn),
  /** Leaves that say why a drawn look can't be opened: it was forgotten, or lost in a restore. */
  excuses: z.array(proven),
})
export type LooksFile = z.infer<typeof looksFile>

const deletion = proven.extend({ firstSignedAt: z.string().nullable() })
export const deletionsFile = z.strictObject({
  format: z.literal('helder-audit-deletions-1'),
  year: z.int(),
  logs: z.array(z.strictObject({ log, checkpoint: z.string(), deletions: z.array(deletion) })),
})
export type DeletionsFile = z.infer<typeof deletionsFile>

export const jsonText = (value: LooksFile | DeletionsFile) => `${JSON.stringify(value, null, 2)}\n`
