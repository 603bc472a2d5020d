import type { FileView, StepView } from '../contract.ts'

/** What a step says, by name and in order: the number of its document and of the decision that it is about, then its values. */
export function saidValues(
  file: Pick<FileView, 'documents' | 'steps'>,
  { documentId, values }: Pick<StepView, 'documentId' | 'values'>,
): { name: string; value: unknown }[] {
  const numberOf = (id: string | null) => file.documents.find((one) => one.id === id)?.settled?.number
  const { decisionId, ...rest } = values
  const decision = file.steps.find(({ id }) => id === decisionId)
  return [
    { name: 'document', value: numberOf(documentId) },
    { name: 'decision', value: decision && numberOf(decision.documentId) },
    ...Object.entries(rest).map(([name, value]) => ({ name, value })),
  ].filter(({ value }) => value !== undefined && value !== null && value !== '')
}
