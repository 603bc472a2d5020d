import type { Day } from '../../kernel/dates.ts'
import type { Transaction } from '../../platform/database.ts'
import type { DocumentKind } from './rules/file-states.ts'

type OwnDocument = {
  id: string
  number: string
  kind: DocumentKind
  deliveredOn: Day
  content: string
  digest: string
}
export type OwnFile = { id: string; number: string; municipalityName: string; documents: OwnDocument[] }

/** For a dealer: the documents about the own business that were announced or delivered, by file. */
export async function listOwnFiles(tx: Transaction): Promise<OwnFile[]> {
  const rows = await tx<(OwnDocument & { fileId: string; fileNumber: string; municipalityName: string })[]>`
    select file_id as "fileId", file_number as "fileNumber", municipality_name as "municipalityName", document_id as id, kind, number,
           content, digest, delivered_on as "deliveredOn"
      from supervision.own_documents()`
  const files = Map.groupBy(rows, ({ fileId }) => fileId)
  return [...files].map(([id, documents]) => ({
    id,
    number: documents[0]!.fileNumber,
    municipalityName: documents[0]!.municipalityName,
    documents: documents.map(({ fileId: _, fileNumber: __, municipalityName: ___, ...document }) => document),
  }))
}
