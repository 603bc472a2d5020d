import { type Day, dayInAmsterdam } from '../../../kernel/dates.ts'
import type { FindingView } from '../../findings/public.ts'
import type { LetterContent } from '../../letters/public.ts'
import type { VisitView } from '../../visits/public.ts'
import type { FileView, StepView } from '../contract.ts'
import { subjectOf } from '../print/write-document.ts'
import { findingPiece } from './finding-piece.ts'
import type { Piece, PiecePicture } from './piece.ts'
import { reportPiece, type ReceivedReport } from './report-piece.ts'
import { stepPiece } from './step-piece.ts'
import { visitPiece } from './visit-piece.ts'

export type FileMaterial = {
  file: FileView
  /** The findings that the file stands on, with their evidence. */
  findings: FindingView[]
  /** The administrative reports of police that findings came from. */
  reports: ReceivedReport[]
  /** The visits that findings came from. */
  visits: VisitView[]
  /** Of each settled document its letter. */
  letters: Map<string, { letter: LetterContent; logo: Buffer | null }>
  /** Photos that findings name, by their id. */
  photos: Map<string, PiecePicture>
}

/** Steps that say nothing besides their document, or that findings say. */
const withoutPiece: readonly StepView['kind'][] = ['open', 'add-findings', 'reopen']

/** The pieces of a file in the order of their days: what police reported, what was found, what was written and what was done. */
export function piecesOfFile(material: FileMaterial): Piece[] {
  const { file, findings, reports, visits, photos } = material
  const pieces = [
    ...reports.map(reportPiece),
    ...visits.map(visitPiece),
    ...findings.map((finding) => findingPiece(finding, photos)),
    ...documentPieces(material),
    ...file.steps
      .filter(({ kind, documentId }) => documentId === null && !withoutPiece.includes(kind))
      .map((step) => stepPiece(file, step)),
  ]
  // Stable: of one day, what was found stands before what came of it.
  return pieces.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}

function documentPieces({ file, letters }: FileMaterial): Piece[] {
  return file.documents.flatMap(({ id, kind, fields, settled }) => {
    const print = letters.get(id)
    if (settled === null || print === undefined) return []
    const day: Day = fields.date === '' ? dayInAmsterdam(new Date(settled.at)) : fields.date
    return [
      {
        day,
        title: `${subjectOf(kind, fields)} (${settled.number})`,
        content: JSON.parse(settled.content) as unknown,
        print: { kind: 'letter' as const, ...print },
      },
    ]
  })
}
