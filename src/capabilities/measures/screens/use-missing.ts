import type { FileView } from '../contract.ts'
import type { DocumentFields, DocumentView, MissingElement } from '../documents/contract.ts'
import { checkDecision, elementsOf } from '../rules/check-decision.ts'

/** What is judged by the policy and by earlier measures, which only the server knows: its last answer stands. */
const byServer = ['earlier-warning', 'closure-power', 'number']

/** What a document still lacks, while it is typed: by the same rule as the server's. */
export function useMissing(file: FileView, document: DocumentView, fields: DocumentFields): MissingElement[] {
  const dayOf = (kind: string) => file.steps.findLast((step) => step.kind === kind)?.on ?? null
  const here = checkDecision(document.kind, fields, {
    number: file.number,
    grounds: file.findings,
    fileGrounds: file.steps.flatMap(({ grounds }) => grounds),
    ladder: null,
    past: [],
    announcedOn: dayOf('announce'),
    viewReceivedOn: dayOf('receive-view'),
  })
  return elementsOf(document.kind).flatMap(({ name }) =>
    (byServer.includes(name) ? document.missing : here).filter(({ element }) => element === name),
  )
}
