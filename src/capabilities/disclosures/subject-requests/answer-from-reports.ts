import { dayInAmsterdam } from '../../../kernel/dates.ts'
import type { Transaction } from '../../../platform/database.ts'
import { readDocument } from '../list-reports.ts'
import type { AnsweredReport, MunicipalAnswer, MunicipalAnswerInput } from './contract.ts'

type Row = Pick<AnsweredReport, 'id' | 'number' | 'openings'> & {
  from_name: string
  branch_name: string
  received_at: Date
  document: string | null
}

/**
 * Which administrative reports about a dealer the municipality received, from whom, and when they were opened. What a
 * report says is withheld unless the officer gives it, with the ground. Each is recorded as given to the data subject.
 */
export async function answerFromReports(
  tx: Transaction,
  requestId: string,
  { kvkNumber, given }: MunicipalAnswerInput,
): Promise<MunicipalAnswer> {
  const grounds = new Map(given.map(({ id, ground }) => [id, ground]))
  const rows = await tx<Row[]>`
    select * from supervision.gather_for_subject(${`dealer:${kvkNumber}`}, ${requestId}, ${[...grounds.keys()]}::uuid[])`
  const reports = rows.map(({ from_name, branch_name, received_at, document, ...row }) => ({
    ...row,
    from: from_name,
    branchName: branch_name,
    receivedOn: dayInAmsterdam(received_at),
    given: document === null ? null : { ground: grounds.get(row.id)!, document: readDocument(document) },
  }))
  return { reports }
}
