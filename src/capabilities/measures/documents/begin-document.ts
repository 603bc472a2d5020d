import type { Day } from '../../../kernel/dates.ts'
import type { Caller } from '../../../platform/caller.ts'
import type { Transaction } from '../../../platform/database.ts'
import { readWholeFile } from '../read-file.ts'
import { draftDocument } from '../rules/draft-document.ts'
import type { DocumentKind } from '../rules/file-states.ts'
import { type DocumentFields, documentFields } from './contract.ts'
import { keepDocument, type Kept } from './keep-document.ts'

type Begun = { fileId: string; id: string; kind: DocumentKind; today: Day }

/** Begins a document of a file with what is known already. Sent twice it stands once. */
export async function beginDocument(
  tx: Transaction,
  caller: Caller,
  { fileId, id, kind, today }: Begun,
): Promise<Kept> {
  const file = await readWholeFile(tx, fileId, today)
  if (file === null) return { ok: false, reason: 'not-found' }
  const { head, dealerAddress, facts, steps, around, next } = file
  const lastDecision = facts.decisions.findLast(({ measure }) => measure !== null)
  const documentId = steps.find((step) => step.id === lastDecision?.stepId)?.documentId
  const draft = draftDocument(kind, {
    ...around,
    facts,
    steps,
    next,
    addressee: { name: head.dealerName, address: dealerAddress },
    decisionNumber: file.documents.find((one) => one.id === documentId)?.settled?.number ?? '',
  })
  const fields = documentFields.parse({ ...draft, ...(await readLastSigner(tx)) })
  return await keepDocument(tx, caller, { fileId, id, kind, version: 0, fields })
}

/** Who signed last, under which mandate, and where objections go: the same until somebody changes it. */
async function readLastSigner(
  tx: Transaction,
): Promise<Partial<Pick<DocumentFields, 'signer' | 'objectionClause'>>> {
  const [last] = await tx<Pick<DocumentFields, 'signer' | 'objectionClause'>[]>`
    select fields -> 'signer' as signer, fields -> 'objectionClause' as "objectionClause"
      from supervision.case_document where settled_at is not null order by settled_at desc limit 1`
  return last ?? {}
}
