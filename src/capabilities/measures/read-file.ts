import type { Day } from '../../kernel/dates.ts'
import type { Transaction } from '../../platform/database.ts'
import type { FileView, Proposal } from './contract.ts'
import { readDocuments } from './documents/read-documents.ts'
import type { DocumentView } from './documents/contract.ts'
import { type FileRow, readFiles } from './list-files.ts'
import { readGrounds } from './read-grounds.ts'
import { readPast } from './read-steps.ts'
import type { Surroundings } from './rules/check-step.ts'
import type { Checked } from './rules/element-gaps.ts'
import type { StepKind } from './rules/file-states.ts'
import { nextStep } from './rules/next-step.ts'
import { stepsFrom } from './rules/step-table.ts'

export type WholeFile = FileRow & {
  documents: DocumentView[]
  around: Surroundings
  checked: Omit<Checked, 'number'>
  next: Proposal
}

/** A file with all that its steps and documents are judged by, as it stood on a day; null: not one of the caller. */
export async function readWholeFile(tx: Transaction, id: string, on: Day): Promise<WholeFile | null> {
  const [file] = await readFiles(tx, on, { ids: [id] })
  if (file === undefined) return null
  const { dealerId, municipality } = file.head
  const { grounds, ladder } = await readGrounds(tx, { dealerId, municipality, on })
  const past = await readPast(tx, dealerId, on)
  const checked = { grounds, ladder, past, fileGrounds: file.facts.grounds, ...viewOf(file) }
  const documents = await readDocuments(tx, id, { ...checked, on })
  const used = new Set(file.steps.map(({ documentId }) => documentId))
  const around = {
    today: on,
    grounds,
    ladder,
    past,
    documents: documents.map(({ settled, ...one }) => ({
      ...one,
      number: settled?.number ?? null,
      isUsed: used.has(one.id),
    })),
  }
  return { ...file, documents, around, checked, next: nextStep(file.facts, around) }
}

/** When the measure was announced and the view came in, of what is being decided now: since the last decision. */
function viewOf({ steps }: FileRow): Pick<Checked, 'announcedOn' | 'viewReceivedOn'> {
  const begun = steps.findLastIndex(({ kind }) => kind === 'reopen' || decisionKinds.includes(kind))
  const last = (kind: string) => steps.slice(begun + 1).findLast((step) => step.kind === kind)?.on ?? null
  return { announcedOn: last('announce'), viewReceivedOn: last('receive-view') }
}
const decisionKinds: readonly StepKind[] = [
  'decide-warning',
  'decide-order',
  'decide-closure',
  'decide-no-measure',
]

/** A case file as its page shows it; null: not one of the caller. */
export async function readFile(
  tx: Transaction,
  id: string,
  { today, mayWrite }: { today: Day; mayWrite: boolean },
): Promise<FileView | null> {
  const file = await readWholeFile(tx, id, today)
  if (file === null) return null
  const { facts } = file
  return {
    ...file.head,
    dealerAddress: file.dealerAddress,
    steps: file.steps,
    documents: file.documents,
    objections: facts.objections,
    penalties: {
      incurredCents: facts.incurredCents,
      maximumCents: facts.order?.maximumCents ?? null,
      paidCents: facts.paidCents,
    },
    findings: [...file.around.grounds],
    possible: stepsFrom(file.head.state),
    next: file.next,
    mayWrite,
  }
}
