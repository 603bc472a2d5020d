import { z } from 'zod'
import { day, line, page, pageQuery, text } from '../../platform/contract.ts'

/** On what ground police may give this to a municipality; `other` says which in words. */
export const disclosureBases = ['wpg-16', 'wpg-18', 'wpg-20', 'other'] as const
export type DisclosureBasis = (typeof disclosureBases)[number]

const FACTS_MAX = 50
const fact = z.object({
  /** Empty as long as it is not known. */
  observedOn: z.union([day, z.literal('')], 'field.day'),
  text: text(2_000),
  source: line(200),
})
export type Fact = z.infer<typeof fact>

/** What stands in a draft so far: any of it may still be empty. */
export const draftInput = z.object({
  municipality: line(40),
  branchNumber: z.string('field.text').regex(/^(\d{12})?$/, 'field.choice'),
  subject: line(200),
  basis: z.enum(disclosureBases, 'field.choice').nullable(),
  basisText: line(500),
  facts: z.array(fact).max(FACTS_MAX, 'field.too-long'),
  request: text(2_000),
})
export type Draft = z.infer<typeof draftInput>
/** `version` is the one that the writer saw. */
export const draftChange = draftInput.extend({ version: z.int().min(1) })

/** A report as it was signed: everything in it, so that it can be read without Helder. */
export const signedDocument = z.object({
  number: z.string(),
  from: z.string(),
  municipality: z.string(),
  dealer: z.object({ name: z.string(), kvkNumber: z.string() }),
  branch: z.object({ name: z.string(), branchNumber: z.string(), address: z.string() }),
  subject: z.string(),
  basis: z.enum(disclosureBases),
  basisText: z.string(),
  facts: z.array(z.object({ observedOn: day, text: z.string(), source: z.string() })),
  request: z.string(),
  signedBy: z.string(),
  signedAt: z.string(),
})
export type SignedDocument = z.infer<typeof signedDocument>

const head = {
  id: z.uuid(),
  version: z.int(),
  number: z.string().nullable().describe('Given at the signature; null for a draft'),
  subject: z.string(),
  municipalityName: z.string().nullable(),
  dealerName: z.string().nullable(),
  changedAt: z.string(),
  changedBy: z.string(),
}
export const reportHead = z.object(head)
export type ReportHead = z.infer<typeof reportHead>
export const reportList = page(reportHead)
export const reportListQuery = pageQuery
export const reportView = z.object({
  ...head,
  draft: draftInput.nullable(),
  document: signedDocument.nullable(),
  digest: z
    .string()
    .nullable()
    .describe('SHA-256 of the canonical JSON of the document, as the access log has it'),
})
export type ReportView = z.infer<typeof reportView>

export const signatureInput = z.object({ version: z.int().min(1) })

/** What a municipality sees of a report before it opens it. */
export const receivedHead = z.object({
  id: z.uuid(),
  number: z.string(),
  from: z.string(),
  dealerName: z.string(),
  branchName: z.string(),
  receivedAt: z.string(),
  opened: z.object({ at: z.string(), by: z.string() }).nullable(),
})
export type ReceivedHead = z.infer<typeof receivedHead>
export const receivedList = page(receivedHead)
export const receivedView = z.object({ document: signedDocument, digest: z.string() })
export type ReceivedView = z.infer<typeof receivedView>
