import type { FileView } from '../contract.ts'
import type { DocumentFields, DocumentView, MissingElement } from '../documents/contract.ts'
import { checkDecision, elementsOf } from '../rules/check-decision.ts'
import { measureOf } from '../rules/step-table.ts'

/** What is judged by the policy and by earlier measures, which only the server knows: its last answer stands. */
const byServer = ['earlier-warning', 'closure-power', 'number']

/** What a document still lacks, while it is typed: by the same rule as the server's. */
export function useMissing(file: FileView, document: DocumentView, fields: DocumentFields): MissingElement[] {
  // Of what is being decided now: since the last decision.
  const begun = file.steps.findLastIndex(
    ({ kind }) => kind === 'reopen' || measureOf(kind) !== null || kind === 'decide-no-measure',
  )
  const present = file.steps.slice(begun + 1)
  const dayOf = (kind: string) => present.findLast((step) => step.kind === kind)?.on ?? null
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
